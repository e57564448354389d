package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One line of a pull, with every word that Kota sends: a premium of 60.00 for October 2026, unless it is said
 * otherwise.
 */
record Entry(
        String id,
        String employee,
        String portion,
        String currency,
        String category,
        String member,
        String amount,
        boolean adjustment,
        @Nullable String adjustmentFor,
        String type,
        String from,
        String to,
        String policy) {

    static Entry entry(String id) {
        return new Entry(
                id,
                "ann",
                "employee",
                "EUR",
                "gross_premium",
                "policyholder",
                "60.00",
                false,
                null,
                "recurring",
                "2026-10-01",
                "2026-10-31",
                "p_1");
    }

    Entry of(String employee) {
        return new Entry(
                id,
                employee,
                portion,
                currency,
                category,
                member,
                amount,
                adjustment,
                adjustmentFor,
                type,
                from,
                to,
                policy);
    }

    Entry in(String currency) {
        return new Entry(
                id,
                employee,
                portion,
                currency,
                category,
                member,
                amount,
                adjustment,
                adjustmentFor,
                type,
                from,
                to,
                policy);
    }

    Entry employer() {
        return new Entry(
                id,
                employee,
                "employer",
                currency,
                category,
                member,
                amount,
                adjustment,
                adjustmentFor,
                type,
                from,
                to,
                policy);
    }

    Entry category(String category) {
        return new Entry(
                id,
                employee,
                portion,
                currency,
                category,
                member,
                amount,
                adjustment,
                adjustmentFor,
                type,
                from,
                to,
                policy);
    }

    Entry member(String member) {
        return new Entry(
                id,
                employee,
                portion,
                currency,
                category,
                member,
                amount,
                adjustment,
                adjustmentFor,
                type,
                from,
                to,
                policy);
    }

    Entry amount(String amount) {
        return new Entry(
                id,
                employee,
                portion,
                currency,
                category,
                member,
                amount,
                adjustment,
                adjustmentFor,
                type,
                from,
                to,
                policy);
    }

    Entry adjusting(@Nullable String original, String amount) {
        return new Entry(
                id, employee, portion, currency, category, member, amount, true, original, type, from, to, policy);
    }

    Entry once() {
        return new Entry(
                id,
                employee,
                portion,
                currency,
                category,
                member,
                amount,
                adjustment,
                adjustmentFor,
                "one_off",
                from,
                to,
                policy);
    }

    Entry cover(String from, String to) {
        return new Entry(
                id,
                employee,
                portion,
                currency,
                category,
                member,
                amount,
                adjustment,
                adjustmentFor,
                type,
                from,
                to,
                policy);
    }

    Entry policy(String policy) {
        return new Entry(
                id,
                employee,
                portion,
                currency,
                category,
                member,
                amount,
                adjustment,
                adjustmentFor,
                type,
                from,
                to,
                policy);
    }

    void into(JdbcClient jdbc, long pull, String employer) {
        LocalDate first = LocalDate.parse(from);
        jdbc.sql("""
                        insert into contribution_line (pull_id, employer_ref, employee_id, employee_ref, in_roster,
                            entry_id, portion, category, member_type, adjustment, adjustment_for, amount, currency, type,
                            cover_from, cover_to, policy_id, reporting_month)
                        values (?, ?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        pull,
                        employer,
                        "ee_" + employer + "_" + employee,
                        employee,
                        id,
                        portion,
                        category,
                        member,
                        adjustment,
                        adjustmentFor,
                        new BigDecimal(amount),
                        currency,
                        type,
                        first,
                        LocalDate.parse(to),
                        policy,
                        first.withDayOfMonth(1))
                .update();
    }
}
