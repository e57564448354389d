package io.tieout.standin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifiers derived from payroll's refs, so that two runs over one roster give the same ids. They look like Kota's:
 * a prefix and 32 hex digits.
 */
final class Ids {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Ids::sha256);
    static final String PLATFORM = derived("pt", "stand-in");

    private Ids() {}

    static String derived(String prefix, String... parts) {
        return prefix + "_" + HexFormat.of().formatHex(hash(parts), 0, 16);
    }

    /** SHA-256 over the parts, kept apart by a character that no ref holds. */
    static byte[] hash(String... parts) {
        return hash(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hash(byte[] bytes) {
        return SHA_256.get().digest(bytes);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
