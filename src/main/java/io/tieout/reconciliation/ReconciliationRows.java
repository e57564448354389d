package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The settled rows of a run, for files and screens, in constant memory. */
@Component
public class ReconciliationRows {

    private static final int FETCH_SIZE = 1000;

    private static final String TEXTS = "select " + RowText.COLUMNS + """
             from reconciliation_row
            where run_id = ? and employer_ref = ?
            order by employee_ref collate "C", currency collate "C", portion collate "C"
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;

    ReconciliationRows(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(dataSource);
        // Without a fetch size inside a transaction the driver would hold all rows in memory.
        this.jdbc.setFetchSize(FETCH_SIZE);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** Hands over the rows of one employer, by employee ref (bytes, not language), currency and portion. */
    public void forEach(long run, String employerRef, Consumer<ReconciliationRow> consumer) {
        Acceptances accepted = Acceptances.of(JdbcClient.create(jdbc), run, employerRef);
        reading.executeWithoutResult(transaction -> jdbc.query(
                """
                select * from reconciliation_row
                where run_id = ? and employer_ref = ?
                order by employee_ref collate "C", currency collate "C", portion collate "C"
                """, (RowCallbackHandler) row -> consumer.accept(accepted.marked(read(row))), run, employerRef));
    }

    /**
     * Hands over the same rows in the same order as texts, for files of a million rows: no value becomes an object on
     * its way from a column to a cell. Amounts have at least the currency's decimals; a null is nothing known.
     */
    public void forEachAsText(long run, String employerRef, Consumer<RowText> consumer) {
        reading.executeWithoutResult(transaction ->
                jdbc.query(TEXTS, (RowCallbackHandler) row -> consumer.accept(RowText.read(row)), run, employerRef));
    }

    /**
     * Hands over the rows of one employer that need a person, the largest {@link ReconciliationRow#atStake} first.
     * Sums of different currencies can't be compared, so each currency has its own order.
     */
    public void forEachThatNeedsPerson(long run, String employerRef, Consumer<ReconciliationRow> consumer) {
        Acceptances accepted = Acceptances.of(JdbcClient.create(jdbc), run, employerRef);
        reading.executeWithoutResult(transaction -> jdbc.query(
                """
                select * from reconciliation_row
                where run_id = ? and employer_ref = ? and status = any (?)
                order by currency collate "C", abs(coalesce(nullif(unexplained, 0), nullif(variance, 0), closing)) desc,
                    employee_ref collate "C", portion collate "C"
                """,
                (RowCallbackHandler) row -> consumer.accept(accepted.marked(read(row))),
                run,
                employerRef,
                Status.namesThatNeedPerson()));
    }

    static ReconciliationRow read(ResultSet row) throws SQLException {
        return new ReconciliationRow(
                row.getString("employer_ref"),
                row.getString("employer_id"),
                row.getString("external_customer_id"),
                row.getString("report_id"),
                row.getString("report_status"),
                row.getString("employee_ref"),
                row.getString("employee_id"),
                row.getString("currency"),
                Portion.of(row.getString("portion")),
                row.getBigDecimal("charged"),
                row.getBigDecimal("withheld"),
                row.getBigDecimal("variance"),
                Status.valueOf(row.getString("status")),
                Causes.parse(row.getString("causes")),
                row.getBigDecimal("unexplained"),
                row.getBigDecimal("opening"),
                row.getBigDecimal("closing"),
                row.getString("note"));
    }
}
