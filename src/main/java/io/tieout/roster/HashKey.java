package io.tieout.roster;

import io.tieout.batch.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key of all hashes: given in the environment, or made once for the embedded database. */
final class HashKey {

    /** Characters; shorter keys could be tried out. */
    private static final int SHORTEST = 32;

    private static final int MADE_BYTES = 32;

    private HashKey() {}

    /**
     * @param given the value of TIEOUT_HASH_KEY, null or blank when it is not set
     * @param home where a key may be made and kept, null when the database is not the embedded one
     * @throws UsageException if there is no key and none may be made, or it is too short
     */
    static byte[] of(@Nullable String given, @Nullable Path home) {
        if (given != null && !given.isBlank()) {
            String key = given.strip();
            if (key.length() < SHORTEST) {
                throw new UsageException("TIEOUT_HASH_KEY is shorter than " + SHORTEST
                        + " characters. Make one with: openssl rand -hex 32");
            }
            return key.getBytes(StandardCharsets.UTF_8);
        }
        if (home == null) {
            throw new UsageException("TIEOUT_HASH_KEY is not set, and with a database of your own none is made."
                    + " Make one with: openssl rand -hex 32, and keep it with the database's password.");
        }
        return keptIn(home.resolve("hash-key"));
    }

    private static byte[] keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String key = Files.readString(file).strip();
            if (key.length() < SHORTEST) {
                throw new UsageException(file + " is not a whole key. Restore it from a backup: without it everything"
                        + " would look changed.");
            }
            return key.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read or make " + file, e);
        }
    }

    /** Beside its place and then moved, so that a kill leaves no half key. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] random = new byte[MADE_BYTES];
        new SecureRandom().nextBytes(random);
        Path half = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "hash-key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(half, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.SYNC);
            Files.createLink(file, half);
        } catch (FileAlreadyExistsException somebodyElseMadeOne) {
            // Theirs is as good, and the only one.
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
