package io.tieout.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder {@code pg} in Tieout's home: who may see it, and how files get there whole or not at all. */
final class DatabaseFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** Others may pass through to what they were given, and see nothing on the way. */
    private static final Set<PosixFilePermission> PASSAGE = PosixFilePermissions.fromString("rwx--x--x");

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path home;
    private final Path pg;

    private DatabaseFolder(Path home) {
        this.home = home;
        this.pg = home.resolve("pg");
    }

    static DatabaseFolder in(Path home) throws IOException {
        Path absolute = home.toAbsolutePath().normalize();
        // pg_ctl hands the path to a shell between double quotes.
        if (absolute.toString().chars().anyMatch(c -> c < ' ' || "\"$`\\".indexOf(c) >= 0)) {
            throw new DatabaseUnavailableException("PostgreSQL cannot work in a folder whose name holds a quote, $, ` "
                    + "or a backslash: " + absolute + ". Name another one with TIEOUT_HOME.");
        }
        if (!Files.isDirectory(absolute)) {
            Files.createDirectories(absolute, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else if (isEmpty(absolute)) {
            // A folder that others use too keeps its permissions; what is ours lies in folders of its own.
            Files.setPosixFilePermissions(absolute, OWNER_ONLY);
        }
        DatabaseFolder folder = new DatabaseFolder(absolute.toRealPath());
        folder.privateFolder("");
        return folder;
    }

    Path home() {
        return home;
    }

    Path pg() {
        return pg;
    }

    Path data() {
        return pg.resolve("data");
    }

    /** Where the server listens besides TCP; relative to its data, for the full path may be too long for a socket. */
    Path sockets() {
        return pg.resolve("run");
    }

    Path log() {
        return pg.resolve("server.log");
    }

    boolean has(String name) {
        return Files.exists(pg.resolve(name));
    }

    Path privateFolder(String name) throws IOException {
        Path folder = pg.resolve(name);
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        return folder;
    }

    Path privateFile(String name) throws IOException {
        Path file = pg.resolve(name);
        try {
            Files.createFile(file, PRIVATE_FILE);
        } catch (FileAlreadyExistsException e) {
            // As wanted.
        }
        return file;
    }

    String read(String name) throws IOException {
        return Files.readString(pg.resolve(name), StandardCharsets.UTF_8).strip();
    }

    /** The file is there with this content and safely on disk, or it is as it was. */
    void write(String name, String content) throws IOException {
        Path beside = pg.resolve(name + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PRIVATE_FILE);
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        move(beside, pg.resolve(name));
    }

    void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(pg, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Not every system lets a folder be forced to disk.
        }
    }

    /** What an earlier process began beside and did not finish. */
    void removeLeftovers(Predicate<String> names) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> all = Files.list(pg)) {
            leftovers = all.filter(each -> names.test(each.getFileName().toString()))
                    .toList();
        }
        for (Path leftover : leftovers) {
            try {
                delete(leftover);
            } catch (IOException | UncheckedIOException e) {
                // Its process may have outlived ours and still write there: harmless, and the next start tries again.
            }
        }
    }

    /** Lets the server's account, when it is not ours, reach its own folders. */
    void letThrough(ServerAccount account) throws IOException {
        if (account.owner().isPresent()) {
            Files.setPosixFilePermissions(home, PASSAGE);
            Files.setPosixFilePermissions(pg, PASSAGE);
        }
        if (!account.canEnter(pg)) {
            throw new DatabaseUnavailableException("PostgreSQL does not run as root, and as "
                    + account.owner().stream()
                            .mapToObj(uid -> "uid " + uid)
                            .findAny()
                            .orElse("nobody in particular")
                    + " it cannot reach " + pg + ". Name a folder that others may pass through to with TIEOUT_HOME, "
                    + "e.g. /var/lib/tieout.");
        }
    }

    static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private static void delete(Path path) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.deleteIfExists(each);
        }
    }
}
