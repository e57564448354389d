package io.tieout.reconciliation;

import io.tieout.database.InPieces;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What a signature vouches for, as one SHA-256: the employer's rows of a run, and the lines of Kota behind them.
 *
 * <p>The content counts, not how often it was read: a period that is run again without a change has the same hash.
 * So Kota's lines are hashed without the version of the reading, the state of the report and its times, which
 * finalising alone would move. Constant memory.
 */
@Component
public class ContentHashes {

    private final JdbcClient jdbc;
    private final InPieces inPieces;

    ContentHashes(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /** The rows of the run and Kota's lines behind them: what is signed. Lower-case hex. */
    public String content(long run, String employerRef) {
        ContentDigest digest = new ContentDigest("tieout content 1");
        digest.line("employer", employerRef, period(run));
        inPieces.forEach(
                """
                select employee_ref, currency, portion, charged, withheld, variance, status, causes, unexplained,
                    opening, closing, note
                from reconciliation_row where run_id = ? and employer_ref = ?
                order by employee_ref collate "C", currency collate "C", portion collate "C"
                """,
                row -> digest.line(
                        "row",
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6),
                        row.getString(7),
                        row.getString(8),
                        row.getBigDecimal(9),
                        row.getBigDecimal(10),
                        row.getBigDecimal(11),
                        row.getString(12)),
                run,
                employerRef);
        digest.line("lines", lines(run, employerRef));
        return digest.sha256();
    }

    /** Kota's lines alone, of the readings that count for the run. Lower-case hex. */
    public String lines(long run, String employerRef) {
        return lines(jdbc.sql("select id from counted_pull where run_id = ? and employer_ref = ?")
                .params(run, employerRef)
                .query(Long.class)
                .list());
    }

    /**
     * Kota's lines of some complete readings, by their ids in the table {@code pull}: equal to {@link #lines(long,
     * String)} of another run exactly when Kota would charge the same, line by line. Lower-case hex.
     */
    public String lines(Collection<Long> pulls) {
        ContentDigest digest = new ContentDigest("tieout lines 1");
        Long[] ids = List.copyOf(pulls).toArray(Long[]::new);
        inPieces.forEach("""
                select report_id, external_customer_id from pull where id = any(?) order by report_id collate "C"
                """, row -> digest.line("report", row.getString(1), row.getString(2)), (Object) ids);
        inPieces.forEach(
                """
                select p.report_id, l.employee_id, l.portion, l.entry_id, l.category, l.member_type, l.adjustment,
                    l.adjustment_for, l.amount, l.currency, l.type, l.note, l.cover_from, l.cover_to, l.policy_id,
                    l.reporting_month
                from pull p join contribution_line l on l.pull_id = p.id
                where p.id = any(?)
                order by p.report_id collate "C", l.entry_id collate "C", l.employee_id collate "C", l.portion collate "C"
                """,
                row -> digest.line(
                        "line",
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBoolean(7),
                        row.getString(8),
                        row.getBigDecimal(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        row.getString(13),
                        row.getString(14),
                        row.getString(15),
                        row.getString(16)),
                (Object) ids);
        return digest.sha256();
    }

    private String period(long run) {
        return jdbc.sql("select period from run where id = ?")
                .param(run)
                .query(String.class)
                .single();
    }
}
