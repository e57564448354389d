package io.tieout.database;

import java.nio.file.Path;

/** A process that starts the database of a home and holds it until its input ends, to be killed by tests. */
final class HoldingProcess {

    private HoldingProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), System.out::println)) {
            System.out.println("READY " + database.jdbcUrl() + " " + database.password());
            while (System.in.read() >= 0) {
                // Until the other end closes.
            }
        }
        System.out.println("CLOSED");
    }
}
