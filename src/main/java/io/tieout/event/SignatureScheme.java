package io.tieout.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a webhook is signed. Kota documents the header's name and that it holds a time and a signature; the form below
 * is our assumption, so each part of it is a setting.
 *
 * @param timestampKey the pair with the time, in Unix seconds; empty when the header holds the signature alone
 * @param signatureKey the pair with a signature; it may come several times while a secret is being replaced
 * @param pairSeparator between two pairs
 * @param valueSeparator between a pair's key and its value
 * @param prefix what stands before a signature's own characters, such as {@code sha256=}
 * @param algorithm name of Java's Mac
 * @param encoding of the signature: HEX or BASE64
 * @param signed what is signed, with {@code {timestamp}} in it and {@code {body}} at its end
 * @param tolerance by how much the time may differ from ours, either way
 */
record SignatureScheme(
        @DefaultValue("t") String timestampKey,
        @DefaultValue("v1") String signatureKey,
        @DefaultValue(",") String pairSeparator,
        @DefaultValue("=") String valueSeparator,
        @DefaultValue("") String prefix,
        @DefaultValue("HmacSHA256") String algorithm,
        @DefaultValue("HEX") Encoding encoding,
        @DefaultValue("{timestamp}.{body}") String signed,
        @DefaultValue("5m") Duration tolerance) {

    enum Encoding {
        HEX,
        BASE64
    }

    enum Verdict {
        GENUINE,
        /** The header is absent or not of this form. */
        MALFORMED,
        /** The time is too far from ours: an old delivery sent again, or a wrong clock. */
        STALE,
        /** No secret of ours gives this signature. */
        FORGED
    }

    private static final String BODY = "{body}";
    /** More digits would not be a time, and would not fit a long. */
    private static final int MOST_DIGITS = 15;

    SignatureScheme {
        if (!signed.endsWith(BODY)) {
            throw new IllegalArgumentException("tieout.webhook.scheme.signed must end with {body}");
        }
        if (pairSeparator.isEmpty() || valueSeparator.isEmpty() && !timestampKey.isEmpty()) {
            throw new IllegalArgumentException("tieout.webhook.scheme needs its separators");
        }
        try {
            Mac.getInstance(algorithm);
        } catch (GeneralSecurityException unknown) {
            throw new IllegalArgumentException("tieout.webhook.scheme.algorithm is none that this Java has");
        }
    }

    /** Decides over the raw bytes, in a time that does not depend on where a signature differs. */
    Verdict verify(@Nullable String header, byte[] body, List<String> secrets, Instant now) {
        Parts parts = header == null ? null : parts(header);
        if (parts == null) {
            return Verdict.MALFORMED;
        }
        boolean genuine = false;
        for (String secret : secrets) {
            byte[] expected = sign(secret, parts.timestamp(), body);
            for (byte[] given : parts.signatures()) {
                genuine |= MessageDigest.isEqual(expected, given);
            }
        }
        if (!genuine) {
            return Verdict.FORGED;
        }
        return timely(parts.timestamp(), now) ? Verdict.GENUINE : Verdict.STALE;
    }

    private boolean timely(String timestamp, Instant now) {
        return timestampKey.isEmpty()
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(tolerance)
                        <= 0;
    }

    private record Parts(String timestamp, List<byte[]> signatures) {}

    private @Nullable Parts parts(String header) {
        String timestamp = "";
        List<byte[]> signatures = new ArrayList<>();
        for (String pair : header.split(Pattern.quote(pairSeparator), -1)) {
            if (timestampKey.isEmpty()) {
                signatures.add(decode(pair.strip()));
                continue;
            }
            int separator = pair.indexOf(valueSeparator);
            if (separator < 0) {
                return null;
            }
            String key = pair.substring(0, separator).strip();
            String value = pair.substring(separator + valueSeparator.length()).strip();
            if (key.equals(timestampKey)) {
                if (!timestamp.isEmpty()) {
                    return null;
                }
                timestamp = value;
            } else if (key.equals(signatureKey)) {
                signatures.add(decode(value));
            }
        }
        boolean timed = timestampKey.isEmpty()
                || timestamp.length() <= MOST_DIGITS
                        && !timestamp.isEmpty()
                        && timestamp.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        signatures.removeIf(signature -> signature.length == 0);
        return timed && !signatures.isEmpty() ? new Parts(timestamp, signatures) : null;
    }

    /** Empty when it is no signature at all. */
    private byte[] decode(String text) {
        if (!text.startsWith(prefix)) {
            return new byte[0];
        }
        String own = text.substring(prefix.length());
        try {
            return encoding == Encoding.HEX
                    ? HexFormat.of().parseHex(own.toLowerCase(Locale.ROOT))
                    : Base64.getDecoder().decode(own);
        } catch (IllegalArgumentException noSignature) {
            return new byte[0];
        }
    }

    private byte[] sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            String before = signed.substring(0, signed.length() - BODY.length()).replace("{timestamp}", timestamp);
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret can't be used as a key", e);
        }
    }
}
