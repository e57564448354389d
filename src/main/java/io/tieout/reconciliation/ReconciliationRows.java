package io.tieout.reconciliation;

import io.tieout.database.InPieces;
import io.tieout.payroll.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The settled rows of a run, for files and screens, in constant memory. */
@Component
public class ReconciliationRows {

    /** The two kinds of rows of the view {@code reconciliation_row} as they are stored: half as many come here. */
    private static final String TEXTS = "select " + RowText.COLUMNS + """
             from (
                select external_customer_id, report_id, report_status, employee_ref, employee_id, currency, portion,
                    charged, withheld, variance, status, causes, unexplained, opening, closing,
                    null::boolean as compared, null::numeric as employer_charged, null::numeric as employee_charged
                from examined_row
                where run_id = :run and employer_ref = :employer
                union all
                select p.external_customer_id, p.report_id, p.report_status, a.employee_ref, a.employee_id, a.currency,
                    null, null, null, null, null, null, null, null, null,
                    n.register_run is not null, a.employer_charged, a.employee_charged
                from reconciliation n
                join pull p on p.run_id = n.run_id and p.employer_ref = n.employer_ref
                join agreed_person a on a.pull_id = p.id
                where n.run_id = :run and n.employer_ref = :employer) r
            order by employee_ref collate "C", currency collate "C", portion collate "C"
            """;

    private final JdbcClient jdbc;
    private final InPieces inPieces;

    ReconciliationRows(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /** Hands over the rows of one employer, by employee ref (bytes, not language), currency and portion. */
    public void forEach(long run, String employerRef, Consumer<ReconciliationRow> consumer) {
        Acceptances accepted = Acceptances.of(jdbc, run, employerRef);
        inPieces.forEach("""
                select * from reconciliation_row
                where run_id = ? and employer_ref = ?
                order by employee_ref collate "C", currency collate "C", portion collate "C"
                """, row -> consumer.accept(accepted.marked(read(row))), run, employerRef);
    }

    /**
     * Hands over the same rows in the same order as texts, for files of a million rows: no value becomes an object on
     * its way from a column to a cell. Amounts have at least the currency's decimals; a null is nothing known.
     */
    public void forEachAsText(long run, String employerRef, Consumer<RowText> consumer) {
        MapSqlParameterSource values = new MapSqlParameterSource("run", run).addValue("employer", employerRef);
        inPieces.forEach(TEXTS, values, row -> RowText.read(row, consumer));
    }

    /** {@link ReconciliationRow#atStake} where PostgreSQL sorts by it. @param rows a table with the columns of a row */
    static String atStake(String rows) {
        return "abs(coalesce(nullif(%1$s.unexplained, 0), nullif(%1$s.variance, 0), %1$s.closing))".formatted(rows);
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
