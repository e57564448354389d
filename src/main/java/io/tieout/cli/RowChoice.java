package io.tieout.cli;

import io.tieout.batch.UsageException;
import io.tieout.payroll.Portion;
import io.tieout.reconciliation.RowRef;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which row a command is about: a person, and as much of the rest as is needed to leave one row only. */
final class RowChoice {

    @Parameters(index = "0", paramLabel = "EMPLOYEE_REF", description = "payroll's own key of the person")
    private String employee = "";

    @Mixin
    private Month month = new Month();

    @Option(names = "--employer", paramLabel = "REF", description = "needed where two employers have the person")
    private @Nullable String employer;

    @Option(names = "--portion", paramLabel = "employee|employer", description = "needed where both have a row")
    private @Nullable Portion portion;

    @Option(names = "--currency", paramLabel = "CODE", description = "needed where there are rows in several")
    private @Nullable String currency;

    YearMonth period() {
        return month.period();
    }

    String employee() {
        return employee;
    }

    boolean fits(String employerRef, String employeeRef, String rowCurrency, Portion rowPortion) {
        return employeeRef.equals(employee)
                && (employer == null || employer.equals(employerRef))
                && (portion == null || portion == rowPortion)
                && (currency == null || currency.toUpperCase(Locale.ROOT).equals(rowCurrency));
    }

    @Nullable
    String employer() {
        return employer;
    }

    /** @throws UsageException if there is no such row, or several */
    RowRef one(List<RowRef> rows, String nothing) {
        if (rows.isEmpty()) {
            throw new UsageException(nothing);
        }
        if (rows.size() > 1) {
            StringBuilder text = new StringBuilder("Which one? Say it with --employer, --portion or --currency:");
            rows.forEach(row -> text.append("\n  ").append(row));
            throw new UsageException(text.toString());
        }
        return rows.get(0);
    }
}
