package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void dataStayBetweenRunsAndANewDatabaseIsAnnouncedOnce() throws Exception {
        Path home = Homes.in(folder);
        try (EmbeddedDatabase first = start(home)) {
            run(first, "create table kept (what text)", "insert into kept values ('cents')");
        }
        assertThat(said).singleElement().asString().contains("new, empty database", home.toString());
        try (EmbeddedDatabase second = start(home)) {
            assertThat(query(second, "select what from kept")).isEqualTo("cents");
        }
        assertThat(said).hasSize(1);
    }

    @Test
    void commitsAreOnDiskAndOnlyThisMachineGetsIn() throws Exception {
        Path home = Homes.withDatabase(folder);
        try (EmbeddedDatabase database = start(home)) {
            assertThat(query(database, "show fsync")).isEqualTo("on");
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "show full_page_writes")).isEqualTo("on");
            assertThat(query(database, "show data_checksums")).isEqualTo("on");
            assertThat(query(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database, "show server_encoding")).isEqualTo("UTF8");
            assertThat(query(database, "show data_directory"))
                    .isEqualTo(home.toRealPath().resolve("pg/data").toString());
            assertThat(query(
                            database,
                            "select count(*)::text from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
            assertThat(query(
                            database, "select string_agg(w, ' ' order by w) from unnest(array['b','B','a','é','É']) w"))
                    .isEqualTo("B a b É é");
            assertThat(query(database, "select lower('ÉÑ')")).isEqualTo("éñ");
            assertWrongPasswordIsRefused(database);
        }
    }

    @Test
    void nobodyElseMayReadTheFiles() throws Exception {
        Path home = Homes.in(folder);
        try (EmbeddedDatabase database = start(home)) {
            assertThat(query(database, "show port")).isNotBlank();
            assertThat(modes(home)).isEqualTo("rwx------");
            assertThat(modes(home.resolve("pg"))).isEqualTo("rwx------");
            assertThat(modes(home.resolve("pg/data"))).isEqualTo("rwx------");
            assertThat(modes(home.resolve("pg/run"))).isEqualTo("rwx------");
            assertThat(modes(home.resolve("pg/password"))).isEqualTo("rw-------");
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    boolean programs = path.getFileName().toString().startsWith("postgresql-");
                    return programs ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                    assertThat(modes(path)).as(path.toString()).endsWith("------");
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void assertWrongPasswordIsRefused(EmbeddedDatabase database) {
        for (String wrong : List.of("", "wrong")) {
            Properties properties = new Properties();
            properties.setProperty("user", database.username());
            properties.setProperty("password", wrong);
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), properties))
                    .isInstanceOf(SQLException.class);
        }
    }

    private EmbeddedDatabase start(Path home) {
        return EmbeddedDatabase.start(home, said::add);
    }

    static void run(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = connect(database)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    static String query(EmbeddedDatabase database, String select) throws SQLException {
        try (Connection connection = connect(database);
                ResultSet result = connection.createStatement().executeQuery(select)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
