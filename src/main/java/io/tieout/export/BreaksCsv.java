package io.tieout.export;

import static io.tieout.export.ReconciliationCsv.plain;
import static io.tieout.file.FormulaText.defused;

import io.tieout.payroll.Portion;
import io.tieout.reconciliation.Explanation;
import io.tieout.reconciliation.ReconciliationRow;
import io.tieout.reconciliation.ReconciliationRows;
import io.tieout.reconciliation.ThreeWay;
import io.tieout.reconciliation.ThreeWays;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
    private final ThreeWays threeWays;

    BreaksCsv(ReconciliationRows rows, ThreeWays threeWays) {
        this.rows = rows;
        this.threeWays = threeWays;
    }

    long write(EmployerOfRun employer, @Nullable UnaryOperator<@Nullable String> names, OutputStream out)
            throws IOException {
        NamedLines csv = new NamedLines(out, names, HEADER);
        Map<String, String> instructions = instructions(employer);
        rows.forEach(employer.run(), employer.employerRef(), row -> {
            if (row.status().needsPerson()) {
                String instruction = instructions.get(key(row.employeeRef(), row.currency(), row.portion()));
                write(row, employer.period(), instruction, csv);
            }
        });
        return csv.finish();
    }

    /** What went wrong between our instruction and the register; most instructions were just taken. */
    private Map<String, String> instructions(EmployerOfRun employer) {
        Map<String, String> words = new HashMap<>();
        threeWays.forEach(employer.run(), employer.employerRef(), one -> {
            if (one.outcome() != ThreeWay.Outcome.TAKEN) {
                words.put(key(one.employeeRef(), one.currency(), one.portion()), one.words());
            }
        });
        return words;
    }

    private static String key(String employeeRef, String currency, Portion portion) {
        return employeeRef + "\t" + currency + "\t" + portion.word();
    }

    private static void write(ReconciliationRow row, String period, @Nullable String instruction, NamedLines csv) {
        csv.row(
                row.employeeRef(),
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
                defused(instruction == null ? Explanation.of(row) : Explanation.of(row) + " " + instruction));
    }
}
