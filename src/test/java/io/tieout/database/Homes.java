package io.tieout.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Homes for tests that share one copy of PostgreSQL's programs, for unpacking them takes seconds. */
final class Homes {

    private static Path programs;

    private Homes() {}

    static Path in(Path folder) throws IOException {
        Path shared = programs();
        Path home = folder.resolve("home");
        DatabaseFolder pg = DatabaseFolder.in(home);
        Files.createSymbolicLink(pg.pg().resolve(shared.getFileName()), shared);
        return home.toRealPath();
    }

    private static synchronized Path programs() throws IOException {
        if (programs == null) {
            // Below target, so that other JVMs of this build find it, and a clean build makes it anew.
            programs = ServerBinaries.in(DatabaseFolder.in(Path.of("target/embedded-database")))
                    .getParent();
        }
        return programs;
    }
}
