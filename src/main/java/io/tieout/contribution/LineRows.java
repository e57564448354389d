package io.tieout.contribution;

import io.tieout.kota.Contribution;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.payroll.Portion;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Breakdowns as rows of contribution_line: every value as Kota sent it, the currency in upper case. */
final class LineRows {

    static final String TARGET = "contribution_line (pull_id, employer_ref, employee_id, employee_ref, in_roster,"
            + " entry_id, portion, category, member_type, adjustment, adjustment_for, amount, currency, type, note,"
            + " cover_from, cover_to, policy_id, reporting_month)";

    private LineRows() {}

    /** @param ref the employee ref; null for a person whom the roster does not know, who keeps Kota's id as the ref */
    static void of(
            ReportReading reading, EmployeeBreakdown breakdown, @Nullable String ref, Consumer<@Nullable Object[]> to) {
        var insurance = breakdown.health_insurance();
        String id = breakdown.employee_id();
        String currency = breakdown.currency().toUpperCase(Locale.ROOT);
        add(reading, id, ref, currency, Portion.EMPLOYER, insurance.employer_contributions(), to);
        add(reading, id, ref, currency, Portion.EMPLOYEE, insurance.employee_contributions(), to);
    }

    private static void add(
            ReportReading reading,
            String id,
            @Nullable String ref,
            String currency,
            Portion portion,
            List<Contribution> lines,
            Consumer<@Nullable Object[]> to) {
        for (Contribution line : lines) {
            to.accept(new @Nullable Object[] {
                reading.pullId,
                reading.employer.employerRef,
                id,
                ref == null ? id : ref,
                ref != null,
                line.id(),
                portion.word(),
                line.category(),
                line.member_type(),
                line.adjustment(),
                line.adjustment_for(),
                line.amount(),
                currency,
                line.type(),
                line.note(),
                line.cover_period().from_date(),
                line.cover_period().to_date(),
                line.policy_id(),
                line.reporting_month()
            });
        }
    }
}
