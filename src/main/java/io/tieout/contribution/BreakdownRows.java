package io.tieout.contribution;

import io.tieout.kota.Contribution;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Breakdowns as rows of employee_breakdown: every value as Kota sent it, the currency in upper case. */
final class BreakdownRows {

    static final String TARGET = "employee_breakdown (pull_id, employer_ref, employee_id, employee_ref, in_roster,"
            + " currency, employer_lines, employer_charged, employee_lines, employee_charged, adjusted,"
            + " entry_ids, kinds, amounts, policy_ids, adjustments_for)";

    private BreakdownRows() {}

    /**
     * Hands over the row of a person, if there is a line.
     *
     * @param ref the employee ref; null for a person whom the roster does not know, who keeps Kota's id as the ref
     */
    static void of(
            ReportReading reading, EmployeeBreakdown breakdown, @Nullable String ref, Consumer<@Nullable Object[]> to) {
        List<Contribution> employer = breakdown.health_insurance().employer_contributions();
        List<Contribution> employee = breakdown.health_insurance().employee_contributions();
        int size = employer.size() + employee.size();
        if (size == 0) {
            return;
        }
        BreakdownLines lines = new BreakdownLines(size, reading.kinds);
        BigDecimal employerCharged = lines.add(Portion.EMPLOYER, employer);
        BigDecimal employeeCharged = lines.add(Portion.EMPLOYEE, employee);
        String id = breakdown.employee_id();
        to.accept(new @Nullable Object[] {
            reading.pullId,
            reading.employer.employerRef,
            id,
            ref == null ? id : ref,
            ref != null,
            breakdown.currency().toUpperCase(Locale.ROOT),
            employer.size(),
            employerCharged,
            employee.size(),
            employeeCharged,
            lines.adjusted,
            lines.entryIds,
            lines.kinds,
            lines.amounts,
            lines.policyIds(),
            lines.adjustmentsFor
        });
    }
}
