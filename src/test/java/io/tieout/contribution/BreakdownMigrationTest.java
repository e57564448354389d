package io.tieout.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lines that an earlier version stored one by one. */
class BreakdownMigrationTest {

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
                        select 1 + n / 40, 'ACME', 'ee_' || n / 4 % 10, 'P' || n / 4 % 10, n / 4 % 10 <> 3, 'ct_' || n,
                            case when n % 4 < 2 then 'employer' else 'employee' end, 'gross_premium', 'policyholder',
                            n % 4 = 3 and n % 8 = 7, case when n % 8 = 7 then 'ct_' || n - 80 end, n * 1.10,
                            case when n % 20 = 0 then 'GBP' else 'EUR' end, 'recurring',
                            case when n % 3 = 0 then 'a "note", (with) {all}, and \\' end,
                            '2026-10-01', '2026-10-31', 'p_1', '2026-10-01'
                        from generate_series(0, 119) n
                        """).update();
        List<String> before = jdbc.sql(LINES).query(String.class).list();
        assertThat(before).hasSize(120);

        Flyway.configure().dataSource(database).load().migrate();

        assertThat(jdbc.sql(LINES).query(String.class).list()).isEqualTo(before);
        assertThat(jdbc.sql("""
                                select count(*) from employee_breakdown b
                                where employer_charged is distinct from (select coalesce(sum(l.amount), 0)
                                        from unnest(b.lines) l where l.portion = 'employer')
                                   or employee_charged is distinct from (select coalesce(sum(l.amount), 0)
                                        from unnest(b.lines) l where l.portion = 'employee')
                                   or employer_lines + employee_lines <> cardinality(lines)
                                   or adjusted <> exists (select from unnest(b.lines) l where l.adjustment)
                                """).query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) filter (where adjusted) || ' of ' || count(*) from employee_breakdown")
                        .query(String.class)
                        .single())
                .as("people and currencies, and those with an adjustment")
                .isEqualTo("15 of 36");
    }
}
