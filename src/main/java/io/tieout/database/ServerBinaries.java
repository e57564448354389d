package io.tieout.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's programs, unpacked once per home and version from the jar they come in. */
final class ServerBinaries {

    private static final String PREFIX = "postgresql-";
    private static final String BESIDE = "unpacking-";

    private static @Nullable String digest;

    private ServerBinaries() {}

    /** The folder of the programs; it carries the archive's digest, so a newer Tieout brings its own. */
    static Path in(DatabaseFolder folder) throws IOException {
        Path programs = folder.pg().resolve(PREFIX + digest());
        if (!Files.isDirectory(programs)) {
            folder.removeLeftovers(name -> name.startsWith(BESIDE));
            Path beside = folder.privateFolder(BESIDE + UUID.randomUUID());
            unpack(beside);
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            folder.move(beside, programs);
        }
        Path bin = programs.resolve("bin");
        Command.Result version = Command.run(
                folder.pg(),
                Duration.ofSeconds(30),
                List.of(bin.resolve("postgres").toString(), "--version"));
        if (!version.succeeded()) {
            throw new DatabaseUnavailableException("The PostgreSQL that comes with Tieout does not run on this system ("
                    + version.output() + "). Give Tieout a server with SPRING_DATASOURCE_URL; if it did run before, "
                    + "delete " + programs + " and start again.");
        }
        return bin;
    }

    /** Only when no server of an earlier version runs from them any more. */
    static void removeOthers(DatabaseFolder folder, Path bin) throws IOException {
        String current = bin.getParent().getFileName().toString();
        folder.removeLeftovers(name -> name.startsWith(PREFIX) && !name.equals(current));
    }

    private static synchronized String digest() throws IOException {
        if (digest != null) {
            return digest;
        }
        try (DigestInputStream archive = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            archive.transferTo(OutputStream.nullOutputStream());
            digest = HexFormat.of().formatHex(archive.getMessageDigest().digest(), 0, 6);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, ArchUtils.normalize(machine));
        } catch (IllegalStateException e) {
            throw new DatabaseUnavailableException("Tieout brings no PostgreSQL for " + system + " on " + machine
                    + ". Give it a server with SPRING_DATASOURCE_URL.");
        }
    }

    private static void unpack(Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("An entry of the archive leads out of it: " + entry.getName());
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
