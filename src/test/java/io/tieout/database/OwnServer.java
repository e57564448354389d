package io.tieout.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The server that the product brings along, with its settings, for measurements that need more than one database. */
public final class OwnServer implements AutoCloseable {

    private static final int PARENT = 1;
    private static final int OWN = 11;
    private static final int ENDED_CHILDREN = 13;
    private static final double TICKS_PER_SECOND = 100;

    private final EmbeddedDatabase server;

    private OwnServer(EmbeddedDatabase server) {
        this.server = server;
    }

    /** @param home an empty or new folder; the data stay there after the server has stopped */
    public static OwnServer start(Path home) {
        return new OwnServer(EmbeddedDatabase.start(home, line -> {}));
    }

    /** Makes an empty database, in place of one of that name. */
    public void create(String database) throws SQLException {
        drop(database);
        run("create database " + database);
    }

    public void drop(String database) throws SQLException {
        run("drop database if exists " + database + " with (force)");
    }

    /** Writes to disk what is still in memory, so that no measurement pays for the one before it. */
    public void checkpoint() throws SQLException {
        run("checkpoint");
    }

    public String url(String database) {
        String url = server.jdbcUrl();
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    public String username() {
        return server.username();
    }

    public String password() {
        return server.password();
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), username(), password());
    }

    /** Seconds of processor time that the server has used since it was started; 0 where the system does not say. */
    public double cpuSeconds() throws SQLException, IOException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return 0;
        }
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            String postmaster = stat(row.getString(1)).get(PARENT);
            long ticks = ticks(stat(postmaster), ENDED_CHILDREN);
            try (Stream<ProcessHandle> children =
                    ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow().children()) {
                for (ProcessHandle child : children.toList()) {
                    ticks += ticks(stat(String.valueOf(child.pid())), OWN);
                }
            }
            return ticks / TICKS_PER_SECOND;
        }
    }

    private static long ticks(List<String> stat, int first) {
        return Long.parseLong(stat.get(first)) + Long.parseLong(stat.get(first + 1));
    }

    /** The fields of /proc/PID/stat from the third on; the second is a name that may hold blanks. */
    private static List<String> stat(String pid) throws IOException {
        String text = Files.readString(Path.of("/proc", pid, "stat"));
        return List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
