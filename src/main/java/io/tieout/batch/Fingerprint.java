package io.tieout.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One SHA-256 over everything that a run's outcome depends on. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(RunRequest request) {
        StringBuilder text = new StringBuilder(request.kind().word())
                .append('\n')
                .append(request.period())
                .append('\n')
                .append(request.scope())
                .append('\n');
        // What stands after the colon is a file's name, for people: a file that was renamed is the same input.
        request.inputs()
                .forEach((name, sha) -> text.append(name.split(":", 2)[0])
                        .append('\n')
                        .append(sha)
                        .append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
