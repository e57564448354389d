package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.ExitCode;
import io.tieout.jobfile.RosterSyncSettings;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is not released with the others of a plan, and what a release leaves of the budget. */
class HeldLeaversJobTest extends RosterSyncTestCase {

    @Autowired
    private SyncReports reports;

    private final TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 20);

    @BeforeEach
    void twentyPeopleAtKota() {
        done(roster);
        for (String id : kota.people().stream().map(one -> one.id()).toList()) {
            kota.change(id, "status", "active");
        }
        guards = new RosterSyncSettings.Guards(3, new BigDecimal("0.05"), 3, new BigDecimal("0.10"), 2);
        kota.calls.clear();
    }

    @Test
    void who_was_not_released_with_the_others_stays_although_the_rest_is_few_enough() {
        leave("P1", "P2", "P3", "P4");
        Sync stopped = done(roster);
        Sync released = apply(roster, stopped.plan, false, "P1", "P2");
        assertThat(reports.of(released.run).heldBack()).isEqualTo(2);
        assertThat(kota.writes()).containsExactlyInAnyOrder(offboard("P1"), offboard("P2"));
        nextNight();

        Sync plain = done(roster.with("P9", "email", "new@people.test"));

        assertThat(kota.writes()).hasSize(3).contains("PUT " + id("P9") + " [email]");
        SyncReport report = reports.of(plain.run);
        assertThat(report.trips()).isEmpty();
        assertThat(report.employees().planned(PlanAction.HELD)).isEqualTo(2);
        assertThat(report.employees().planned(PlanAction.OFFBOARD)).isZero();
        assertThat(report.exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
        assertThat(plain.plan().get("E1/P3 OFFBOARD"))
                .contains("held back since others of plan " + stopped.plan + " were released by name");

        Sync later = done(roster);
        apply(roster, later.plan, false, "P3");
        assertThat(kota.writes()).hasSize(4).endsWith(offboard("P3"));
        assertThat(reports.of(done(roster).run).employees().planned(PlanAction.HELD))
                .as("P4 waits on")
                .isEqualTo(1);
        apply(roster, number(), true);
        assertThat(kota.writes()).hasSize(5).endsWith(offboard("P4"));
        assertThat(reports.of(done(roster).run).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void another_date_is_a_new_decision_and_a_night_without_one_is_none() {
        leave("P1", "P2", "P3", "P4");
        Sync stopped = done(roster);
        apply(roster, stopped.plan, false, "P1");
        roster.with("P2", "leave_on", "");
        done(roster);
        leave("P2");
        done(roster);
        assertThat(kota.writes()).as("the date went and came back").containsExactly(offboard("P1"));

        roster.with("P3", "leave_on", "2026-12-15");
        done(roster);

        assertThat(kota.writes()).containsExactly(offboard("P1"), "OFFBOARD " + id("P3") + " 2026-12-15T12:00:00Z");
        assertThat(db.sql("select employee_ref from held_leaver order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("P2", "P4");
    }

    @Test
    void a_moved_date_that_is_held_back_is_neither_cancelled_nor_sent() {
        leave("P1", "P2", "P3");
        done(roster);
        clock.forward(Duration.ofDays(8));
        kota.calls.clear();
        for (String ref : new String[] {"P1", "P2", "P3"}) {
            roster.with(ref, "leave_on", "2026-12-24");
        }
        Sync seen = dryRun(roster);
        mustComplete(seen.go());
        ended(seen);
        apply(roster, seen.plan, false, "P1");
        assertThat(kota.writes())
                .containsExactly("CANCEL " + id("P1"), "OFFBOARD " + id("P1") + " 2026-12-24T12:00:00Z");

        assertThat(reports.of(done(roster).run).employees().planned(PlanAction.HELD))
                .as("people, not rows")
                .isEqualTo(2);

        assertThat(kota.writes()).hasSize(2);
    }

    @Test
    void a_joiner_of_the_plan_is_not_held_back() {
        leave("P1", "P2", "P3", "P4");
        roster.person("E1", "P99", 99).put("leave_on", "2026-12-31");
        Sync stopped = done(roster);
        apply(roster, stopped.plan, false, "P1");

        done(roster);

        assertThat(kota.writes()).contains("POST employee P99", offboard("P99"));
        assertThat(kota.writes()).doesNotContain(offboard("P2"));
    }

    @Test
    void what_was_released_uses_up_the_budget_of_seven_nights() {
        leave("P1", "P2", "P3", "P4", "P5", "P6");
        Sync stopped = done(roster);
        apply(roster, stopped.plan, true);
        assertThat(kota.writes()).hasSize(6);
        nextNight();
        leave("P7");

        Sync next = done(roster);

        assertThat(kota.writes()).hasSize(6);
        assertThat(reports.of(next.run).trips())
                .anyMatch(text -> text.contains("with 6 others within the last seven nights that makes 7")
                        && text.contains("seven nights may have 6: 2 times 3"));

        clock.forward(Duration.ofDays(7));
        done(roster);
        assertThat(kota.writes()).hasSize(7).endsWith(offboard("P7"));
    }

    @Test
    void joiners_whose_last_day_is_known_use_up_nothing() {
        for (int number = 91; number <= 97; number++) {
            roster.person("E1", "P" + number, number).put("leave_on", "2026-12-31");
        }
        done(roster);
        assertThat(kota.writes()).hasSize(14);
        nextNight();
        leave("P1");

        assertThat(reports.of(done(roster).run).trips()).isEmpty();

        assertThat(kota.writes()).hasSize(15).endsWith(offboard("P1"));
    }

    @Test
    void who_is_only_linked_loses_cover_all_the_same_and_is_counted() {
        db.sql("truncate employer, employee, intent cascade").update();
        leave("P1", "P2", "P3", "P4");

        Sync sync = done(roster);

        assertThat(kota.writes()).isEmpty();
        assertThat(reports.of(sync.run).trips())
                .contains("In the whole run 4 people are to be offboarded, or to stay after all; the limit is 3"
                        + " (5 % of the 20 held at Kota would not be more)");
    }

    private int number() {
        return db.sql("select max(number) from run").query(Integer.class).single();
    }

    private void leave(String... refs) {
        for (String ref : refs) {
            roster.with(ref, "leave_on", "2026-12-31");
        }
    }

    private void nextNight() {
        clock.forward(Duration.ofDays(1));
    }

    private String offboard(String ref) {
        return "OFFBOARD " + id(ref) + " 2026-12-31T12:00:00Z";
    }
}
