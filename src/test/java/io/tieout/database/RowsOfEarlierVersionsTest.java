package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lines and register rows that an earlier version stored one by one. */
class RowsOfEarlierVersionsTest {

    private static final String LINES = """
            select concat_ws('|', pull_id, employer_ref, employee_id, employee_ref, in_roster, entry_id, portion, category,
                member_type, adjustment, adjustment_for, amount, currency, type, note, cover_from, cover_to, policy_id,
                reporting_month)
            from contribution_line order by 1
            """;

    @Test
    void linesOfEarlierVersionsAreAllThereAndSummed() {
        DataSource database = TestDatabase.empty();
        JdbcClient jdbc = JdbcClient.create(database);
        Flyway.configure().dataSource(database).target("29").load().migrate();
        jdbc.sql("""
                        insert into contribution_line
                        -- of ten people each differs from the rest in one thing, so that each thing counts
                        select 1 + n / 40, 'ACME', 'ee_' || who, 'P' || who, who <> 9, 'ct_' || n,
                            case when n % 4 < 2 then 'employer' else 'employee' end,
                            case who when 1 then 'tax' else 'gross_premium' end,
                            case who when 2 then 'child_dependant' else 'policyholder' end,
                            who = 3 and n % 2 = 1, case when who = 3 and n % 2 = 1 then 'ct_' || n - 80 end, n * 1.10,
                            case when n % 20 = 0 then 'GBP' else 'EUR' end,
                            case who when 4 then 'one_off' else 'recurring' end,
                            case who when 5 then 'a "note", (with) {all}, and \\' when 9 then '' end,
                            date '2026-10-01' + (who = 6)::int, date '2026-10-31' - (who = 7)::int,
                            'p_' || case when n / 40 = 1 then n % 3 else who end,
                            case who when 8 then date '2026-09-01' else date '2026-10-01' end
                        from generate_series(0, 119) n cross join lateral (select n / 4 % 10) w (who)
                        """).update();
        List<String> before = jdbc.sql(LINES).query(String.class).list();
        assertThat(before).hasSize(120);

        Flyway.configure().dataSource(database).load().migrate();

        assertThat(jdbc.sql(LINES).query(String.class).list()).isEqualTo(before);
        assertThat(jdbc.sql("""
                                select count(*) from employee_breakdown b
                                cross join lateral (
                                    select coalesce(sum(amount) filter (where portion = 'employer'), 0) as employer,
                                        coalesce(sum(amount) filter (where portion = 'employee'), 0) as employee,
                                        count(*) as lines, bool_or(adjustment) as adjusts,
                                        count(distinct policy_id) as policies,
                                        count(adjustment_for) as for_others
                                    from contribution_line l
                                    where l.pull_id = b.pull_id and l.employee_id = b.employee_id
                                      and l.currency = b.currency) l
                                where b.employer_charged <> l.employer or b.employee_charged <> l.employee
                                   or b.employer_lines + b.employee_lines <> l.lines
                                   or b.adjusted <> l.adjusts
                                   or (cardinality(b.policy_ids) = 1) <> (l.policies = 1)
                                   or (b.adjustments_for is null) <> (l.for_others = 0)
                                """).query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) filter (where adjusted) || ' of ' || count(*) from employee_breakdown")
                        .query(String.class)
                        .single())
                .as("people and currencies, and those with an adjustment")
                .isEqualTo("3 of 36");
    }

    @Test
    void registerRowsOfEarlierVersionsAreAllThereAndSummed() {
        DataSource database = TestDatabase.empty();
        JdbcClient jdbc = JdbcClient.create(database);
        Flyway.configure().dataSource(database).target("31").load().migrate();
        jdbc.sql("""
                        insert into register_row
                        select 1 + n / 60, 'ACME', 'P' || who, date '2026-10-28' - (who = 1)::int,
                            case who when 2 then 'W2' else 'W1' end, case who when 3 then 'GYM' else 'HEALTH' end,
                            case when who <> 4 then case n % 2 when 0 then 'employer' else 'employee' end end,
                            n * 1.10 - 20, case when n % 20 = 0 then 'GBP' else 'EUR' end, (who = 6)::int, n
                        from generate_series(0, 119) n cross join lateral (select n / 4 % 10) w (who)
                        """).update();
        String rows = """
                select concat_ws('|', run_id, employer_ref, employee_ref, pay_date, pay_run, pay_element,
                    coalesce(portion, '-'), amount, currency, file, line)
                from register_row order by 1
                """;
        List<String> before = jdbc.sql(rows).query(String.class).list();
        assertThat(before).hasSize(120);

        Flyway.configure().dataSource(database).load().migrate();

        assertThat(jdbc.sql(rows).query(String.class).list()).isEqualTo(before);
        assertThat(jdbc.sql("""
                                select count(*) from register_person p
                                cross join lateral (
                                    select coalesce(sum(amount) filter (where portion = 'employer'), 0) as employer,
                                        coalesce(sum(amount) filter (where portion = 'employee'), 0) as employee,
                                        count(*) filter (where portion = 'employer') as employers,
                                        count(*) filter (where portion = 'employee') as employees, count(*) as rows
                                    from register_row r
                                    where r.run_id = p.run_id and r.employee_ref = p.employee_ref
                                      and r.currency = p.currency) r
                                where p.employer_withheld <> r.employer or p.employee_withheld <> r.employee
                                   or p.employer_rows <> r.employers or p.employee_rows <> r.employees
                                   or cardinality(p.kinds) <> r.rows
                                """).query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from register_person")
                        .query(Long.class)
                        .single())
                .isEqualTo(24);
    }
}
