package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what other rooms would have written: runs, pulls with their lines, registers. Everything invented. */
final class Books {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-02T08:00:00Z");

    private final JdbcClient jdbc;
    private int entries;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long run(String period) {
        return jdbc.sql("""
                        insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)
                        values ('reconcile', :period, 'all',
                            (select count(*) + 1 from run where period = :period), '{}', '', 'STARTED', :now)
                        returning id
                        """)
                .param("period", period)
                .param("now", NOW)
                .query(Long.class)
                .single();
    }

    Books employer(String ref) {
        jdbc.sql("insert into employer (employer_ref, kota_id, updated_at) values (?, ?, ?) on conflict do nothing")
                .params(ref, "er_" + ref, NOW)
                .update();
        return this;
    }

    Books employee(String employer, String ref) {
        jdbc.sql("""
                        insert into employee (employer_ref, employee_ref, kota_id, updated_at) values (?, ?, ?, ?)
                        """).params(employer, ref, "ee_" + employer + "_" + ref, NOW).update();
        return this;
    }

    /** An employer of a run whose report was read to the end; lines go to the returned pull. */
    long pulled(long run, String employer, String period) {
        employer(employer);
        jdbc.sql("""
                        insert into run_employer (run_id, employer_ref, employer_id, pulled_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """).params(run, employer, "er_" + employer, NOW).update();
        return pull(run, employer, period, "ctr_" + employer + "_" + period, 1);
    }

    long pull(long run, String employer, String period, String report, int version) {
        return jdbc.sql("""
                        insert into pull (run_id, employer_ref, employer_id, report_id, period, report_status,
                            last_updated_at, version, state, started_at)
                        values (?, ?, ?, ?, ?, 'open', 'now', ?, 'COMPLETE', ?)
                        returning id
                        """)
                .params(run, employer, "er_" + employer, report, period, version, NOW)
                .query(Long.class)
                .single();
    }

    /** A plain monthly premium of the employee's portion in euro. */
    Books line(long pull, String employer, String employee, String amount, String month) {
        return line(pull, employer, employee, "employee", "EUR", "gross_premium", amount, false, "recurring", month);
    }

    Books line(
            long pull,
            String employer,
            String employee,
            String portion,
            String currency,
            String category,
            String amount,
            boolean adjustment,
            String type,
            String month) {
        LocalDate first = LocalDate.parse(month + "-01");
        return line(
                pull,
                employer,
                employee,
                portion,
                currency,
                category,
                amount,
                adjustment,
                type,
                first,
                first.plusMonths(1).minusDays(1),
                first);
    }

    Books line(
            long pull,
            String employer,
            String employee,
            String portion,
            String currency,
            String category,
            String amount,
            boolean adjustment,
            String type,
            LocalDate from,
            LocalDate to,
            LocalDate reportingMonth) {
        jdbc.sql("""
                        insert into contribution_line (pull_id, employer_ref, employee_id, employee_ref, in_roster,
                            entry_id, portion, category, member_type, adjustment, amount, currency, type,
                            cover_from, cover_to, policy_id, reporting_month)
                        values (?, ?, ?, ?, true, ?, ?, ?, 'policyholder', ?, ?, ?, ?, ?, ?, 'p_1', ?)
                        """)
                .params(
                        pull,
                        employer,
                        "ee_" + employer + "_" + employee,
                        employee,
                        "ct_%06d".formatted(++entries),
                        portion,
                        category,
                        adjustment,
                        new BigDecimal(amount),
                        currency,
                        type,
                        from,
                        to,
                        reportingMonth)
                .update();
        return this;
    }

    /** A period of one employer, not settled yet. @param people who, charged, withheld; - for no register row */
    long month(String employer, String period, String... people) {
        long run = run(period);
        long pull = pulled(run, employer, period);
        register(run, employer, period);
        for (String one : people) {
            String[] words = one.split(" ");
            // Only an adjustment may be less than nothing.
            boolean refund = words[1].startsWith("-");
            line(pull, employer, words[0], "employee", "EUR", "gross_premium", words[1], refund, "recurring", period);
            if (!words[2].equals("-")) {
                withheld(run, employer, words[0], words[2]);
            }
        }
        return run;
    }

    /** A register of one employer; rows may follow. */
    Books register(long run, String employer, String period) {
        jdbc.sql("insert into register_load (run_id, period, employer_ref, rows) values (?, ?, ?, 0)")
                .params(run, period, employer)
                .update();
        return this;
    }

    Books withheld(long run, String employer, String employee, String amount) {
        return withheld(run, employer, employee, "employee", "EUR", "main", amount);
    }

    Books withheld(
            long run, String employer, String employee, String portion, String currency, String payRun, String amount) {
        String element = portion.equals("employee") ? "EE_HEALTH" : "ER_HEALTH";
        return withheldOn(element, run, employer, employee, portion, currency, payRun, amount);
    }

    Books withheldOn(
            String payElement,
            long run,
            String employer,
            String employee,
            String portion,
            String currency,
            String payRun,
            String amount) {
        jdbc.sql("""
                        insert into register_row (run_id, employer_ref, employee_ref, pay_date, pay_run, pay_element,
                            portion, amount, currency, file, line)
                        values (?, ?, ?, date '2026-10-28', ?, ?, ?, ?, ?, 0, 1)
                        """)
                .params(run, employer, employee, payRun, payElement, portion, new BigDecimal(amount), currency)
                .update();
        return this;
    }
}
