package io.tieout.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PullVersionsTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final DataSource dataSource = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final PullVersions versions = new PullVersions(dataSource, new JdbcTransactionManager(dataSource));
    private long run;

    @BeforeEach
    void aRun() {
        run = jdbc.sql("insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)"
                        + " values ('reconcile', '2026-10', 'all', 4, '{}', '', 'COMPLETED', now()) returning id")
                .query(Long.class)
                .single();
    }

    @Test
    void readingsComeNewestFirstAndOnlyWholeOnesCount() {
        pull("acme", "ctr_a", 1, "COMPLETE");
        pull("acme", "ctr_a", 2, "COMPLETE");
        pull("acme", "ctr_a", 3, "DISCARDED");
        pull("zeta", "ctr_z", 1, "COMPLETE");

        assertThat(versions.of(OCTOBER, null))
                .extracting(version -> version.reportId() + " v" + version.version() + " run " + version.runNumber())
                .containsExactly("ctr_a v2 run 4", "ctr_a v1 run 4", "ctr_z v1 run 4");
        assertThat(versions.of(OCTOBER, "zeta")).hasSize(1);
        assertThat(versions.of(YearMonth.of(2026, 9), null)).isEmpty();
    }

    @Test
    void addedGoneAndChangedLinesAreToldApartAndEqualOnesAreNotShown() {
        long older = pull("acme", "ctr_a", 1, "COMPLETE");
        line(older, "ct_same", "ann", "60.00", null);
        line(older, "ct_gone", "ann", "5.00", null);
        line(older, "ct_more", "bob", "60.00", null);
        line(older, "ct_word", "cat", "60.00", "first");
        long newer = pull("acme", "ctr_a", 2, "COMPLETE");
        line(newer, "ct_same", "ann", "60.0", null);
        line(newer, "ct_more", "bob", "61.50", null);
        line(newer, "ct_word", "cat", "60.00", "second");
        line(newer, "ct_new", "dan", "7.00", null);

        List<String> changes = new ArrayList<>();
        List<BigDecimal> differences = new ArrayList<>();
        List<PullVersion> read = versions.of(OCTOBER, "acme");
        versions.forEachChange(read.get(1), read.get(0), change -> {
            changes.add(change.kind() + " " + change.employeeRef() + " " + change.entryId() + " " + change.changed());
            differences.add(change.difference());
        });

        assertThat(changes)
                .containsExactly(
                        "GONE ann ct_gone ",
                        "CHANGED bob ct_more amount",
                        "CHANGED cat ct_word note",
                        "ADDED dan ct_new ");
        assertThat(differences)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("-5"), new BigDecimal("1.5"), BigDecimal.ZERO, new BigDecimal("7"));
    }

    private long pull(String employer, String report, int version, String state) {
        return jdbc.sql("""
                        insert into pull (run_id, employer_ref, employer_id, report_id, period, report_status,
                            last_updated_at, version, state, breakdowns, lines, started_at)
                        values (?, ?, 'er', ?, '2026-10', 'open', 'now', ?, ?, 1, 1, now()) returning id
                        """)
                .params(run, employer, report, version, state)
                .query(Long.class)
                .single();
    }

    private void line(long pull, String entry, String employee, String amount, String note) {
        jdbc.sql("""
                        insert into contribution_line (pull_id, employer_ref, employee_id, employee_ref, in_roster,
                            entry_id, portion, category, member_type, adjustment, amount, currency, type, note,
                            cover_from, cover_to, policy_id, reporting_month)
                        values (?, 'acme', 'ee_' || ?, ?, true, ?, 'employee', 'gross_premium', 'policyholder', false,
                            ?, 'EUR', 'recurring', ?, date '2026-10-01', date '2026-10-31', 'p_1', date '2026-10-01')
                        """)
                .params(pull, employee, employee, entry, new BigDecimal(amount), note)
                .update();
    }
}
