package io.tieout.cli;

import io.tieout.batch.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An input file as it stood when the command began: there, readable, and known by its SHA-256. */
final class InputFile {

    private InputFile() {}

    /**
     * Lower-case hex.
     *
     * @param option the option that named the file, for the message
     * @throws UsageException if there is no such file, or it can't be read, or it is empty
     */
    static String sha256(String option, Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException(option + " " + file + ": that is a folder, a CSV file was expected.");
        }
        if (!Files.exists(file)) {
            throw new UsageException(option + " " + file + ": there is no such file (looked from "
                    + Path.of("").toAbsolutePath() + ").");
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UsageException(option + " " + file + ": can't be read. Check its permissions.");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
