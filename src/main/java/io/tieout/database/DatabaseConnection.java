package io.tieout.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The details the pool is made from, and the embedded server behind them, if it is one. */
final class DatabaseConnection implements JdbcConnectionDetails, AutoCloseable {

    private final String jdbcUrl;
    private final String username;
    private final String password;
    private final @Nullable EmbeddedDatabase server;

    private DatabaseConnection(String jdbcUrl, String username, String password, @Nullable EmbeddedDatabase server) {
        this.jdbcUrl = jdbcUrl;
        this.username = username;
        this.password = password;
        this.server = server;
    }

    static DatabaseConnection given(String jdbcUrl, String username, String password) {
        return new DatabaseConnection(jdbcUrl, username, password, null);
    }

    static DatabaseConnection embedded(EmbeddedDatabase server) {
        return new DatabaseConnection(server.jdbcUrl(), server.username(), server.password(), server);
    }

    @Override
    public String getJdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
