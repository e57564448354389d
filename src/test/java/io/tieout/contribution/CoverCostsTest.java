package io.tieout.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a day costs comes from the last whole month, in its newest reading. */
class CoverCostsTest {

    private final DataSource dataSource = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final CoverCosts costs = new CoverCosts(jdbc);
    private long run;
    private int entry;

    @BeforeEach
    void aRun() {
        run = jdbc.sql("insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)"
                        + " values ('reconcile', '2026-10', 'all', 4, '{}', '', 'COMPLETED', now()) returning id")
                .query(Long.class)
                .single();
    }

    @Test
    void bothPortionsOfTheLastWholeMonthCountAndNothingElseDoes() {
        line(pull("2026-09", "ctr_9", 1), "ann", "employee", "90.00", "2026-09-01", "2026-09-30", "EUR");
        line(pull("2026-10", "ctr_10", 1), "ann", "employee", "999.00", "2026-10-01", "2026-10-31", "EUR");
        long newest = pull("2026-10", "ctr_10", 2);
        line(newest, "ann", "employee", "60.00", "2026-10-01", "2026-10-31", "EUR");
        line(newest, "ann", "employer", "51.5", "2026-10-01", "2026-10-31", "EUR");
        line(newest, "ann", "employee", "-12.00", "2026-10-01", "2026-10-31", "EUR");
        line(newest, "ann", "employee", "40.00", "2026-09-01", "2026-09-30", "EUR");
        line(newest, "bob", "employee", "70.00", "2026-10-01", "2026-10-31", "EUR");
        jdbc.sql("update contribution_line set adjustment = true where entry_id = ?")
                .param(line(newest, "ann", "employee", "7.00", "2026-10-01", "2026-10-31", "EUR"))
                .update();
        jdbc.sql("update contribution_line set type = 'one_off' where entry_id = ?")
                .param(line(newest, "ann", "employee", "8.00", "2026-10-01", "2026-10-31", "EUR"))
                .update();
        // The month of the leaver, charged in part.
        line(pull("2026-11", "ctr_11", 1), "ann", "employee", "20.00", "2026-11-01", "2026-11-10", "EUR");

        assertThat(costs.of("acme", "ann")).singleElement().satisfies(cost -> {
            assertThat(cost.month()).isEqualTo(YearMonth.of(2026, 10));
            assertThat(cost.charged()).isEqualByComparingTo("99.50");
            // 99.50 / 31 = 3.2097, times 11 = 35.306
            assertThat(cost.of(1)).isEqualTo(new BigDecimal("3.21"));
            assertThat(cost.of(11)).isEqualTo(new BigDecimal("35.31"));
            assertThat(cost.of(62)).isEqualTo(new BigDecimal("199.00"));
        });
    }

    @Test
    void eachCurrencyIsItsOwnAndWhoWasNeverChargedCostsNothingKnown() {
        long pull = pull("2026-10", "ctr_10", 1);
        line(pull, "ann", "employee", "31", "2026-10-01", "2026-10-31", "JPY");
        line(pull, "ann", "employer", "31.00", "2026-10-01", "2026-10-31", "EUR");
        line(pull, "bob", "employer", "10.00", "2026-10-05", "2026-10-31", "EUR");

        assertThat(costs.of("acme", "ann"))
                .extracting(cost -> cost.of(2) + " " + cost.currency())
                .containsExactly("2.00 EUR", "2 JPY");
        assertThat(costs.of("acme", "bob")).isEmpty();
        assertThat(costs.of("acme", "cat")).isEmpty();
        assertThat(costs.of("zeta", "ann")).isEmpty();
    }

    private long pull(String period, String report, int version) {
        return jdbc.sql("""
                        insert into pull (run_id, employer_ref, employer_id, report_id, period, report_status,
                            last_updated_at, version, state, breakdowns, lines, started_at)
                        values (?, 'acme', 'er', ?, ?, 'open', 'now', ?, 'COMPLETE', 1, 1, now()) returning id
                        """)
                .params(run, report, period, version)
                .query(Long.class)
                .single();
    }

    private String line(
            long pull, String employee, String portion, String amount, String from, String to, String currency) {
        entry++;
        jdbc.sql("""
                        insert into contribution_line (pull_id, employer_ref, employee_id, employee_ref, in_roster,
                            entry_id, portion, category, member_type, adjustment, amount, currency, type,
                            cover_from, cover_to, policy_id, reporting_month)
                        values (?, 'acme', 'ee_1', ?, true, ?, ?, 'gross_premium', 'policyholder', false,
                            ?, ?, 'recurring', ?, ?, 'p_1', date '2026-10-01')
                        """)
                .params(
                        pull,
                        employee,
                        "ct_" + entry,
                        portion,
                        new BigDecimal(amount),
                        currency,
                        LocalDate.parse(from),
                        LocalDate.parse(to))
                .update();
        return "ct_" + entry;
    }
}
