package io.tieout.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Homes for tests: unpacking PostgreSQL and making a database take seconds, so both are done once and shared. */
final class Homes {

    private static Path template;

    private Homes() {}

    /** A home without a database. */
    static Path in(Path folder) throws IOException {
        Path home = folder.resolve("home");
        Path programs = programs();
        Path own = DatabaseFolder.in(home).pg().resolve(programs.getFileName());
        copy(programs, own, Homes::link);
        return home.toRealPath();
    }

    /** Unpacked by one process of the tests at a time: unpacking clears away what others left half done. */
    private static synchronized Path programs() throws IOException {
        Path folder = Files.createDirectories(Path.of("target"));
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("embedded-database.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            return ServerBinaries.in(DatabaseFolder.in(folder.resolve("embedded-database")))
                    .getParent();
        }
    }

    /** A home with a database in it that nobody has used. */
    static Path withDatabase(Path folder) throws IOException {
        Path home = in(folder);
        for (String name : List.of("data", "password", "created")) {
            copy(template().resolve("pg").resolve(name), home.resolve("pg").resolve(name), Homes::duplicate);
        }
        return home;
    }

    private static synchronized Path template() throws IOException {
        if (template == null) {
            Path home = in(Files.createTempDirectory(Path.of("target"), "home"));
            EmbeddedDatabase.start(home, line -> {}).close();
            template = home;
        }
        return template;
    }

    @FunctionalInterface
    private interface Copying {
        void copy(Path from, Path to) throws IOException;
    }

    private static void copy(Path from, Path to, Copying copying) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                copying.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    private static void link(Path from, Path to) throws IOException {
        if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            duplicate(from, to);
            return;
        }
        try {
            Files.createLink(to, from);
        } catch (IOException e) {
            // Temporary folders may lie on another disk than the build's.
            duplicate(from, to);
        }
    }

    private static void duplicate(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
}
