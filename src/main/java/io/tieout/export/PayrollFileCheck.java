package io.tieout.export;

import io.tieout.export.ControlTotals.Source;
import io.tieout.export.SummaryChecks.Side;
import io.tieout.jobfile.Lane;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What payroll is told, in this file and those before it, against Kota's lines of the people whom it can be told of. */
final class PayrollFileCheck {

    private static final List<String> EMPLOYEE = List.of(Lane.EMPLOYEE.key(), Lane.EMPLOYEE_ADJUSTMENT.key());
    private static final List<String> EMPLOYER = List.of(Lane.EMPLOYER.key(), Lane.EMPLOYER_ADJUSTMENT.key());

    private final SummaryChecks checks;
    private final Book book;

    PayrollFileCheck(SummaryChecks checks, Book book) {
        this.checks = checks;
        this.book = book;
    }

    void write() {
        for (Source lines : book.lines()) {
            BigDecimal told = told(lines);
            if (told != null) {
                int number = checks.nextNumber();
                String[] where = {
                    "Currency", "$D" + number, "Portion", "$E" + number, "InRoster", "\"" + LinesTable.YES + "\""
                };
                checks.amounts(
                        "Lines in the roster = payroll file",
                        lines.currency(),
                        lines.portion(),
                        Side.plain(told),
                        new Side(
                                book.ranges().sumIfs(LinesTable.PREFIX, "Amount", where),
                                lines.amount().subtract(leftOut(lines))));
            }
        }
    }

    /** Null when the file has no element for a lane that has amounts, so that it was never to hold them. */
    private @Nullable BigDecimal told(Source lines) {
        List<String> keys = lines.portion().equals(Portion.EMPLOYEE.word()) ? EMPLOYEE : EMPLOYER;
        BigDecimal sum = BigDecimal.ZERO;
        for (Manifest.LaneTotal lane : book.payrollImport().lanes()) {
            if (lane.currency().equals(lines.currency()) && keys.contains(lane.lane())) {
                if (lane.in_file() == null) {
                    return null;
                }
                BigDecimal before = lane.told_before() == null ? BigDecimal.ZERO : new BigDecimal(lane.told_before());
                sum = sum.add(new BigDecimal(lane.in_file())).add(before);
            }
        }
        return sum;
    }

    private BigDecimal leftOut(Source lines) {
        Manifest.LeftOut leftOut = book.payrollImport().left_out();
        return leftOut == null
                ? BigDecimal.ZERO
                : leftOut.amounts().stream()
                        .filter(one -> one.currency().equals(lines.currency())
                                && one.portion().equals(lines.portion()))
                        .map(one -> new BigDecimal(one.amount()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
