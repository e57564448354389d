package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A start that dies while it builds the tables leaves a database that the next start goes on with. */
class MigrationJobTest {

    @Test
    void aMigrationAndItsEntryInTheHistoryAreThereTogetherOrNotAtAll() {
        PGSimpleDataSource given = (PGSimpleDataSource) TestDatabase.empty();
        JdbcClient jdbc = JdbcClient.create(given);
        migrate(given, "--spring.flyway.target=3");
        // Refuses the entry of version 4 at the very end of its transaction, as a session that dies before its
        // commit does.
        jdbc.sql("create function refuse() returns trigger language plpgsql as"
                        + " $$ begin if new.version = '4' then raise exception 'died'; end if; return null; end $$")
                .update();
        jdbc.sql("create constraint trigger refuse after insert on flyway_schema_history"
                        + " deferrable initially deferred for each row execute function refuse()")
                .update();

        assertThatThrownBy(() -> migrate(given));

        assertThat(versions(jdbc)).containsExactly("1", "2", "3");
        assertThat(tables(jdbc)).doesNotContain("reconciliation_row", "examined_row");

        jdbc.sql("drop function refuse cascade").update();
        migrate(given);

        assertThat(versions(jdbc)).startsWith("1", "2", "3", "4");
        assertThat(tables(jdbc)).contains("examined_row", "agreed_person");
    }

    private static List<String> versions(JdbcClient jdbc) {
        return jdbc.sql("select version from flyway_schema_history order by installed_rank")
                .query(String.class)
                .list();
    }

    private static List<String> tables(JdbcClient jdbc) {
        return jdbc.sql("select tablename::text from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
    }

    private static void migrate(PGSimpleDataSource given, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + given.getURL(),
                "--spring.datasource.username=" + given.getUser(),
                "--spring.datasource.password=" + (given.getPassword() == null ? "" : given.getPassword())));
        arguments.addAll(List.of(more));
        new SpringApplicationBuilder(Plain.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new))
                .close();
    }

    @Configuration
    @EnableAutoConfiguration
    static class Plain {}
}
