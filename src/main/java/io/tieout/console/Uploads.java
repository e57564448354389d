package io.tieout.console;

import io.tieout.file.Private;
import io.tieout.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Files that came in through a page, each under the SHA-256 of its bytes: the same file sent again is the same file,
 * and so the same run can be gone on with. Only their owner may read them.
 */
@Component
@ConditionalOnWebApplication
class Uploads {

    private static final int LONGEST_NAME = 80;
    private static final String STORED = "[0-9a-f]{64}/[A-Za-z0-9_-][A-Za-z0-9._-]*";

    private final Path folder;

    Uploads(@Value("${tieout.home:.tieout}") Path home) {
        this.folder = home.resolve("uploads").toAbsolutePath().normalize();
    }

    /** Reads it all, and keeps it if it is text. @throws Refused if it is not, in words that say what it is */
    String store(@Nullable String name, InputStream content) {
        try {
            Private.folder(folder);
            Path incoming = folder.resolve("." + UUID.randomUUID() + ".part");
            try {
                return keep(incoming, plain(name), content);
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** @param stored as {@link #store} named it */
    Path file(String stored) {
        if (!stored.matches(STORED)) {
            throw new IllegalArgumentException("no upload is named so");
        }
        Path file = folder.resolve(stored);
        if (!Files.isRegularFile(file)) {
            throw Refused.badRequest(
                    "An uploaded file is no longer there", "It was cleared away meanwhile. Send it once more.");
        }
        return file;
    }

    private String keep(Path incoming, String name, InputStream content) throws IOException {
        MessageDigest digest = Sha256.begin();
        TextCheck check = new TextCheck(name);
        long bytes = 0;
        try (OutputStream out = new DigestOutputStream(Channels.newOutputStream(Private.file(incoming)), digest)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                check.look(buffer, read);
                out.write(buffer, 0, read);
                bytes += read;
            }
        }
        if (bytes == 0) {
            throw Refused.badRequest(
                    name + " is empty", "Nothing was done. Export the register again, and send that file.");
        }
        String stored = Sha256.hex(digest) + "/" + name;
        Private.folder(folder.resolve(stored).getParent());
        Files.move(incoming, folder.resolve(stored), StandardCopyOption.ATOMIC_MOVE);
        return stored;
    }

    /** What of a browser's file name can do no harm in a path, a log or a page. */
    static String plain(@Nullable String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.]+", "");
        if (safe.length() > LONGEST_NAME) {
            safe = safe.substring(safe.length() - LONGEST_NAME).replaceFirst("^[.]+", "");
        }
        return safe.isEmpty() ? "register.csv" : safe;
    }
}
