package io.tieout.export;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of table {@code reconciliation_row}: a person, currency and portion of an employer.
 *
 * @param withheld null where no register was ever loaded, then variance and unexplained are null too
 * @param causes {@code CAUSE=amount} joined by {@code ;}
 * @param note flags for people, null when there are none
 */
record ReconciledRow(
        String employeeRef,
        @Nullable String employeeId,
        @Nullable String externalCustomerId,
        @Nullable String reportId,
        @Nullable String reportStatus,
        String currency,
        String portion,
        BigDecimal charged,
        @Nullable BigDecimal withheld,
        @Nullable BigDecimal variance,
        String status,
        String causes,
        @Nullable BigDecimal unexplained,
        BigDecimal opening,
        BigDecimal closing,
        @Nullable String note) {

    /** Every status but these needs a person; SQL that looks for breaks is given the same set. */
    static final Set<String> SETTLED = Set.of("MATCHED", "ROUNDING", "EXPLAINED", "INSTRUCTED");

    static final String COLUMNS = """
            employee_ref, employee_id, external_customer_id, report_id, report_status, currency, portion, charged, \
            withheld, variance, status, causes, unexplained, opening, closing, note""";

    boolean needsPerson() {
        return !SETTLED.contains(status);
    }

    /** The size of the sum a person has to find: the unexplained rest, or a balance that only waits. Never negative. */
    BigDecimal atStake() {
        BigDecimal rest = unexplained == null || unexplained.signum() == 0 ? variance : unexplained;
        return (rest == null || rest.signum() == 0 ? closing : rest).abs();
    }

    static ReconciledRow of(ResultSet row, int number) throws SQLException {
        return new ReconciledRow(
                row.getString("employee_ref"),
                row.getString("employee_id"),
                row.getString("external_customer_id"),
                row.getString("report_id"),
                row.getString("report_status"),
                row.getString("currency"),
                row.getString("portion"),
                row.getBigDecimal("charged"),
                row.getBigDecimal("withheld"),
                row.getBigDecimal("variance"),
                row.getString("status"),
                row.getString("causes"),
                row.getBigDecimal("unexplained"),
                row.getBigDecimal("opening"),
                row.getBigDecimal("closing"),
                row.getString("note"));
    }
}
