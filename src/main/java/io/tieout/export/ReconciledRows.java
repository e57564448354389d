package io.tieout.export;

import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of a run, one after the other and in constant memory. That needs a transaction around the
 * call: without one PostgreSQL's driver ignores the fetch size and reads everything at once.
 */
@Component
class ReconciledRows {

    private static final int FETCH = 1_000;
    private static final String SELECT = "select " + ReconciledRow.COLUMNS
            + " from reconciliation_row where run_id = :run and employer_ref = :employer";

    /** By bytes, not by the server's locale, so that every server gives the same file. */
    private static final String BY_PERSON =
            " order by employee_ref collate \"C\", currency collate \"C\", portion collate \"C\"";

    private final JdbcClient db;

    ReconciledRows(JdbcClient db) {
        this.db = db;
    }

    void each(SettledEmployer employer, Consumer<ReconciledRow> taker) {
        stream(SELECT + BY_PERSON, employer, taker);
    }

    /** The rows that need a person, by person. */
    void eachBreak(SettledEmployer employer, Consumer<ReconciledRow> taker) {
        stream(SELECT + " and status <> all (:settled)" + BY_PERSON, employer, taker);
    }

    /** The rows that need a person, the largest sums first. */
    void eachBreakBySize(SettledEmployer employer, Consumer<ReconciledRow> taker) {
        // The same measure as ReconciledRow.atStake; a test holds the two together.
        stream(
                SELECT + " and status <> all (:settled) order by currency collate \"C\","
                        + " abs(coalesce(nullif(unexplained, 0), nullif(variance, 0), closing)) desc,"
                        + " employee_ref collate \"C\", portion collate \"C\"",
                employer,
                taker);
    }

    private void stream(String sql, SettledEmployer employer, Consumer<ReconciledRow> taker) {
        db.sql(sql)
                .withFetchSize(FETCH)
                .param("run", employer.run())
                .param("employer", employer.employerRef())
                .param("settled", ReconciledRow.SETTLED.toArray(String[]::new))
                .query(row -> {
                    taker.accept(ReconciledRow.of(row, 0));
                });
    }
}
