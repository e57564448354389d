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
        // The keys and digests hold no line ends, so two different requests can't read alike.
        request.inputs()
                .forEach((name, sha) ->
                        text.append(name).append('\n').append(sha).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
