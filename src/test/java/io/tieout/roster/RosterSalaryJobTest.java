package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.kota.KotaException.Code;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.beans.factory.annotation.Autowired;

/** Salaries are records that can't be changed: each is sent when it is new, and never twice. */
class RosterSalaryJobTest extends RosterSyncTestCase {

    @Autowired
    private SyncReports reports;

    @Test
    void a_new_salary_is_sent_after_its_person_and_only_when_one_of_the_four_changes() {
        TestRoster roster = roster();
        Sync first = done(roster);
        assertThat(first.plan()).containsEntry("E1/P1 SALARY", "salary|").doesNotContainKey("E1/P3 SALARY");
        assertThat(sent())
                .containsExactlyInAnyOrder("P1 3000.00 eur monthly 2026-12-01", "P2 4100.50 eur monthly 2026-12-01");
        assertThat(reports.of(first.run).employees().salaries()).isEqualTo(2);

        assertThat(writesOf(roster)).isEmpty();
        // The same sum with other digits, and silence about it, are no change.
        roster.with("P1", "salary_amount", "3000");
        List.of("salary_amount", "salary_currency", "salary_frequency", "salary_from")
                .forEach(column -> roster.with("P2", column, ""));
        assertThat(writesOf(roster)).isEmpty();

        for (Map.Entry<String, String> change : List.of(
                Map.entry("salary_amount", "3000.01"),
                Map.entry("salary_currency", "GBP"),
                Map.entry("salary_frequency", "weekly"),
                Map.entry("salary_from", "2027-01-01"))) {
            assertThat(writesOf(roster.with("P1", change.getKey(), change.getValue())))
                    .containsExactly("POST salary of " + id("P1"));
        }
        assertThat(sent()).hasSize(6).endsWith("P1 3000.01 gbp weekly 2027-01-01");
    }

    @Test
    void a_dry_run_counts_salaries_and_sends_none() {
        Sync planned = dryRun(roster());
        mustComplete(planned.go());

        assertThat(planned.count(Subject.EMPLOYEE, "SALARY")).isEqualTo(2);
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void what_kota_holds_already_when_a_person_is_linked_is_looked_up_and_not_sent_again() {
        done(roster());
        db.sql("truncate employer, employee, intent cascade").update();

        Sync linked = done(roster().earning("P3", "2500", "2026-12-01"));

        assertThat(linked.count(Subject.EMPLOYEE, "ADOPT")).isEqualTo(3);
        assertThat(linked.count(Subject.EMPLOYEE, "SALARY")).isEqualTo(3);
        assertThat(sent()).hasSize(3).endsWith("P3 2500.00 eur monthly 2026-12-01");
        assertThat(writesOf(roster().earning("P3", "2500", "2026-12-01"))).isEmpty();
    }

    @Test
    void a_salary_that_somebody_entered_at_kota_before_the_file_had_one_is_found_on_a_later_page() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 1);
        done(roster);
        for (int month = 1; month <= 3; month++) {
            kota.addSalary(
                    id("P1"),
                    Map.of(
                            "amount",
                            new BigDecimal("3000"),
                            "currency",
                            "eur",
                            "pay_frequency",
                            "monthly",
                            "effective_from",
                            "2026-0" + month + "-01"));
        }
        kota.pagesOf(1);

        assertThat(writesOf(roster.earning("P1", "3000", "2026-01-01"))).isEmpty();
        assertThat(sent()).hasSize(3);
    }

    @Test
    void nobody_who_was_refused_gets_a_salary_and_a_rehire_gets_one_of_their_own() {
        kota.refuse(json -> json.contains("Markerfirst1") ? "INVALID_REQUEST" : null);
        done(roster());
        assertThat(sent()).containsExactly("P2 4100.50 eur monthly 2026-12-01");

        kota.change(id("P2"), "status", "inactive");
        assertThat(writesOf(roster().with("P2", "start_on", "2027-02-01")))
                .contains("POST employee P2", "POST salary of " + latestId("P2"));
    }

    @Test
    void a_salary_that_kota_refuses_is_reported_and_the_state_of_a_person_is_not_tried_twice() {
        kota.refuse(json -> json.contains("4100.5") ? "INVALID_STATE" : null);
        Sync sync = done(roster());
        assertThat(reports.of(sync.run).employees().failed()).isEqualTo(1);
        assertThat(sent()).hasSize(1);

        Sync next = done(roster());
        assertThat(next.plan()).containsKey("E1/P2 CANNOT").doesNotContainKey("E1/P2 SALARY");
    }

    @ParameterizedTest
    @CsvSource({"AFTER, PT0S", "AFTER, PT55M"})
    void whichever_call_breaks_the_same_command_leaves_exactly_one_record(FakeKota.Moment moment, Duration later) {
        breakEveryCallAndResume(moment, later);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"BEFORE, PT0S", "BEFORE, PT55M", "BEFORE, PT2H", "AFTER, PT2H", "AFTER, PT25H"})
    void however_late_it_comes(FakeKota.Moment moment, Duration later) {
        breakEveryCallAndResume(moment, later);
    }

    /** Two people are there and get a first salary, one comes in this run. */
    private void breakEveryCallAndResume(FakeKota.Moment moment, Duration later) {
        // What comes before is the same with and without salaries.
        int call = FIRST_WRITE;
        for (; breakAt(call, moment); call++) {
            clock.forward(later);
            mustComplete(broken.go());
            assertOneOfEach();
        }
        assertThat(call - 1).as("calls of an undisturbed sync").isEqualTo(8);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"BEFORE, PT0S", "AFTER, PT0S", "AFTER, PT55M"})
    void another_run_that_takes_over_leaves_exactly_one_record(FakeKota.Moment moment, Duration later) {
        for (int call = FIRST_WRITE; breakAt(call, moment); call++) {
            clock.forward(later);
            done(grown());
            assertOneOfEach();
        }
    }

    /** After the two lists. */
    private static final int FIRST_WRITE = 3;

    private Sync broken;

    private static TestRoster roster() {
        return new TestRoster()
                .employer("E1")
                .people("E1", 1, 3)
                .earning("P1", "3000.00", "2026-12-01")
                .earning("P2", "4100.50", "2026-12-01");
    }

    private static TestRoster grown() {
        return roster().people("E1", 4, 4).earning("P4", "5200", "2026-12-01");
    }

    private boolean breakAt(int call, FakeKota.Moment moment) {
        emptyWorld();
        done(new TestRoster().employer("E1").people("E1", 1, 3));
        kota.failAt(call, moment, Code.UNREACHABLE);
        broken = sync(grown());
        BatchStatus ended = broken.go().getStatus();
        boolean failed = kota.hasFailed();
        assertThat(ended).isEqualTo(failed ? BatchStatus.FAILED : BatchStatus.COMPLETED);
        kota.wellAgain();
        return failed;
    }

    private void assertOneOfEach() {
        assertThat(refsAtKota()).containsExactly("P1", "P2", "P3", "P4");
        assertThat(sent())
                .containsExactlyInAnyOrder(
                        "P1 3000.00 eur monthly 2026-12-01",
                        "P2 4100.50 eur monthly 2026-12-01",
                        "P4 5200.00 eur monthly 2026-12-01");
        assertThat(writesOf(grown())).isEmpty();
    }

    private List<String> writesOf(TestRoster roster) {
        kota.calls.clear();
        done(roster);
        return kota.writes();
    }

    private List<String> sent() {
        Map<String, String> refs = kota.people().stream()
                .collect(java.util.stream.Collectors.toMap(
                        one -> one.id(), one -> one.metadata().get("id")));
        return kota.salaries().stream()
                .map(one -> refs.get(one.employee_id()) + " " + one.amount().setScale(2) + " " + one.currency() + " "
                        + one.pay_frequency() + " " + one.effective_from())
                .toList();
    }

    private String latestId(String ref) {
        return kota.people().stream()
                .filter(one -> ref.equals(one.metadata().get("id")))
                .reduce((one, later) -> later)
                .orElseThrow()
                .id();
    }
}
