package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

/** A reconciliation that fails in any chunk and is started again ends as if nothing had happened. */
class RestartTest {

    private static final int EMPLOYERS = 35;
    private static final int CHUNKS = 4;

    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void aFailureInAnyChunkLeavesTheSameRowsAfterTheRestart() {
        long undisturbed = octoberOfAllEmployers();
        assertThat(desk.run(undisturbed, "2026-10").getStatus()).isEqualTo(BatchStatus.COMPLETED);
        List<String> expected = desk.rowsOf(undisturbed);
        assertThat(expected).hasSize(3 * EMPLOYERS);

        for (int chunk = 1; chunk <= CHUNKS; chunk++) {
            long run = octoberOfAllEmployers();
            desk.failInChunk(chunk);
            assertThat(desk.run(run, "2026-10").getStatus()).isEqualTo(BatchStatus.FAILED);

            // A range's rows, its sources and its marks go back together: none without a transaction manager would.
            // Who settles the others beside it goes on to the end.
            long settled = count("run_employer", run, "reconciled_at is not null");
            assertThat(settled).as("employers settled beside chunk %d", chunk).isIn(EMPLOYERS - 10L, EMPLOYERS - 5L);
            assertThat(desk.rowsOf(run))
                    .as("rows after a failure in chunk %d", chunk)
                    .hasSize(Math.toIntExact(3 * settled));
            assertThat(count("reconciliation", run)).isEqualTo(settled);

            assertThat(desk.run(run, "2026-10").getStatus()).isEqualTo(BatchStatus.COMPLETED);
            assertThat(desk.rowsOf(run))
                    .as("rows after the restart of chunk %d", chunk)
                    .isEqualTo(expected);
            assertThat(count("run_employer", run, "reconciled_at is null")).isZero();
        }
    }

    @Test
    void anEmployerThatFailedAloneIsReconciledWhenARestartMendedIt() {
        long run = desk.books.run("2026-10");
        for (String employer : List.of("good", "mended")) {
            desk.books
                    .register(run, employer, "2026-10")
                    .line(desk.books.pulled(run, employer, "2026-10"), employer, "a", "60.00", "2026-10")
                    .withheld(run, employer, "a", "60.00");
        }
        desk.jdbc
                .sql(
                        "update run_employer set failure = 'moved while it was read' where run_id = ? and employer_ref = 'mended'")
                .param(run)
                .update();
        desk.failAfterReconciliation();
        assertThat(desk.run(run, "2026-10").getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(desk.rowsOf(run)).hasSize(1);

        desk.jdbc
                .sql("update run_employer set failure = null where run_id = ?")
                .param(run)
                .update();
        assertThat(desk.run(run, "2026-10").getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(desk.rowsOf(run)).hasSize(2);
    }

    @Test
    void anEmployerThatIsMarkedAsNotDoneIsSettledAnewAndNotTwice() {
        long run = desk.books.run("2026-10");
        long pull = desk.books.pulled(run, "again", "2026-10");
        desk.books.line(pull, "again", "a", "60.00", "2026-10");
        desk.failAfterReconciliation();
        desk.run(run, "2026-10");
        desk.books.line(pull, "again", "b", "60.00", "2026-10");
        desk.jdbc
                .sql("update run_employer set reconciled_at = null where run_id = ?")
                .param(run)
                .update();

        assertThat(desk.run(run, "2026-10").getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(desk.rowsOf(run)).hasSize(2);
    }

    private static long octoberOfAllEmployers() {
        long run = desk.books.run("2026-10");
        for (int i = 0; i < EMPLOYERS; i++) {
            String employer = "employer %02d".formatted(i);
            desk.books
                    .register(run, employer, "2026-10")
                    .line(desk.books.pulled(run, employer, "2026-10"), employer, "agrees", "60.00", "2026-10")
                    .withheld(run, employer, "agrees", "60.00");
            long pull = desk.jdbc
                    .sql("select id from pull where run_id = ? and employer_ref = ?")
                    .params(run, employer)
                    .query(Long.class)
                    .single();
            desk.books
                    .line(pull, employer, "late", "60.00", "2026-10")
                    .line(pull, employer, "late", "55.00", "2026-09")
                    .withheld(run, employer, "late", "60.00")
                    .withheld(run, employer, "gone", "60.00");
        }
        return run;
    }

    private static long count(String table, long run) {
        return count(table, run, "true");
    }

    private static long count(String table, long run, String where) {
        return desk.jdbc
                .sql("select count(*) from " + table + " where run_id = ? and " + where)
                .param(run)
                .query(Long.class)
                .single();
    }
}
