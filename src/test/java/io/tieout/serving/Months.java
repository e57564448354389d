package io.tieout.serving;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Settled months in the tables, as a run leaves them. Everything invented. */
final class Months {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-02T08:00:00Z");

    private final JdbcClient jdbc;

    Months(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run that came to its end. @return its id */
    long run(String kind, String period, String scope) {
        return jdbc.sql("""
                        insert into run (kind, period, scope, number, inputs, inputs_sha256, status, exit_code, started_at,
                            ended_at)
                        values (:kind, :period, :scope,
                            (select coalesce(max(number), 0) + 1 from run where kind = :kind and period = :period),
                            '{"employers: employers.csv": "aa", "employees: people.csv": "bb", "job file": "cc"}', '',
                            'COMPLETED', 0, :now, :now)
                        returning id
                        """)
                .param("kind", kind)
                .param("period", period)
                .param("scope", scope)
                .param("now", NOW)
                .query(Long.class)
                .single();
    }

    Months settled(long run, String period, String employer) {
        jdbc.sql("insert into employer (employer_ref, updated_at) values (?, ?) on conflict do nothing")
                .params(employer, NOW)
                .update();
        jdbc.sql("insert into reconciliation (run_id, period, employer_ref, settled_at) values (?, ?, ?, ?)")
                .params(run, period, employer, NOW)
                .update();
        return this;
    }

    /** A row of the employee's portion in euro; nothing was open before. */
    Months row(long run, String employer, String employee, String charged, String withheld, String status) {
        jdbc.sql("""
                        insert into examined_row (run_id, employer_ref, employee_ref, currency, portion, charged,
                            withheld, variance, status, unexplained, opening, closing)
                        select :run, :employer, :employee, 'EUR', 'employee', c, w, c - w, :status, c - w, 0, c - w
                        from (select :charged::numeric as c, :withheld::numeric as w) x
                        """)
                .param("run", run)
                .param("employer", employer)
                .param("employee", employee)
                .param("charged", charged)
                .param("withheld", withheld)
                .param("status", status)
                .update();
        return this;
    }
}
