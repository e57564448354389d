package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.jobfile.RosterSyncSettings;
import io.tieout.kota.KotaException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Autowired;

/** What may go out, and what must ask first. */
class RosterGuardsJobTest extends RosterSyncTestCase {

    private static final String LEAVERS = "employer_ref,employee_ref,employee_id,outcome,leave_on,days_back,why\r\n";

    @Autowired
    private SyncReports reports;

    private LocalDate firstNight;

    private final TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 10);

    @BeforeEach
    void tenPeopleAtKota() {
        done(roster);
        for (String id : kota.people().stream().map(one -> one.id()).toList()) {
            kota.change(id, "status", "active");
        }
        guards = new RosterSyncSettings.Guards(3, new BigDecimal("0.05"), 3, new BigDecimal("0.10"), 2);
        kota.calls.clear();
        firstNight = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void three_leavers_go_out_and_a_fourth_of_the_same_night_stops_all() {
        leave("P1", "P2", "P3", "P4");

        Sync stopped = done(roster.with("P9", "email", "new@people.test"));

        assertThat(kota.writes()).isEmpty();
        SyncReport report = reports.of(stopped.run);
        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARD);
        assertThat(report.trips().get(0)).contains("4 people", "the limit is 3");

        roster.with("P4", "leave_on", "");
        done(roster);
        assertThat(kota.writes())
                .containsExactlyInAnyOrder(
                        "PUT " + id("P9") + " [email]", offboard("P1"), offboard("P2"), offboard("P3"));
    }

    @Test
    void a_slow_leak_stops_when_seven_nights_together_have_too_many() {
        leave("P1", "P2");
        done(roster);
        nextNight();
        leave("P3", "P4");
        done(roster);
        nextNight();
        leave("P5");
        done(roster);
        nextNight();
        kota.calls.clear();
        leave("P6");

        Sync sync = done(roster);

        assertThat(kota.writes()).isEmpty();
        assertThat(reports.of(sync.run).trips()).anyMatch(text -> text.contains("E1") && text.contains("5 others"));

        clock.forward(Duration.ofDays(7));
        done(roster);
        assertThat(kota.writes()).containsExactly(offboard("P6"));
    }

    @Test
    void a_small_employer_does_not_lose_everybody() {
        roster.employer("E2").person("E2", "A", 21);
        roster.person("E2", "B", 22);
        done(roster);
        kota.calls.clear();
        leave("A", "B");

        Sync sync = done(roster);

        assertThat(kota.writes()).isEmpty();
        assertThat(reports.of(sync.run).trips()).singleElement().asString().contains("E2", "half of an employer");
    }

    @Test
    void missing_people_stop_the_sync_and_are_never_offboarded() throws Exception {
        Sync sync = done(without("P1", "P2", "P3", "P4"));

        assertThat(kota.writes()).isEmpty();
        SyncReport report = reports.of(sync.run);
        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARD);
        assertThat(report.causes()).anyMatch(text -> text.contains("has 6 rows") && text.contains("had 10"));
        assertThat(Files.readString(sync.out().resolve("missing.csv")))
                .isEqualTo("employer_ref,employee_ref,employee_id,nights,since\r\n" + missing("P1") + missing("P2")
                        + missing("P3") + missing("P4"));

        apply(roster, sync.plan, true);
        nextNight();
        Sync after = done(roster);
        assertThat(reports.of(after.run).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(after.out().resolve("missing.csv"))).contains(",2," + firstNight);
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void whose_row_can_not_be_read_is_not_missing_and_is_counted_by_the_guard_of_refused_rows() throws Exception {
        for (String ref : List.of("P1", "P2", "P3")) {
            roster.with(ref, "email", "no mail at all");
        }
        Sync some = done(roster);

        SyncReport report = reports.of(some.run);
        assertThat(report.exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
        assertThat(report.employees().refused()).isEqualTo(3);
        assertThat(report.employees().planned(PlanAction.MISSING)).isZero();
        assertThat(Files.readString(some.out().resolve("rejects-employees.csv")))
                .contains("P1,E1", "P2,E1", "P3,E1");
        assertThat(Files.readAllLines(some.out().resolve("missing.csv"))).hasSize(1);

        Sync more = done(roster.with("P4", "date_of_birth", "tomorrow"));
        assertThat(reports.of(more.run).trips())
                .anyMatch(text -> text.contains("4 people are at Kota and have a row that was refused"));
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void an_employer_whose_row_can_not_be_read_is_not_missing() {
        roster.employers.get(0).put("contact_email", "no mail at all");

        SyncReport report = reports.of(done(roster).run);

        assertThat(report.employers().refused()).isEqualTo(1);
        assertThat(report.employers().planned(PlanAction.MISSING)).isZero();
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void refs_that_lost_their_zeros_are_named_as_the_cause() {
        TestRoster zeros = new TestRoster().employer("E1").people("E1", 1, 10).employer("E3");
        for (int number = 31; number <= 35; number++) {
            zeros.person("E3", "000" + number, number);
        }
        done(zeros);
        kota.calls.clear();
        zeros.employees.forEach(row -> row.compute("employee_ref", (key, ref) -> ref.replaceFirst("^0+", "")));

        SyncReport report = reports.of(done(zeros).run);

        assertThat(kota.writes()).isEmpty();
        assertThat(report.causes())
                .anyMatch(text -> text.contains("5 of the missing refs")
                        && text.contains("leading zeros")
                        && text.contains("31 stands for 00031"));
        assertThat(report.trips()).anyMatch(text -> text.contains("Nobody of employer E3"));
    }

    @Test
    void the_same_people_under_new_refs_are_named_as_renumbered() {
        for (int number = 1; number <= 10; number++) {
            roster.with("P" + number, "employee_ref", "N" + (100 + number));
        }

        SyncReport report = reports.of(done(roster).run);

        assertThat(kota.writes()).isEmpty();
        assertThat(report.causes()).anyMatch(text -> text.contains("renumbered") && text.contains("became N1"));
    }

    @Test
    void two_who_are_released_by_name_are_all_that_goes_out() {
        leave("P1", "P2", "P3", "P4", "P5");
        Sync stopped = done(roster.with("P9", "email", "new@people.test"));

        apply(roster, stopped.plan, false, "P2", "E1/P4");

        assertThat(kota.writes()).containsExactlyInAnyOrder(offboard("P2"), offboard("P4"));
    }

    @Test
    void who_is_released_by_name_does_not_make_the_missing_an_old_story() {
        leave("P1");
        Sync stopped = done(without("P6", "P7", "P8", "P9"));
        apply(roster, stopped.plan, false, "P1");
        assertThat(kota.writes()).containsExactly(offboard("P1"));
        nextNight();

        SyncReport report = reports.of(done(roster).run);

        assertThat(report.trips()).anyMatch(text -> text.contains("4 people are at Kota and not in the file"));
        assertThat(kota.writes()).hasSize(1);
    }

    @Test
    void a_name_that_the_plan_does_not_hold_is_refused() {
        leave("P1", "P2", "P3", "P4");
        Sync stopped = done(roster);

        JobExecution execution = applying(roster, stopped.plan, false, "P77").go();

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(execution.getAllFailureExceptions())
                .anyMatch(failure -> failure instanceof UsageException
                        && failure.getMessage().contains("P77"));
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void a_plan_is_applied_as_it_was_seen_and_refused_with_its_rows_when_something_changed() {
        leave("P1");
        Sync seen = dryRun(roster.with("P2", "email", "new@people.test"));
        mustComplete(seen.go());
        ended(seen);
        assertThat(kota.writes()).isEmpty();

        roster.with("P2", "email", "newer@people.test");
        Sync stale = apply(roster, seen.plan, true);
        assertThat(reports.of(stale.run).stale()).containsExactly("E1/P2: UPDATE is another one now");
        assertThat(reports.of(stale.run).exitCode()).isEqualTo(ExitCode.GUARD);

        roster.with("P2", "email", "new@people.test");
        kota.change(id("P1"), "status", "offboarding");
        assertThat(reports.of(apply(roster, seen.plan, true).run).stale()).containsExactly("E1/P1: OFFBOARD fell away");
        assertThat(kota.writes()).isEmpty();

        kota.change(id("P1"), "status", "active");
        apply(roster, seen.plan, false);
        assertThat(kota.writes()).containsExactly("PUT " + id("P2") + " [email]", offboard("P1"));
    }

    @Test
    void a_date_that_is_withdrawn_is_cancelled_and_one_that_moves_is_cancelled_and_sent_anew() {
        leave("P1", "P2");
        done(roster);
        kota.calls.clear();
        roster.with("P1", "leave_on", "").with("P2", "leave_on", "2026-12-15");

        done(roster);
        done(roster);

        assertThat(kota.writes())
                .containsExactlyInAnyOrder(
                        "CANCEL " + id("P1"), "CANCEL " + id("P2"), "OFFBOARD " + id("P2") + " 2026-12-15T12:00:00Z");
    }

    @Test
    void a_date_too_far_back_is_tried_once_and_then_reported_in_kotas_words() throws Exception {
        kota.refuse(json -> json.contains("offboard_on") ? "INVALID_STATE" : null);
        LocalDate left = firstNight.minusDays(101);
        roster.with("P1", "leave_on", left.toString());

        Sync first = done(roster);
        kota.calls.clear();
        Sync second = done(roster);

        assertThat(kota.writes()).isEmpty();
        String why = "left on " + left
                + ": days back 101, Kota takes at most 30 while there is a policy; refused: INVALID_STATE";
        for (Sync sync : List.of(first, second)) {
            SyncReport report = reports.of(sync.run);
            assertThat(report.exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
            assertThat(report.employees().failed()).isZero();
            assertThat(report.employees().planned(PlanAction.OFFBOARD)).isZero();
            assertThat(report.employees().planned(PlanAction.CANNOT)).isEqualTo(1);
            assertThat(report.employees().offboarded()).isZero();
            assertThat(failures(sync)).isEmpty();
            assertThat(planned(sync)).containsExactly("P1 CANNOT 101 " + why);
            assertThat(Files.readString(sync.out().resolve("leavers.csv")))
                    .isEqualTo(LEAVERS + "E1,P1," + id("P1") + ",cannot," + left + ",101,\"" + why + "\"\r\n");
        }
        assertThat(reports.of(first.run).employees().leavesRefused()).isEqualTo(1);
        assertThat(reports.of(second.run).employees().leavesRefused()).isZero();
    }

    @Test
    void a_leave_date_that_kota_does_not_understand_is_a_change_that_did_not_land() {
        kota.refuse(json -> json.contains("offboard_on") ? "INVALID_REQUEST" : null);

        Sync sync = done(roster.with("P1", "leave_on", "2026-12-31"));

        SyncReport report = reports.of(sync.run);
        assertThat(report.employees().failed()).isEqualTo(1);
        assertThat(report.employees().planned(PlanAction.CANNOT)).isZero();
        assertThat(failures(sync)).containsExactly("P1 REFUSED");
    }

    @Test
    void days_back_and_days_left_are_told_up_to_the_last_of_the_thirty() {
        roster.with("P1", "leave_on", firstNight.toString())
                .with("P2", "leave_on", firstNight.minusDays(1).toString())
                .with("P3", "leave_on", firstNight.minusDays(30).toString());
        guards = WIDE;

        Sync sync = done(roster);

        assertThat(planned(sync))
                .containsExactly(
                        "P1 OFFBOARD 0 leaves on " + firstNight,
                        "P2 OFFBOARD 1 left on " + firstNight.minusDays(1)
                                + ": days back 1, days left of the 30 that Kota takes 29",
                        "P3 OFFBOARD 30 left on " + firstNight.minusDays(30)
                                + ": days back 30, days left of the 30 that Kota takes 0");
        assertThat(kota.writes()).hasSize(3).allMatch(write -> write.startsWith("OFFBOARD"));
    }

    @Test
    void who_was_offboarded_and_who_stays_is_named_with_the_dates() throws Exception {
        LocalDate first = firstNight.plusDays(40);
        LocalDate moved = firstNight.plusDays(35);
        roster.with("P1", "leave_on", first.toString()).with("P2", "leave_on", first.toString());
        done(roster);

        Sync sync = done(roster.with("P1", "leave_on", "").with("P2", "leave_on", moved.toString()));

        List<Leaver> leavers = new ArrayList<>();
        reports.leavers(sync.run, leavers::add);
        assertThat(leavers)
                .containsExactly(
                        new Leaver("E1", "P2", false, moved),
                        new Leaver("E1", "P1", true, first),
                        new Leaver("E1", "P2", true, first));
        assertThat(Files.readString(sync.out().resolve("leavers.csv")))
                .isEqualTo(LEAVERS
                        + "E1,P1," + id("P1") + ",cancelled," + first + ",,\r\n"
                        + "E1,P2," + id("P2") + ",cancelled," + first + ",,\r\n"
                        + "E1,P2," + id("P2") + ",offboarded," + moved + ",-35,\r\n");
    }

    @Test
    void a_date_that_is_withdrawn_or_moved_after_it_took_effect_is_reported_and_nothing_is_sent() {
        roster.with("P1", "leave_on", firstNight.toString()).with("P2", "leave_on", firstNight.toString());
        done(roster);
        nextNight();
        kota.change(id("P1"), "status", "inactive");
        kota.change(id("P2"), "status", "inactive");
        kota.calls.clear();
        roster.with("P1", "leave_on", "")
                .with("P2", "leave_on", firstNight.plusDays(60).toString());

        Sync sync = done(roster);

        assertThat(kota.writes()).isEmpty();
        assertThat(reports.of(sync.run).exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
        assertThat(sync.plan().get("E1/P1 CANNOT"))
                .contains(
                        firstNight + " was withdrawn after it took effect",
                        "can't take back",
                        "a rehire needs a new start_on");
        assertThat(sync.plan().get("E1/P2 CANNOT")).contains(firstNight + " has passed and was changed", "ask Kota");
    }

    @Test
    void an_offboarding_whose_answer_was_lost_is_made_once_however_late_the_next_start() {
        List<Duration> starts = List.of(Duration.ZERO, Duration.ofMinutes(55), Duration.ofHours(20));
        for (Duration later : starts) {
            String ref = "P" + (1 + starts.indexOf(later));
            leave(ref);
            Sync sync = sync(roster);
            // Two lists are read before it.
            kota.failAt(3, FakeKota.Moment.AFTER, KotaException.Code.UNREACHABLE);
            assertThat(sync.go().getStatus()).isEqualTo(BatchStatus.FAILED);
            kota.wellAgain();
            clock.forward(later);
            mustComplete(sync.go());
            ended(sync);

            assertThat(db.sql("select outcome from intent where employee_ref = :ref and action = 'OFFBOARD'"
                                    + " and outcome = 'OFFBOARDED'")
                            .param("ref", ref)
                            .query(String.class)
                            .list())
                    .hasSize(1);
            assertThat(reports.of(sync.run).employees().failed()).isZero();
            roster.without(ref);
        }
    }

    @Test
    void who_comes_back_with_a_new_start_is_created_again() {
        leave("P1");
        done(roster);
        kota.change(id("P1"), "status", "inactive");
        kota.calls.clear();
        roster.with("P1", "leave_on", "").with("P1", "start_on", "2027-03-01");

        done(roster);

        assertThat(kota.writes()).containsExactly("POST employee P1");
        assertThat(db.sql("select count(*) from employee where employee_ref = 'P1' and leave_on is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private List<String> planned(Sync sync) {
        List<String> rows = new ArrayList<>();
        reports.planned(
                sync.run,
                row -> rows.add(row.employeeRef() + " " + row.action() + " " + row.daysBack() + " " + row.reason()));
        return rows;
    }

    private List<String> failures(Sync sync) {
        List<String> rows = new ArrayList<>();
        reports.failed(sync.run, row -> rows.add(row.employeeRef() + " " + row.outcome()));
        return rows;
    }

    private void leave(String... refs) {
        for (String ref : refs) {
            roster.with(ref, "leave_on", "2026-12-31");
        }
    }

    private TestRoster without(String... refs) {
        for (String ref : refs) {
            roster.without(ref);
        }
        return roster;
    }

    private void nextNight() {
        clock.forward(Duration.ofDays(1));
    }

    private String missing(String ref) {
        return "E1," + ref + "," + id(ref) + ",1," + firstNight + "\r\n";
    }

    private String offboard(String ref) {
        return "OFFBOARD " + id(ref) + " 2026-12-31T12:00:00Z";
    }
}
