package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import io.tieout.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 100,000 rows of one employer; to see the memory stay small, give the JVM little of it: -DargLine=-Xmx96m. */
@Tag("slow")
class LargeEmployerTest {

    private static final int ROWS = 100_000;

    @TempDir
    Path out;

    @Test
    void a_hundred_thousand_rows_go_out_one_after_the_other() throws IOException {
        DataSource database = TestDatabase.fresh();
        JdbcClient db = JdbcClient.create(database);
        InventedRuns runs = new InventedRuns(db);
        long run = runs.run(1);
        runs.settled(run, "ACME", run);
        long pull = runs.pull(run, "ACME", "ctr_1", "finalized");
        runs.line(pull, "ACME", "0", "employee", "gross_premium", false, "47.35");
        runs.row(run, "ACME", "0", "employee", "BREAK", "47.35 40 7.35 7.35 0 7.35", "");
        multiply(db, "examined_row");
        multiply(db, "employee_breakdown");

        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(transaction -> {
            try {
                InventedMonth.export(database).export(run, "ACME", InventedRuns.inputs(out), Names.NONE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        Manifest manifest = ManifestFile.read(out.resolve("2026-10/ACME/run-1/manifest.json"));
        assertThat(manifest.control_totals().rows()).isEqualTo(ROWS);
        assertThat(manifest.files())
                .extracting(WholeFile.Written::rows)
                .containsExactly(100_000L, 100_000L, 0L, 100_000L, 100_000L);
        assertThat(manifest.payroll_import().totals())
                .containsExactly(new Manifest.ElementTotal("EE_HEALTH", "EUR", ROWS, "4735000.00"));
        try (var lines = Files.lines(out.resolve("2026-10/ACME/run-1/reconciliation.csv"))) {
            assertThat(lines.count()).isEqualTo(ROWS + 1);
        }
    }

    private static void multiply(JdbcClient db, String table) {
        String columns = db.sql("""
                        select string_agg(case column_name when 'employee_ref' then '''E'' || n' else column_name end, ','
                                          order by ordinal_position)
                          from information_schema.columns where table_name = ?
                        """).param(table).query(String.class).single();
        db.sql("insert into " + table + " select " + columns + " from " + table + ", generate_series(2, " + ROWS
                        + ") as n")
                .update();
    }
}
