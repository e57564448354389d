package io.tieout.kota;

import java.util.Arrays;

/**
 * The exact bytes of a request, made once by the client's own serialiser: a retry must send the same
 * bytes, because Kota compares them under one idempotency key.
 *
 * @param json UTF-8; holds personal data, so it is never logged or stored
 * @param sha256 lower-case hex of the bytes; this may be stored
 */
public record RequestBody(byte[] json, String sha256) {

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestBody body && Arrays.equals(json, body.json);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    @Override
    public String toString() {
        return "RequestBody[sha256=" + sha256 + "]";
    }
}
