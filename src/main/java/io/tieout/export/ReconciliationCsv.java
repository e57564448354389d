package io.tieout.export;

import static io.tieout.file.FormulaText.defused;

import io.tieout.money.Amounts;
import io.tieout.reconciliation.ReconciliationRow;
import io.tieout.reconciliation.ReconciliationRows;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code reconciliation.csv}: every row of the employer, for people and for whatever they feed it to. */
@Component
class ReconciliationCsv {

    private static final String[] HEADER = {
        "employer_ref", "employer_id", "external_customer_id", "report_id", "report_status", "period",
        "employee_ref", "employee_id", "currency", "portion", "charged", "withheld",
        "variance", "status", "causes", "unexplained", "opening_balance", "closing_balance"
    };

    private final ReconciliationRows rows;

    ReconciliationCsv(ReconciliationRows rows) {
        this.rows = rows;
    }

    long write(EmployerOfRun employer, @Nullable UnaryOperator<@Nullable String> names, OutputStream out)
            throws IOException {
        NamedLines csv = new NamedLines(out, names, HEADER);
        String employerRef = defused(employer.employerRef());
        String employerId = defused(employer.employerId());
        rows.forEachAsText(
                employer.run(),
                employer.employerRef(),
                row -> csv.row(
                        row.employeeRef(),
                        employerRef,
                        employerId,
                        defused(row.externalCustomerId()),
                        defused(row.reportId()),
                        defused(row.reportStatus()),
                        employer.period(),
                        defused(row.employeeRef()),
                        defused(row.employeeId()),
                        row.currency(),
                        row.portion(),
                        row.charged(),
                        row.withheld(),
                        row.variance(),
                        row.status(),
                        row.causes(),
                        row.unexplained(),
                        row.opening(),
                        row.closing()));
        return csv.finish();
    }

    static @Nullable String plain(@Nullable BigDecimal amount, ReconciliationRow row) {
        return amount == null ? null : Amounts.plain(amount, row.currency());
    }
}
