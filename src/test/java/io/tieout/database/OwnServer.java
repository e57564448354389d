package io.tieout.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The server that the product brings along, with its settings, for measurements that need more than one database. */
public final class OwnServer implements AutoCloseable {

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
