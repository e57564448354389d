package io.tieout.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of Tieout's own, whose data stay in a folder between runs. Commits are on disk when they return. At most
 * one process has it; a server that a killed process left running is stopped first, and the data go on as they were.
 */
final class EmbeddedDatabase implements AutoCloseable {

    /** Seconds, roughly, that the last processes of a dead postmaster get to end. */
    private static final int LEFTOVER_PATIENCE = 30;

    private final HomeLock lock;
    private final LeftoverServer leftover;
    private final PostgresServer server;
    private final String jdbcUrl;
    private final String password;
    private @Nullable Thread hook;
    private boolean closed;

    private EmbeddedDatabase(
            HomeLock lock, LeftoverServer leftover, PostgresServer server, String jdbcUrl, String password) {
        this.lock = lock;
        this.leftover = leftover;
        this.server = server;
        this.jdbcUrl = jdbcUrl;
        this.password = password;
    }

    /**
     * Starts it, and stops it when the JVM ends if nobody has closed it before.
     *
     * @param home Tieout's home; made with mode 0700 when it is not there. The data are in {@code pg} below it
     * @param say told what people should know: a new database was made, a server left running was stopped
     * @throws DatabaseUnavailableException when it is in use, cannot be run here, or its data are gone
     */
    public static EmbeddedDatabase start(Path home, Consumer<String> say) {
        EmbeddedDatabase database = startUnhooked(home, say);
        database.hook = new Thread(database::shutDown, "stop-postgresql");
        Runtime.getRuntime().addShutdownHook(database.hook);
        return database;
    }

    /** For an owner that closes it in due order when the JVM ends; hooks run all at once. */
    static EmbeddedDatabase startUnhooked(Path home, Consumer<String> say) {
        return startUnhooked(home, say, ServerAccount::of);
    }

    static EmbeddedDatabase startUnhooked(Path home, Consumer<String> say, Function<Path, ServerAccount> accounts) {
        try {
            DatabaseFolder folder = DatabaseFolder.in(home);
            HomeLock lock = HomeLock.take(folder);
            try {
                return start(folder, lock, accounts.apply(folder.data()), say);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailableException("The database in " + home.toAbsolutePath() + " cannot be used: " + e
                    + ". Make the folder writable, or name another one with TIEOUT_HOME.");
        }
    }

    private static EmbeddedDatabase start(
            DatabaseFolder folder, HomeLock lock, ServerAccount account, Consumer<String> say) throws IOException {
        folder.letThrough(account);
        LeftoverServer leftover = new LeftoverServer(folder.data(), account);
        Path bin = ServerBinaries.in(folder);
        PostgresServer server = new PostgresServer(folder, account, bin);
        stopWhatIsLeft(leftover, server, say);
        ServerBinaries.removeOthers(folder, bin);
        DataDirectory data = new DataDirectory(folder, account, bin);
        data.prepare(say);
        int port = server.start();
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        EmbeddedDatabase database = new EmbeddedDatabase(lock, leftover, server, url, data.password());
        try {
            database.checkServes(folder.data());
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
        return database;
    }

    /** Two servers on one directory would destroy it, so nothing starts while a process works there. */
    private static void stopWhatIsLeft(LeftoverServer leftover, PostgresServer server, Consumer<String> say)
            throws IOException {
        for (int i = 0; i < LEFTOVER_PATIENCE; i++) {
            Optional<ProcessHandle> postmaster = leftover.postmaster();
            if (postmaster.isPresent()) {
                say.accept("Stopping the PostgreSQL (process "
                        + postmaster.get().pid() + ") that an earlier run left behind.");
                server.stop();
            }
            if (leftover.awaitEnd(1).isEmpty()) {
                return;
            }
        }
        String pid = leftover.awaitEnd(0).map(left -> Long.toString(left.pid())).orElse("");
        throw new DatabaseUnavailableException("A PostgreSQL process " + pid + " still works on the database and does "
                + "not end. Nothing was started beside it. Stop it (kill -INT " + pid + ") and start again.");
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    public String username() {
        return DataDirectory.USER;
    }

    public String password() {
        return password;
    }

    /** Stops the server and waits for it; open connections are cut, what was not committed is undone. */
    @Override
    public void close() {
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is ending already; the hook finds nothing left to do.
            }
        }
        shutDown();
    }

    private synchronized void shutDown() {
        if (!closed) {
            closed = true;
            server.stop();
            // Its last act is to delete its pid file, which is what pg_ctl waits for; the process ends after that.
            leftover.awaitEnd(LEFTOVER_PATIENCE);
            lock.close();
        }
    }

    private void checkServes(Path data) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, username(), password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show data_directory")) {
            result.next();
            if (!result.getString(1).equals(data.toString())) {
                throw new DatabaseUnavailableException("The server at " + jdbcUrl + " works on " + result.getString(1)
                        + " and not on " + data + ". Start again.");
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("PostgreSQL in " + data + " started, but does not let Tieout in: "
                    + e.getMessage() + ". The file password beside it may belong to another database.");
        }
    }
}
