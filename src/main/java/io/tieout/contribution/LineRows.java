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

    private final Consumer<@Nullable Object[]> to;
    private final @Nullable Object[] row = new @Nullable Object[19];

    /** @param to reads each row when it comes; all come in the same array */
    LineRows(Consumer<@Nullable Object[]> to) {
        this.to = to;
    }

    /** @param ref the employee ref; null for a person whom the roster does not know, who keeps Kota's id as the ref */
    void add(ReportReading reading, EmployeeBreakdown breakdown, @Nullable String ref) {
        var insurance = breakdown.health_insurance();
        row[0] = reading.pullId;
        row[1] = reading.employer.employerRef;
        row[2] = breakdown.employee_id();
        row[3] = ref == null ? breakdown.employee_id() : ref;
        row[4] = ref != null;
        row[12] = breakdown.currency().toUpperCase(Locale.ROOT);
        add(Portion.EMPLOYER, insurance.employer_contributions());
        add(Portion.EMPLOYEE, insurance.employee_contributions());
    }

    private void add(Portion portion, List<Contribution> lines) {
        row[6] = portion.word();
        for (Contribution line : lines) {
            row[5] = line.id();
            row[7] = line.category();
            row[8] = line.member_type();
            row[9] = line.adjustment();
            row[10] = line.adjustment_for();
            row[11] = line.amount();
            row[13] = line.type();
            row[14] = line.note();
            row[15] = line.cover_period().from_date();
            row[16] = line.cover_period().to_date();
            row[17] = line.policy_id();
            row[18] = line.reporting_month();
            to.accept(row);
        }
    }
}
