package io.tieout;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A real PostgreSQL for tests, started once per JVM: a container where Docker runs, else the embedded one. */
public final class TestDatabase {

    private static final Resource ROWS_ONE_BY_ONE = new ClassPathResource("rows-one-by-one.sql");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final PGSimpleDataSource SERVER = start();

    private TestDatabase() {}

    /** A new, migrated database of its own. */
    public static DataSource fresh() {
        DataSource database = empty();
        Flyway.configure().dataSource(database).load().migrate();
        ResourceDatabasePopulator rows = new ResourceDatabasePopulator(ROWS_ONE_BY_ONE);
        rows.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
        rows.execute(database);
        return database;
    }

    /** A new database of its own without a table. */
    public static DataSource empty() {
        String name = "t" + NUMBER.incrementAndGet();
        try (var connection = SERVER.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        PGSimpleDataSource database = copyOf(SERVER);
        database.setDatabaseName(name);
        return database;
    }

    private static PGSimpleDataSource start() {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:17-alpine");
            container.start();
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(container.getJdbcUrl());
            source.setUser(container.getUsername());
            source.setPassword(container.getPassword());
            return source;
        }
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            return (PGSimpleDataSource) server.getPostgresDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PGSimpleDataSource copyOf(PGSimpleDataSource source) {
        PGSimpleDataSource copy = new PGSimpleDataSource();
        copy.setServerNames(source.getServerNames());
        copy.setPortNumbers(source.getPortNumbers());
        copy.setUser(source.getUser());
        copy.setPassword(source.getPassword());
        return copy;
    }
}
