package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over lines of fields: fields are divided by a tab and lines end with a line feed, both escaped inside a
 * field; a missing field is {@code \N}; a number has no zeros behind its last digit, so 60 and 60.00 are the same.
 * The text is UTF-8.
 */
final class ContentDigest {

    private final MessageDigest sha;

    /** @param title names what is hashed and in which version of this text */
    ContentDigest(String title) {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        line(title);
    }

    void line(@Nullable Object... fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            line.append(i == 0 ? "" : "\t").append(text(fields[i]));
        }
        sha.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Lower-case hex; nothing can be added afterwards. */
    String sha256() {
        return HexFormat.of().formatHex(sha.digest());
    }

    private static String text(@Nullable Object field) {
        if (field == null) {
            return "\\N";
        }
        String text =
                field instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : field.toString();
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
