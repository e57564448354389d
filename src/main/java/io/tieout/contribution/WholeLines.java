package io.tieout.contribution;

import io.tieout.kota.Contribution;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.kota.KotaException;
import java.util.List;

/**
 * Kota's contract promises these fields of every line. A line without one can't be reconciled, and to
 * leave it out would withhold too little, so its employer fails alone.
 */
final class WholeLines {

    private WholeLines() {}

    /** @throws KotaException UNREADABLE, naming the line and the field */
    static void check(EmployeeBreakdown breakdown) {
        check(breakdown, breakdown.health_insurance().employer_contributions());
        check(breakdown, breakdown.health_insurance().employee_contributions());
    }

    private static void check(EmployeeBreakdown breakdown, List<Contribution> lines) {
        for (Contribution line : lines) {
            require(breakdown, line, "category", line.category());
            require(breakdown, line, "member_type", line.member_type());
            require(breakdown, line, "type", line.type());
            require(breakdown, line, "policy_id", line.policy_id());
            require(breakdown, line, "reporting_month", line.reporting_month());
            require(breakdown, line, "cover_period", line.cover_period());
            require(
                    breakdown,
                    line,
                    "cover_period.from_date",
                    line.cover_period().from_date());
            require(breakdown, line, "cover_period.to_date", line.cover_period().to_date());
        }
    }

    private static void require(EmployeeBreakdown breakdown, Contribution line, String field, Object value) {
        if (value == null) {
            throw new KotaException(
                    KotaException.Code.UNREADABLE,
                    200,
                    "line " + line.id() + " of report " + breakdown.contribution_report_id() + " has no " + field
                            + ", which Kota's contract promises. Ask Kota about it; nothing of this employer is used",
                    null);
        }
    }
}
