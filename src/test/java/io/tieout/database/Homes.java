package io.tieout.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Homes for tests: unpacking PostgreSQL and making a database take seconds, so both are done once and shared. */
final class Homes {

    private static Path template;

    private Homes() {}

    /** A home without a database. */
    static Path in(Path folder) throws IOException {
        Path home = folder.resolve("home");
        Path programs = ServerBinaries.in(DatabaseFolder.in(Path.of("target/embedded-database")))
                .getParent();
        Path own = DatabaseFolder.in(home).pg().resolve(programs.getFileName());
        copy(programs, own, Homes::link);
        return home.toRealPath();
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
