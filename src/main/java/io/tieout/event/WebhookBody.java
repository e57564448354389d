package io.tieout.event;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** The raw bytes of a delivery: not more than allowed, and not for longer than allowed. */
record WebhookBody(byte[] bytes) {

    /** It is longer than allowed; the rest was not read. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** It did not come to its end in time; the rest was not read. */
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final int PIECE = 8192;

    /** @throws IOException when it was cut, or one of the above */
    static WebhookBody read(HttpServletRequest request, int most, Duration time) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw new TooLarge();
        }
        // A piece that does not come at all ends by the server's own time-out.
        long end = System.nanoTime() + time.toNanos();
        InputStream in = request.getInputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream(PIECE);
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            body.write(piece, 0, read);
            if (body.size() > most) {
                throw new TooLarge();
            }
            if (System.nanoTime() - end > 0) {
                throw new TooSlow();
            }
        }
        return new WebhookBody(body.toByteArray());
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
