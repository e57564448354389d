package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

class ReconciliationJobTest {

    private static Desk desk;
    private static Books books;

    @BeforeAll
    static void open() {
        desk = new Desk();
        books = desk.books;
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void everyStatusComesOutOfTheTables() {
        long september = books.run("2026-09");
        long pull = books.pulled(september, "acme", "2026-09");
        books.register(september, "acme", "2026-09");
        books.line(pull, "acme", "carried", "5.00", "2026-09");
        books.line(pull, "acme", "settles", "5.00", "2026-09");
        completed(september, "2026-09");

        long run = books.run("2026-10");
        pull = books.pulled(run, "acme", "2026-10");
        books.register(run, "acme", "2026-10");
        books.line(pull, "acme", "matched", "60.00", "2026-10").withheld(run, "acme", "matched", "60.00");
        books.line(pull, "acme", "cent", "60.00", "2026-10").withheld(run, "acme", "cent", "60.01");
        books.line(pull, "acme", "unpaid", "60.00", "2026-10");
        books.withheld(run, "acme", "gone", "60.00").employee("acme", "gone");
        books.line(pull, "acme", "broken", "60.00", "2026-10").withheld(run, "acme", "broken", "31.00");
        books.line(pull, "acme", "late", "60.00", "2026-10")
                .line(pull, "acme", "late", "55.00", "2026-09")
                .withheld(run, "acme", "late", "60.00");
        books.withheld(run, "acme", "settles", "5.00");
        books.line(pull, "acme", "abroad", "60.00", "2026-10")
                .withheld(run, "acme", "abroad", "employee", "GBP", "main", "52.00");
        books.line(pull, "acme", "split", "60.00", "2026-10")
                .withheld(run, "acme", "split", "70.00")
                .line(pull, "acme", "split", "employer", "EUR", "gross_premium", "90.00", false, "recurring", "2026-10")
                .withheld(run, "acme", "split", "employer", "EUR", "main", "80.00");
        long other = books.pulled(run, "unloaded", "2026-10");
        books.line(other, "unloaded", "waits", "60.00", "2026-10");
        completed(run, "2026-10");

        assertThat(outcomes(run))
                .containsExactlyInAnyOrder(
                        "matched EUR employee 60.00 60.00 MATCHED  0 0",
                        "cent EUR employee 60.00 60.01 ROUNDING ROUNDING=-0.01 0 -0.01",
                        "unpaid EUR employee 60.00 0 NOT_IN_PAYROLL  60.00 60.00",
                        "gone EUR employee 0 60.00 NOT_IN_KOTA  -60.00 -60.00",
                        "broken EUR employee 60.00 31.00 BREAK  29.00 29.00",
                        "late EUR employee 115.00 60.00 EXPLAINED TIMING=55.00 0 55.00",
                        "carried EUR employee 0 0 CARRIED  0 5.00",
                        "settles EUR employee 0 5.00 EXPLAINED CARRY_FORWARD=-5.00 0 0",
                        "abroad EUR employee 60.00 0 CURRENCY_MISMATCH  60.00 60.00",
                        "abroad GBP employee 0 52.00 CURRENCY_MISMATCH  -52.00 -52.00",
                        "split EUR employee 60.00 70.00 EXPLAINED SPLIT=-10.00 0 -10.00",
                        "split EUR employer 90.00 80.00 EXPLAINED SPLIT=10.00 0 10.00",
                        "waits EUR employee 60.00 null INSTRUCTED  null 0");
        assertThat(desk.jdbc
                        .sql("select employee_id || ' ' || report_id || ' ' || report_status from reconciliation_row"
                                + " where run_id = ? and employee_ref = 'gone'")
                        .param(run)
                        .query(String.class)
                        .single())
                .as("a person without lines is placed by the roster and the employer's only report")
                .isEqualTo("ee_acme_gone ctr_acme_2026-10 open");
    }

    @Test
    void prorationAndDuplicateUseTheLinesAndRowsOfTheirOwnPersonOnly() {
        long run = books.run("2026-10");
        long pull = books.pulled(run, "part", "2026-10");
        books.register(run, "part", "2026-10");
        books.line(
                pull,
                "part",
                "joiner",
                "employee",
                "EUR",
                "gross_premium",
                "38.71",
                false,
                "recurring",
                LocalDate.of(2026, 10, 12),
                LocalDate.of(2026, 10, 31),
                LocalDate.of(2026, 10, 1));
        books.withheld(run, "part", "joiner", "60.00");
        books.line(pull, "part", "twice", "60.00", "2026-10")
                .withheld(run, "part", "twice", "60.00")
                .withheld(run, "part", "twice", "60.00");
        completed(run, "2026-10");

        assertThat(outcomes(run))
                .containsExactlyInAnyOrder(
                        "joiner EUR employee 38.71 60.00 EXPLAINED PRORATION=-21.29 0 -21.29",
                        "twice EUR employee 60.00 120.00 EXPLAINED DUPLICATE=-60.00 0 -60.00");
    }

    @Test
    void weeklyPaySeveralElementsAndReversalsAreOneSumAndNoDuplicates() {
        long run = books.run("2026-10");
        long pull = books.pulled(run, "weekly", "2026-10");
        books.register(run, "weekly", "2026-10");
        books.line(pull, "weekly", "a", "60.00", "2026-10").line(pull, "weekly", "b", "45.00", "2026-10");
        for (String week : new String[] {"W40", "W41", "W42", "W43"}) {
            books.withheld(run, "weekly", "a", "employee", "EUR", week, "15.00");
        }
        // Taken in full, taken back in full, taken right, on an element of its own.
        books.withheld(run, "weekly", "b", "employee", "EUR", "main", "54.00")
                .withheldOn("EE_HEALTH_ADJ", run, "weekly", "b", "employee", "EUR", "main", "-54.00")
                .withheld(run, "weekly", "b", "employee", "EUR", "main", "45.00");
        completed(run, "2026-10");

        assertThat(outcomes(run))
                .containsExactlyInAnyOrder(
                        "a EUR employee 60.00 60.00 MATCHED  0 0", "b EUR employee 45.00 45.00 MATCHED  0 0");
    }

    @Test
    void onlyTheNewestCompletePullOfAReportCounts() {
        long run = books.run("2026-10");
        long old = books.pulled(run, "versions", "2026-10");
        books.register(run, "versions", "2026-10");
        books.line(old, "versions", "a", "99.00", "2026-10");
        long newer = books.pull(run, "versions", "2026-10", "ctr_versions_2026-10", 2);
        books.line(newer, "versions", "a", "60.00", "2026-10").withheld(run, "versions", "a", "60.00");
        long discarded = books.pull(run, "versions", "2026-10", "ctr_versions_2026-10", 3);
        desk.jdbc
                .sql("update pull set state = 'DISCARDED' where id = ?")
                .param(discarded)
                .update();
        books.line(discarded, "versions", "a", "1.00", "2026-10");
        long second = books.pull(run, "versions", "2026-10", "ctr_versions_other", 1);
        books.line(second, "versions", "b", "10.00", "2026-10").withheld(run, "versions", "b", "10.00");
        completed(run, "2026-10");

        assertThat(outcomes(run))
                .containsExactlyInAnyOrder(
                        "a EUR employee 60.00 60.00 MATCHED  0 0", "b EUR employee 10.00 10.00 MATCHED  0 0");
    }

    @Test
    void theNewestRegisterThatNamesTheEmployerCountsAndStaysForLaterRuns() {
        long first = books.run("2026-10");
        books.employer("reg").register(first, "reg", "2026-10").withheld(first, "reg", "a", "10.00");
        long second = books.run("2026-10");
        books.register(second, "reg", "2026-10").withheld(second, "reg", "a", "60.00");
        long third = books.run("2026-10");
        long pull = books.pulled(third, "reg", "2026-10");
        books.line(pull, "reg", "a", "60.00", "2026-10");
        completed(third, "2026-10");

        assertThat(outcomes(third)).containsExactly("a EUR employee 60.00 60.00 MATCHED  0 0");
    }

    @Test
    void anEmployerThatFailedOrNeedsReviewIsNotReconciled() {
        long run = books.run("2026-10");
        books.line(books.pulled(run, "ok", "2026-10"), "ok", "a", "60.00", "2026-10");
        books.line(books.pulled(run, "failed", "2026-10"), "failed", "a", "60.00", "2026-10");
        books.line(books.pulled(run, "unpulled", "2026-10"), "unpulled", "a", "60.00", "2026-10");
        desk.jdbc
                .sql("update run_employer set failure = 'x' where employer_ref = 'failed'")
                .update();
        desk.jdbc
                .sql("update run_employer set pulled_at = null where employer_ref = 'unpulled'")
                .update();
        long sign = books.pulled(run, "sign", "2026-10");
        books.line(sign, "sign", "a", "employee", "EUR", "tax_relief", "12.00", false, "recurring", "2026-10");
        long decimals = books.pulled(run, "decimals", "2026-10");
        books.line(decimals, "decimals", "a", "60.005", "2026-10");
        completed(run, "2026-10");

        assertThat(desk.jdbc
                        .sql("select distinct employer_ref from reconciliation_row where run_id = ?")
                        .param(run)
                        .query(String.class)
                        .list())
                .containsExactly("ok");
        assertThat(review(run, "sign")).startsWith("1 line has a sign that was not expected (first: ct_");
        assertThat(review(run, "decimals")).startsWith("Amounts in EUR have up to 3 decimals, the currency has 2.");
    }

    @Test
    void anAdjustedReliefMayHaveAnySign() {
        long run = books.run("2026-10");
        long pull = books.pulled(run, "relief", "2026-10");
        books.line(pull, "relief", "a", "employee", "EUR", "tax_relief", "12.00", true, "recurring", "2026-09");
        books.line(pull, "relief", "a", "employee", "EUR", "tax_relief", "-12.00", false, "recurring", "2026-10");
        completed(run, "2026-10");

        assertThat(outcomes(run)).containsExactly("a EUR employee 0 null INSTRUCTED  null 0");
    }

    @Test
    void reRunningAnEarlierPeriodMarksTheLaterOnesStaleAndTheNextRunTakesTheNewBalance() {
        long september = books.run("2026-09");
        long october = books.run("2026-10");
        for (long run : new long[] {september, october}) {
            String period = run == september ? "2026-09" : "2026-10";
            books.register(run, "chain", period)
                    .line(books.pulled(run, "chain", period), "chain", "a", "60.00", period)
                    .withheld(run, "chain", "a", "50.00");
            completed(run, period);
        }
        assertThat(closing(october)).isEqualByComparingTo("20.00");
        assertThat(stale(october)).isFalse();

        long again = books.run("2026-09");
        books.register(again, "chain", "2026-09")
                .line(books.pulled(again, "chain", "2026-09"), "chain", "a", "60.00", "2026-09")
                .withheld(again, "chain", "a", "57.00");
        completed(again, "2026-09");

        assertThat(stale(october)).isTrue();
        assertThat(stale(again)).isFalse();
        long octoberAgain = books.run("2026-10");
        books.line(books.pulled(octoberAgain, "chain", "2026-10"), "chain", "a", "60.00", "2026-10");
        completed(octoberAgain, "2026-10");
        assertThat(closing(octoberAgain)).isEqualByComparingTo("13.00");
        assertThat(stale(octoberAgain)).isFalse();
    }

    @Test
    void theSummaryFootsToTheRows() {
        long run = books.run("2026-10");
        long pull = books.pulled(run, "sums", "2026-10");
        books.register(run, "sums", "2026-10");
        books.line(pull, "sums", "a", "60.00", "2026-10").withheld(run, "sums", "a", "60.00");
        books.line(pull, "sums", "b", "60.00", "2026-10")
                .line(pull, "sums", "b", "55.00", "2026-09")
                .withheld(run, "sums", "b", "60.01");
        books.line(pull, "sums", "c", "40.00", "2026-10").withheld(run, "sums", "c", "31.00");
        completed(run, "2026-10");

        ReconciliationSummaries summaries = desk.bean(ReconciliationSummaries.class);
        assertThat(summaries.employers(run)).containsExactly("sums");
        assertThat(summaries.needPerson(run)).isEqualTo(1);
        ReconciliationSummary summary = summaries.of(run, "sums").orElseThrow();
        assertThat(summary.rowsByStatus().toString()).isEqualTo("{MATCHED=1, EXPLAINED=1, BREAK=1}");
        assertThat(summary.rowsThatNeedPerson()).isEqualTo(1);
        assertThat(summary.registerRun()).isEqualTo(run);
        assertThat(summary.openingRun()).isNull();
        assertThat(summary.totals()).singleElement().satisfies(total -> {
            assertThat(total.rows()).isEqualTo(3);
            assertThat(total.charged()).isEqualByComparingTo("215.00");
            assertThat(total.withheld()).isEqualByComparingTo("151.01");
            assertThat(total.variance()).isEqualByComparingTo("63.99");
            assertThat(total.unexplained()).isEqualByComparingTo("9.00");
        });
        assertThat(summary.causes())
                .extracting(cause -> cause.cause() + " " + cause.rows() + " " + cause.amount())
                .containsExactly("TIMING 1 55.00", "ROUNDING 1 -0.01");
        assertThat(summaries.of(run, "nobody")).isEmpty();
        for (int employers = 0; employers < 20; employers++) {
            // The pool has four connections: a reading that kept one would stop here.
            assertThat(summaries.of(run, "sums")).contains(summary);
        }
    }

    @Test
    void aPersonInTwoReportsOfAnEmployerIsOneRowThatNamesBoth() {
        long run = books.run("2026-10");
        long one = books.pulled(run, "eor", "2026-10");
        long two = books.pull(run, "eor", "2026-10", "ctr_other_customer", 1);
        books.register(run, "eor", "2026-10");
        books.line(one, "eor", "a", "60.00", "2026-10")
                .line(two, "eor", "a", "10.00", "2026-10")
                .withheld(run, "eor", "a", "70.00")
                .withheld(run, "eor", "gone", "1.00");
        desk.jdbc
                .sql("update pull set report_status = 'finalized' where id = ?")
                .param(one)
                .update();
        completed(run, "2026-10");

        assertThat(desk.jdbc
                        .sql("select concat_ws(' ', employee_ref, status, coalesce(report_id, '-'),"
                                + " coalesce(report_status, '-')) from reconciliation_row where run_id = ? order by 1")
                        .param(run)
                        .query(String.class)
                        .list())
                .containsExactly("a MATCHED ctr_eor_2026-10 ctr_other_customer open", "gone NOT_IN_KOTA - -");
    }

    @Test
    void aPersonWhomTheRosterDoesNotKnowIsNoted() {
        long run = books.run("2026-10");
        long pull = books.pulled(run, "stranger", "2026-10");
        books.register(run, "stranger", "2026-10");
        books.line(pull, "stranger", "ee_x", "60.00", "2026-10");
        desk.jdbc
                .sql("update contribution_line set in_roster = false where pull_id = ?")
                .param(pull)
                .update();
        completed(run, "2026-10");

        assertThat(desk.jdbc
                        .sql("select note from reconciliation_row where run_id = ?")
                        .param(run)
                        .query(String.class)
                        .single())
                .isEqualTo(Notes.NOT_IN_ROSTER);
    }

    @Test
    void openPeopleOfMoreThanOneBatchAndOneFetchAllComeOut() {
        long run = books.run("2026-10");
        long pull = books.pulled(run, "large", "2026-10");
        books.register(run, "large", "2026-10");
        desk.jdbc.sql("""
                        insert into contribution_line (pull_id, employer_ref, employee_id, employee_ref, in_roster,
                            entry_id, portion, category, member_type, adjustment, amount, currency, type,
                            cover_from, cover_to, policy_id, reporting_month)
                        select ?, 'large', 'ee_' || n, n::text, true, 'ct_' || n || portion, portion, 'gross_premium',
                            'policyholder', false, case portion when 'employee' then 60 else 90 end, 'EUR', 'recurring',
                            '2026-10-01', '2026-10-31', 'p_1', '2026-10-01'
                        from generate_series(1, 3001) n, (values ('employee'), ('employer')) p (portion)
                        """).param(pull).update();
        desk.jdbc.sql("""
                        insert into register_row (run_id, employer_ref, employee_ref, pay_date, pay_run, pay_element,
                            portion, amount, currency, file, line)
                        select ?, 'large', n::text, '2026-10-28', 'main', 'X', portion, 75, 'EUR', 0, n
                        from generate_series(1, 3001) n, (values ('employee'), ('employer')) p (portion)
                        """).param(run).update();
        completed(run, "2026-10");

        assertThat(desk.jdbc
                        .sql("select count(*) from reconciliation_row where run_id = ? and causes like 'SPLIT=%'")
                        .param(run)
                        .query(Long.class)
                        .single())
                .isEqualTo(6002);
    }

    private static void completed(long run, String period) {
        assertThat(desk.run(run, period).getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }

    private static List<String> outcomes(long run) {
        List<String> outcomes = new ArrayList<>();
        desk.jdbc
                .sql("select employer_ref from run_employer where run_id = ?")
                .param(run)
                .query(String.class)
                .list()
                .forEach(employer -> desk.bean(ReconciliationRows.class)
                        .forEach(
                                run,
                                employer,
                                row -> outcomes.add(String.join(
                                        " ",
                                        row.employeeRef(),
                                        row.currency(),
                                        row.portion().word(),
                                        text(row.charged()),
                                        text(row.withheld()),
                                        row.status().name(),
                                        row.causesText(),
                                        text(row.unexplained()),
                                        text(row.closing())))));
        return outcomes;
    }

    private static String text(BigDecimal amount) {
        if (amount == null) {
            return "null";
        }
        return amount.signum() == 0 ? "0" : amount.toPlainString();
    }

    private static String review(long run, String employer) {
        return desk.jdbc
                .sql("select review from run_employer where run_id = ? and employer_ref = ?")
                .params(run, employer)
                .query(String.class)
                .single();
    }

    private static BigDecimal closing(long run) {
        return desk.jdbc
                .sql("select closing from reconciliation_row where run_id = ?")
                .param(run)
                .query(BigDecimal.class)
                .single();
    }

    private static boolean stale(long run) {
        return desk.jdbc
                .sql("select stale from reconciliation where run_id = ?")
                .param(run)
                .query(Boolean.class)
                .single();
    }
}
