package io.tieout.export;

import static io.tieout.export.FormulaText.defused;
import static io.tieout.export.ReconciliationCsv.plain;

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

    private final ReconciledRows rows;
    private final Reasons reasons;

    BreaksCsv(ReconciledRows rows, Reasons reasons) {
        this.rows = rows;
        this.reasons = reasons;
    }

    long write(SettledEmployer employer, OutputStream out) throws IOException {
        CsvLines csv = new CsvLines(out, HEADER);
        rows.eachBreak(
                employer,
                row -> csv.row(
                        defused(employer.employerRef()),
                        employer.period(),
                        defused(row.employeeRef()),
                        defused(row.employeeId()),
                        row.currency(),
                        row.portion(),
                        plain(row.charged(), row),
                        plain(row.withheld(), row),
                        plain(row.variance(), row),
                        row.status(),
                        plain(row.unexplained(), row),
                        plain(row.opening(), row),
                        plain(row.closing(), row),
                        plain(row.atStake(), row),
                        defused(reasons.inWords(row))));
        return csv.finish();
    }
}
