package io.tieout.export;

import io.tieout.file.CsvLines;
import io.tieout.jobfile.ReconcileSettings.Elements;
import io.tieout.money.Amounts;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code payroll-import.csv}: what payroll is told to take, from this period's lines only and never from
 * balances: those are for people. A machine reads it, so no text is altered.
 *
 * <p>People whom the roster does not know are left out. Payroll has no number for them, and one unknown
 * number makes payroll software refuse a whole file; the manifest says how many and how much.
 */
@Component
class PayrollImportCsv {

    private static final int FETCH = 1_000;
    private static final String[] HEADER = {"employee_ref", "pay_element", "amount", "currency", "period", "description"
    };

    /** The taxable value is the premium before tax and relief, adjustments included. */
    private static final String BY_PERSON = """
            select employee_ref, currency,
                   sum(amount) filter (where portion = 'employee' and not adjustment) as employee,
                   sum(amount) filter (where portion = 'employee' and adjustment)     as employee_adjustment,
                   sum(amount) filter (where portion = 'employer' and not adjustment) as employer,
                   sum(amount) filter (where portion = 'employer' and adjustment)     as employer_adjustment,
                   sum(amount) filter (where portion = 'employer' and category = 'gross_premium') as taxable_value
              from contribution_line
             where pull_id = any (?) and employer_ref = ? and in_roster
             group by employee_ref, currency
             order by employee_ref collate "C", currency collate "C"
            """;

    private final JdbcClient db;

    PayrollImportCsv(JdbcClient db) {
        this.db = db;
    }

    long write(EmployerOfRun employer, Elements elements, ImportTotals totals, OutputStream out) throws IOException {
        CsvLines csv = new CsvLines(out, HEADER);
        Lines lines = new Lines(csv, employer.period(), totals);
        db.sql(BY_PERSON)
                .withFetchSize(FETCH)
                .params(employer.pulls(), employer.employerRef())
                .query(row -> {
                    lines.line(row, "employee", elements.employee(), "Kota health employee");
                    lines.line(
                            row,
                            "employee_adjustment",
                            elements.employeeAdjustment(),
                            "Kota health employee adjustment");
                    lines.line(row, "employer", elements.employer(), "Kota health employer");
                    lines.line(
                            row,
                            "employer_adjustment",
                            elements.employerAdjustment(),
                            "Kota health employer adjustment");
                    lines.line(row, "taxable_value", elements.taxableValue(), "Kota health taxable value");
                });
        return csv.finish();
    }

    private record Lines(CsvLines csv, String period, ImportTotals totals) {

        /** A sum of zero is no instruction, so it has no line. */
        void line(ResultSet row, String lane, String element, String description) throws SQLException {
            @Nullable BigDecimal amount = row.getBigDecimal(lane);
            if (amount == null || amount.signum() == 0) {
                return;
            }
            String currency = row.getString("currency");
            totals.add(element, currency, amount);
            csv.row(
                    row.getString("employee_ref"),
                    element,
                    Amounts.plain(amount, currency),
                    currency,
                    period,
                    description);
        }
    }
}
