package io.tieout.contribution;

import static io.tieout.database.CopyType.Attribute.BOOLEAN;
import static io.tieout.database.CopyType.Attribute.DATE;
import static io.tieout.database.CopyType.Attribute.NUMERIC;
import static io.tieout.database.CopyType.Attribute.TEXT;

import io.tieout.database.CopyType;
import io.tieout.kota.Contribution;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Breakdowns as rows of employee_breakdown: every value as Kota sent it, the currency in upper case. */
final class BreakdownRows {

    static final String TARGET = "employee_breakdown (pull_id, employer_ref, employee_id, employee_ref, in_roster,"
            + " currency, employer_lines, employer_charged, employee_lines, employee_charged, adjusted, lines)";

    static final CopyType LINE = new CopyType(
            "contribution_entry",
            List.of(TEXT, TEXT, TEXT, TEXT, BOOLEAN, TEXT, NUMERIC, TEXT, TEXT, DATE, DATE, TEXT, DATE));

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
        List<@Nullable Object[]> lines = new ArrayList<>(employer.size() + employee.size());
        employer.forEach(line -> lines.add(line(Portion.EMPLOYER, line)));
        employee.forEach(line -> lines.add(line(Portion.EMPLOYEE, line)));
        if (lines.isEmpty()) {
            return;
        }
        String id = breakdown.employee_id();
        to.accept(new Object[] {
            reading.pullId,
            reading.employer.employerRef,
            id,
            ref == null ? id : ref,
            ref != null,
            breakdown.currency().toUpperCase(Locale.ROOT),
            employer.size(),
            sum(employer),
            employee.size(),
            sum(employee),
            adjusted(employer) || adjusted(employee),
            lines
        });
    }

    /** In the order of {@link #LINE}. */
    private static @Nullable Object[] line(Portion portion, Contribution line) {
        return new @Nullable Object[] {
            line.id(),
            portion.word(),
            line.category(),
            line.member_type(),
            line.adjustment(),
            line.adjustment_for(),
            line.amount(),
            line.type(),
            line.note(),
            line.cover_period().from_date(),
            line.cover_period().to_date(),
            line.policy_id(),
            line.reporting_month()
        };
    }

    private static BigDecimal sum(List<Contribution> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Contribution line : lines) {
            sum = sum.add(line.amount());
        }
        return sum;
    }

    private static boolean adjusted(List<Contribution> lines) {
        for (Contribution line : lines) {
            if (line.adjustment()) {
                return true;
            }
        }
        return false;
    }
}
