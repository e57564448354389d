package io.tieout.export;

import io.tieout.payroll.Portion;
import io.tieout.reconciliation.ReconciliationRow;
import io.tieout.reconciliation.Status;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that need a person, the largest sums first, one after the other and in constant memory. */
@Component
class BreakRows {

    /** A fetch size holds only in a transaction; the step's chunk is one. */
    private static final int FETCH = 1_000;

    /** Sums of different currencies can't be compared, so each currency has its own order. */
    private static final String BY_SIZE = """
            select * from reconciliation_row
             where run_id = ? and employer_ref = ? and status = any (?)
             order by currency collate "C", abs(coalesce(nullif(unexplained, 0), nullif(variance, 0), closing)) desc,
                      employee_ref collate "C", portion collate "C"
            """;

    private static final String[] STATUSES = Arrays.stream(Status.values())
            .filter(Status::needsPerson)
            .map(Status::name)
            .toArray(String[]::new);

    private final JdbcClient db;

    BreakRows(JdbcClient db) {
        this.db = db;
    }

    void eachBySize(EmployerOfRun employer, Consumer<ReconciliationRow> taker) {
        db.sql(BY_SIZE)
                .withFetchSize(FETCH)
                .params(employer.run(), employer.employerRef(), STATUSES)
                .query(row -> {
                    taker.accept(read(row));
                });
    }

    /** The sum a person has to find: the unexplained rest, or else a balance that only waits. Never negative. */
    static BigDecimal atStake(ReconciliationRow row) {
        BigDecimal rest = isNothing(row.unexplained()) ? row.variance() : row.unexplained();
        return (isNothing(rest) ? row.closing() : rest).abs();
    }

    private static boolean isNothing(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() == 0;
    }

    /** Rows that need a person name no causes: those belong to rows that are explained. */
    private static ReconciliationRow read(ResultSet row) throws SQLException {
        return new ReconciliationRow(
                row.getString("employer_ref"),
                row.getString("employer_id"),
                row.getString("external_customer_id"),
                row.getString("report_id"),
                row.getString("report_status"),
                row.getString("employee_ref"),
                row.getString("employee_id"),
                row.getString("currency"),
                Portion.valueOf(row.getString("portion").toUpperCase(Locale.ROOT)),
                row.getBigDecimal("charged"),
                row.getBigDecimal("withheld"),
                row.getBigDecimal("variance"),
                Status.valueOf(row.getString("status")),
                Map.of(),
                row.getBigDecimal("unexplained"),
                row.getBigDecimal("opening"),
                row.getBigDecimal("closing"),
                row.getString("note"));
    }
}
