package io.tieout.export;

import static io.tieout.export.ReconciliationCsv.plain;
import static io.tieout.file.FormulaText.defused;

import io.tieout.file.CsvLines;
import io.tieout.reconciliation.Explanation;
import io.tieout.reconciliation.ReconciliationRow;
import io.tieout.reconciliation.ReconciliationRows;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/** {@code breaks.csv}: the rows that need a person, each with its reason in words. */
@Component
class BreaksCsv {

    private static final String[] HEADER = {
        "employer_ref",
        "period",
        "employee_ref",
        "employee_id",
        "currency",
        "portion",
        "charged",
        "withheld",
        "variance",
        "status",
        "unexplained",
        "opening_balance",
        "closing_balance",
        "at_stake",
        "reason"
    };

    private final ReconciliationRows rows;

    BreaksCsv(ReconciliationRows rows) {
        this.rows = rows;
    }

    long write(EmployerOfRun employer, OutputStream out) throws IOException {
        CsvLines csv = new CsvLines(out, HEADER);
        rows.forEach(employer.run(), employer.employerRef(), row -> {
            if (row.status().needsPerson()) {
                write(row, employer.period(), csv);
            }
        });
        return csv.finish();
    }

    private static void write(ReconciliationRow row, String period, CsvLines csv) {
        csv.row(
                defused(row.employerRef()),
                period,
                defused(row.employeeRef()),
                defused(row.employeeId()),
                row.currency(),
                row.portion().word(),
                plain(row.charged(), row),
                plain(row.withheld(), row),
                plain(row.variance(), row),
                row.status().name(),
                plain(row.unexplained(), row),
                plain(row.opening(), row),
                plain(row.closing(), row),
                plain(row.atStake(), row),
                defused(Explanation.of(row)));
    }
}
