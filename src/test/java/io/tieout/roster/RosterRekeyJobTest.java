package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.ExitCode;
import io.tieout.kota.Employee;
import io.tieout.kota.KotaException.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.beans.factory.annotation.Autowired;

/** The same people under new refs: never a leaver and a joiner. */
class RosterRekeyJobTest extends RosterSyncTestCase {

    @Autowired
    private SyncReports reports;

    private TestRoster roster;
    private Map<String, String> ids;

    /** P1 to P6; P1 earns a salary and carries somebody else's metadata. */
    @BeforeEach
    void sixPeopleAtKota() {
        begin();
    }

    private void begin() {
        emptyWorld();
        rekey = false;
        roster = new TestRoster().employer("E1").people("E1", 1, 6).earning("P1", "4000", "2026-12-01");
        done(roster);
        for (Employee one : kota.people()) {
            kota.change(one.id(), "status", "active");
            Map<String, String> metadata = new TreeMap<>(one.metadata());
            metadata.put("theirs", "kept " + metadata.get("id"));
            kota.change(one.id(), "metadata", metadata);
        }
        ids = new TreeMap<>();
        kota.people().forEach(one -> ids.put(one.metadata().get("id"), one.id()));
        kota.calls.clear();
    }

    @Test
    void without_being_asked_to_nobody_is_created_or_changed_and_who_it_is_is_named() {
        renumber("P1", "N1");
        roster.with("P2", "email", "new@people.test");

        Sync asked = done(roster);

        assertThat(kota.writes()).containsExactly("PUT " + ids.get("P2") + " [email]");
        assertThat(asked.plan()).containsOnlyKeys("E1/N1 RENUMBERED", "E1/P1 MISSING", "E1/P2 UPDATE");
        assertThat(asked.plan().get("E1/N1 RENUMBERED")).contains("this is P1", "--rekey", "put the old one back");
        assertThat(asked.plan().get("E1/P1 MISSING")).contains("N1 (line ");
        SyncReport report = reports.of(asked.run);
        assertThat(report.exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
        assertThat(report.employees().planned(PlanAction.RENUMBERED)).isEqualTo(1);
    }

    @Test
    void with_rekey_the_record_stays_gets_the_new_ref_and_the_next_sync_sends_nothing() throws Exception {
        renumber("P1", "N1");
        renumber("P2", "N2");
        rekey = true;

        Sync sync = done(roster);

        assertThat(sync.plan()).containsOnlyKeys("E1/N1 REKEY", "E1/N2 REKEY");
        assertThat(sync.plan().get("E1/N1 REKEY")).isEqualTo("metadata|was P1");
        assertThat(sync.out().resolve("missing.csv")).content().doesNotContain("P1", "P2");
        assertThat(kota.writes())
                .containsExactlyInAnyOrder(
                        "PUT " + ids.get("P1") + " [metadata]", "PUT " + ids.get("P2") + " [metadata]");
        assertThat(metadata("N1")).containsEntry("theirs", "kept P1").containsKey("tieout");
        SyncReport report = reports.of(sync.run);
        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(report.employees().rekeyed()).isEqualTo(2);
        assertEachOnce("N1", "N2", "P3", "P4", "P5", "P6");
    }

    @Test
    void what_else_changed_goes_along_and_what_can_not_is_said_by_the_next_plan() {
        renumber("P1", "N1");
        roster.with("N1", "email", "new@people.test")
                .with("N1", "start_on", "2026-12-09")
                .with("N1", "line2", "<clear>")
                .with("N1", "sex_at_birth", "female");
        rekey = true;

        done(roster);

        assertThat(kota.writes())
                .containsExactly(
                        "PUT " + ids.get("P1") + " [email, home_address, metadata]",
                        "PUT " + ids.get("P1") + " [start_on]");
        kota.calls.clear();
        assertThat(done(roster).plan()).containsOnlyKeys("E1/N1 CANNOT");
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void another_salary_goes_out_once_after_the_ref() {
        renumber("P1", "N1");
        roster.earning("N1", "4100", "2027-01-01");
        rekey = true;

        done(roster);
        assertThat(kota.writes()).containsExactly("PUT " + ids.get("P1") + " [metadata]");
        done(roster);

        assertThat(kota.writes()).hasSize(2).contains("POST salary of " + ids.get("P1"));
        assertThat(kota.salaries()).hasSize(2);
        assertEachOnce("N1", "P2", "P3", "P4", "P5", "P6");
    }

    @Test
    void who_leaves_under_the_new_ref_is_offboarded_as_somebody_who_is_held() {
        renumber("P1", "N1");
        roster.with("N1", "leave_on", "2026-12-31");

        assertThat(done(roster).plan()).containsOnlyKeys("E1/N1 RENUMBERED", "E1/P1 MISSING");
        assertThat(kota.writes()).isEmpty();
        rekey = true;
        Sync sync = done(roster);

        assertThat(sync.plan()).containsOnlyKeys("E1/N1 OFFBOARD", "E1/N1 REKEY");
        assertThat(kota.writes())
                .containsExactly(
                        "PUT " + ids.get("P1") + " [metadata]", "OFFBOARD " + ids.get("P1") + " 2026-12-31T12:00:00Z");
        assertEachOnce("N1", "P2", "P3", "P4", "P5", "P6");
    }

    @Test
    void who_is_leaving_under_the_old_ref_is_neither_created_nor_kept_by_mistake() {
        done(roster.with("P2", "leave_on", "2026-12-31"));
        kota.calls.clear();
        renumber("P2", "N2");
        roster.with("N2", "leave_on", "");
        rekey = true;

        assertThat(done(roster).plan().get("E1/N2 CANNOT")).contains("leaving at Kota on 2026-12-31");
        assertThat(kota.writes()).isEmpty();

        kota.change(ids.get("P2"), "status", "inactive");
        done(roster.with("N2", "start_on", "2027-02-01"));
        assertThat(kota.writes()).containsExactly("POST employee N2");
    }

    @Test
    void a_ref_that_somebody_else_had_long_ago_is_free() {
        done(roster.with("P6", "leave_on", "2026-11-30"));
        kota.change(ids.get("P6"), "status", "inactive");
        kota.calls.clear();
        roster.without("P6");
        renumber("P1", "P6");
        rekey = true;

        Sync sync = done(roster);

        // As a rehire's old record does, that of another person stands in the way of nobody.
        assertThat(sync.plan()).containsKey("E1/P6 CANNOT");
        assertThat(kota.writes()).isEmpty();
        roster.with("P6", "start_on", "2027-01-01");
        assertThat(done(roster).plan()).containsOnlyKeys("E1/P6 REKEY");
        assertThat(kota.people())
                .filteredOn(one -> one.id().equals(ids.get("P1")))
                .allMatch(one -> "P6".equals(one.metadata().get("id")));
    }

    @Test
    void two_rows_for_one_record_and_two_records_for_one_row_are_for_people_to_decide() {
        renumber("P1", "N1");
        roster.person("E1", "N2", 1);
        rekey = true;

        Sync rows = done(roster);

        assertThat(rows.plan()).containsOnlyKeys("E1/N1 CANNOT", "E1/N2 CANNOT", "E1/P1 MISSING");
        assertThat(rows.plan().get("E1/N2 CANNOT")).contains("are one person, whom Kota holds as P1");
        assertThat(kota.writes()).isEmpty();
        assertThat(reports.of(rows.run).exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
    }

    @Test
    void a_person_who_is_held_twice_is_named_and_never_held_three_times() {
        secondRecord("P1", "X1");
        roster.person("E1", "X1", 1).put("sex_at_birth", "male");
        done(roster);

        Sync both = done(roster);
        assertThat(reports.of(both.run).warnings())
                .anyMatch(text -> text.contains("P1, X1") && text.contains("Kota holds a record for each"));

        renumber("P1", "N1");
        roster.without("X1");
        rekey = true;
        kota.calls.clear();
        Sync third = done(roster);
        assertThat(third.plan()).containsOnlyKeys("E1/N1 CANNOT", "E1/P1 MISSING", "E1/X1 MISSING");
        assertThat(third.plan().get("E1/N1 CANNOT")).contains("2 other refs already, P1, X1");
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void a_record_that_kota_holds_under_the_new_ref_is_linked_and_the_other_one_named() {
        renumber("P2", "X2");
        String other = secondRecord("P2", "X2");
        rekey = true;

        Sync linked = done(roster);

        assertThat(linked.plan()).containsOnlyKeys("E1/X2 ADOPT", "E1/P2 MISSING");
        assertThat(reports.of(linked.run).warnings())
                .anyMatch(text -> text.contains("P2 and X2") && text.contains("Kota holds a record for each"));
        assertThat(kota.writes()).allMatch(call -> call.contains(other));
    }

    @Test
    void where_both_refs_are_in_the_file_the_new_one_is_not_created() {
        roster.person("E1", "N1", 1);
        rekey = true;

        Sync both = done(roster);

        assertThat(both.plan()).containsOnlyKeys("E1/N1 CANNOT");
        assertThat(both.plan().get("E1/N1 CANNOT")).contains("this is P1, who is in the file too (line 2)");
        assertThat(kota.writes()).isEmpty();
        assertThat(reports.of(both.run).exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
    }

    @Test
    void a_ref_that_went_to_somebody_else_is_said_to_be_mixed_up() {
        renumber("P1", "N1");
        roster.person("E1", "P1", 77);
        rekey = true;

        Sync mixed = done(roster);

        assertThat(mixed.plan().get("E1/N1 CANNOT")).contains("row of P1 (line 8) is about somebody else");
        assertThat(mixed.plan().get("E1/P1 CANNOT")).contains("date_of_birth");
        assertThat(kota.people()).hasSize(6);
    }

    @Test
    void a_broken_row_under_the_old_ref_counts_as_that_ref_in_the_file() {
        roster.person("E1", "N1", 1);
        roster.with("P1", "email", "no mail at all");
        rekey = true;

        assertThat(done(roster).plan().get("E1/N1 CANNOT")).contains("in the file too");
        assertThat(kota.writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"date_of_birth, 1980-05-06", "national_tax_id, ANOTHER"})
    void another_birth_date_or_tax_id_is_another_person(String column, String value) {
        renumber("P2", "N2");

        assertThat(done(roster.with("N2", column, value)).plan()).containsOnlyKeys("E1/N2 CREATE", "E1/P2 MISSING");
    }

    @Test
    void mended_rows_alone_create_nobody_a_second_time() {
        Path mended = new TestRoster().employer("E1").people("E1", 1, 1).employeesFile(folder.resolve("mended"));
        done(roster);
        Path renumbered = new TestRoster()
                .employer("E1")
                .people("E1", 1, 1)
                .with("P1", "employee_ref", "N1")
                .employeesFile(folder.resolve("renumbered"));

        assertThat(partial(mended).plan()).isEmpty();
        assertThat(partial(renumbered).plan().get("E1/N1 CANNOT")).contains("whole file with --rekey");
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void a_plan_with_new_refs_is_applied_as_it_was_seen_and_one_without_gives_none() {
        renumber("P1", "N1");
        Sync without = dryRun(roster);
        mustComplete(without.go());
        ended(without);
        rekey = true;
        Sync with = dryRun(roster);
        mustComplete(with.go());
        ended(with);

        Sync stale = apply(roster, without.plan, false);
        assertThat(reports.of(stale.run).stale()).contains("E1/N1: REKEY is new", "E1/N1: RENUMBERED fell away");
        rekey = false;
        assertThat(reports.of(apply(roster, without.plan, true).run).exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
        assertThat(kota.writes()).isEmpty();

        Sync applied = apply(roster, with.plan, false);
        assertThat(reports.of(applied.run).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(kota.writes()).containsExactly("PUT " + ids.get("P1") + " [metadata]");
        assertEachOnce("N1", "P2", "P3", "P4", "P5", "P6");
    }

    @Test
    void a_record_that_somebody_gave_another_ref_meanwhile_is_left_alone() {
        renumber("P1", "N1");
        kota.change(ids.get("P1"), "metadata", Map.of("id", "ELSE"));
        rekey = true;

        Sync sync = done(roster);

        assertThat(kota.writes()).isEmpty();
        assertThat(reports.of(sync.run).exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
        assertThat(reports.of(sync.run).employees().failed()).isEqualTo(1);
    }

    @Test
    void the_same_command_resumes_wherever_it_broke() {
        breakEveryCallAndResume(FakeKota.Moment.AFTER, Duration.ZERO);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"BEFORE, PT0S", "BEFORE, PT2H", "AFTER, PT51M", "AFTER, PT25H"})
    void the_same_command_resumes_however_late(FakeKota.Moment moment, Duration later) {
        breakEveryCallAndResume(moment, later);
    }

    private void breakEveryCallAndResume(FakeKota.Moment moment, Duration later) {
        int call = 1;
        for (; true; call++) {
            Sync broken = breakAt(call, moment);
            if (broken == null) {
                break;
            }
            clock.forward(later);
            mustComplete(broken.go());
            ended(broken);
            assertThat(reports.of(broken.run).employees().failed()).isZero();
            // One that did not reach Kota is sent again; one whose answer alone was lost is not.
            assertThat(kota.writes()).hasSizeBetween(2, moment == FakeKota.Moment.BEFORE ? 3 : 2);
            assertEachOnce("N1", "N2", "P3", "P4", "P5", "P6");
        }
        assertThat(call - 1).as("two lists, and two calls for each").isEqualTo(6);
    }

    @Test
    void another_command_settles_what_landed_and_never_takes_it_for_a_leaver_and_a_joiner() {
        breakEveryCallAndGiveAnotherCommand(FakeKota.Moment.AFTER, Duration.ZERO, 4);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"BEFORE, PT0S", "BEFORE, PT2H", "AFTER, PT2H"})
    void another_command_settles_it_however_late(FakeKota.Moment moment, Duration later) {
        breakEveryCallAndGiveAnotherCommand(moment, later, 1);
    }

    /** The next night comes without {@code --rekey}, and with another file. */
    private void breakEveryCallAndGiveAnotherCommand(FakeKota.Moment moment, Duration later, int from) {
        for (int call = from; breakAt(call, moment) != null; call++) {
            clock.forward(later);
            rekey = false;
            kota.calls.clear();
            Sync next = done(roster.with("P3", "email", "other@people.test"));

            List<String> landed =
                    refsAtKota().stream().filter(ref -> ref.startsWith("N")).toList();
            assertThat(kota.writes()).containsExactly("PUT " + ids.get("P3") + " [email]");
            assertThat(kota.people()).hasSize(6);
            assertThat(next.plan().keySet().stream().filter(key -> key.endsWith(" RENUMBERED")))
                    .hasSize(2 - landed.size());
            rekey = true;
            done(roster);
            assertEachOnce("N1", "N2", "P3", "P4", "P5", "P6");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void an_answer_of_500_leaves_that_person_open(FakeKota.Moment moment) {
        renumber("P1", "N1");
        rekey = true;
        // Two lists and the record are read before.
        kota.failAt(4, moment, Code.INTERNAL_ERROR);
        Sync sync = sync(roster);

        assertThat(sync.go().getStatus()).isEqualTo(BatchStatus.FAILED);
        kota.wellAgain();
        mustComplete(sync.go());
        ended(sync);

        assertEachOnce("N1", "P2", "P3", "P4", "P5", "P6");
    }

    @Test
    void who_could_not_be_given_the_new_ref_is_not_offboarded_under_it() {
        renumber("P1", "N1");
        roster.with("N1", "leave_on", "2026-12-31");
        rekey = true;
        kota.refuse(json -> json.contains("metadata") ? "INVALID_REQUEST" : null);

        Sync sync = done(roster);

        assertThat(kota.writes()).containsExactly("PUT " + ids.get("P1") + " [metadata]");
        assertThat(reports.of(sync.run).employees().failed()).isEqualTo(2);
        kota.refuse(json -> null);
        done(roster);
        assertEachOnce("N1", "P2", "P3", "P4", "P5", "P6");
        assertThat(kota.people()).filteredOn(one -> one.offboard_on() != null).hasSize(1);
    }

    /** Null if the call never came. */
    private Sync breakAt(int call, FakeKota.Moment moment) {
        begin();
        renumber("P1", "N1");
        renumber("P2", "N2");
        rekey = true;
        kota.failAt(call, moment, Code.UNREACHABLE);
        Sync broken = sync(roster);
        BatchStatus status = broken.go().getStatus();
        boolean failed = kota.hasFailed();
        assertThat(status).isEqualTo(failed ? BatchStatus.FAILED : BatchStatus.COMPLETED);
        kota.wellAgain();
        if (!failed) {
            ended(broken);
        }
        return failed ? broken : null;
    }

    private void renumber(String old, String ref) {
        roster.with(old, "employee_ref", ref);
    }

    /** Somebody else's record of a person at Kota, under another ref. */
    private String secondRecord(String person, String ref) {
        return kota.add(
                true,
                Map.of(
                        "employer_id",
                        kota.companies().get(0).id(),
                        "date_of_birth",
                        kota.people().stream()
                                .filter(one -> one.id().equals(ids.get(person)))
                                .findFirst()
                                .orElseThrow()
                                .date_of_birth()
                                .toString(),
                        "status",
                        "active",
                        "metadata",
                        Map.of("id", ref)));
    }

    private Map<String, String> metadata(String ref) {
        return kota.people().stream()
                .map(Employee::metadata)
                .filter(one -> ref.equals(one.get("id")))
                .findFirst()
                .orElseThrow();
    }

    /** Nothing is open, everybody is there once under the id of before, and another sync sends nothing. */
    private void assertEachOnce(String... refs) {
        assertThat(refsAtKota()).containsExactlyInAnyOrder(refs);
        assertThat(kota.people()).extracting(Employee::id).containsExactlyInAnyOrderElementsOf(ids.values());
        assertThat(db.sql("select employee_ref || ' ' || kota_id from employee")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(kota.people().stream()
                        .map(one -> one.metadata().get("id") + " " + one.id())
                        .toList());
        assertThat(db.sql("select count(*) from intent where settled_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
        kota.calls.clear();
        rekey = false;
        Sync again = done(roster);
        assertThat(again.plan()).isEmpty();
        assertThat(kota.writes()).isEmpty();
    }
}
