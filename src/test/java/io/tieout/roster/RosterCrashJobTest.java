package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.kota.KotaException.Code;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Autowired;

/** Each call in turn breaks, before or after Kota did its work; whatever follows, everybody is there once. */
class RosterCrashJobTest extends RosterSyncTestCase {

    @ParameterizedTest
    @CsvSource({"BEFORE, PT0S", "AFTER, PT0S", "AFTER, PT51M"})
    void the_same_command_resumes(FakeKota.Moment moment, Duration later) {
        breakEveryCallAndResume(moment, later);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"BEFORE, PT49M", "AFTER, PT49M", "BEFORE, PT51M", "BEFORE, PT2H", "AFTER, PT2H", "AFTER, PT25H"})
    void the_same_command_resumes_however_late(FakeKota.Moment moment, Duration later) {
        breakEveryCallAndResume(moment, later);
    }

    private void breakEveryCallAndResume(FakeKota.Moment moment, Duration later) {
        int call = 1;
        for (; breakAt(call, moment, Code.UNREACHABLE); call++) {
            clock.forward(later);
            mustComplete(broken.go());
            assertEverybodyOnce();
        }
        assertThat(call - 1).as("calls of an undisturbed sync").isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"AFTER, PT0S", "BEFORE, PT2H", "AFTER, PT2H"})
    void another_file_takes_over(FakeKota.Moment moment, Duration later) {
        int call = 1;
        for (; breakAt(call, moment, Code.UNREACHABLE); call++) {
            clock.forward(later);
            TestRoster replaced = roster();
            replaced.with("P2", "email", "new@people.test").without("P3").people("E1", 5, 5);
            done(replaced);
            assertThat(refsAtKota()).doesNotHaveDuplicates().contains("P1", "P2", "P4", "P5");
            assertThat(kota.companies()).hasSize(1);
            assertThat(kota.people())
                    .filteredOn(one -> one.metadata().get("id").equals("P2"))
                    .allMatch(one -> one.email().equals("new@people.test"));
            assertNothingIsOpenAndTheNextSyncSendsNothing(replaced);
        }
        assertThat(call - 1).isEqualTo(7);
    }

    @Test
    void a_create_that_kota_is_still_at_work_on_when_another_file_is_planned_is_waited_for() {
        breakAt(7, FakeKota.Moment.LATE, Code.UNREACHABLE);
        TestRoster replaced = roster().people("E1", 5, 5);

        done(replaced);

        assertThat(refsAtKota()).containsExactlyInAnyOrder("P1", "P2", "P3", "P4", "P5");
        assertNothingIsOpenAndTheNextSyncSendsNothing(replaced);
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeKota.Moment.class,
            names = {"BEFORE", "AFTER"})
    void an_answer_of_500_leaves_that_person_open_and_the_others_go_on(FakeKota.Moment moment) {
        kota.failAt(5, moment, Code.INTERNAL_ERROR);
        broken = sync(roster());
        JobExecution ended = broken.go();

        assertThat(ended.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(ended.getAllFailureExceptions()).anyMatch(e -> e instanceof UndecidedException);
        assertThat(db.sql("select count(*) from intent where settled_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        kota.wellAgain();
        mustComplete(broken.go());
        assertEverybodyOnce();
    }

    @Test
    void kota_that_answers_500_to_everything_is_not_asked_for_ever() {
        TestRoster many = new TestRoster().employer("E1").people("E1", 1, 60);
        kota.refuse(json -> json.contains("first_name") ? "INTERNAL_ERROR" : null);

        JobExecution ended = sync(many).go();

        assertThat(ended.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(kota.writes().size()).isBetween(20, 30);
    }

    @Test
    void people_whose_employer_could_not_be_created_are_sent_by_the_resumed_command() {
        kota.refuse(json -> json.contains("legal_name") ? "INTERNAL_ERROR" : null);
        TestRoster roster = roster().employer("E2").with("P3", "employer_ref", "E2");
        roster.with(
                "P2",
                "leave_on",
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .plusDays(30)
                        .toString());
        broken = sync(roster);

        assertThat(broken.go().getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(refsAtKota()).isEmpty();
        kota.refuse(json -> null);
        mustComplete(broken.go());

        assertThat(kota.companies()).hasSize(2);
        assertThat(refsAtKota()).containsExactly("P1", "P2", "P3", "P4");
        SyncReport report = reports.of(broken.run);
        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(report.employees().created()).isEqualTo(4);
        assertThat(report.employees().offboarded()).isEqualTo(1);
        assertNothingIsOpenAndTheNextSyncSendsNothing(roster);
    }

    @Test
    void a_key_that_kota_still_holds_is_used_again_with_the_same_bytes() {
        breakAt(4, FakeKota.Moment.AFTER, Code.UNREACHABLE);
        kota.calls.clear();

        mustComplete(broken.go());

        // Nothing was looked up, so the repeated posts were answered from the key.
        assertThat(kota.calls).allMatch(call -> call.startsWith("POST employee"));
        assertEverybodyOnce();
    }

    @Test
    void a_key_older_than_fifty_minutes_is_looked_up_instead() {
        breakAt(4, FakeKota.Moment.AFTER, Code.UNREACHABLE);
        List<String> there = refsAtKota();
        assertThat(there).isNotEmpty();
        kota.calls.clear();
        clock.forward(Duration.ofMinutes(51));

        mustComplete(broken.go());

        assertThat(kota.calls).contains("GET with ref " + there.get(0));
        assertThat(kota.writes()).hasSize(4 - there.size());
        assertEverybodyOnce();
    }

    @Test
    void a_file_that_changed_after_the_plan_stops_the_run_before_anything_more_is_sent() throws Exception {
        breakAt(3, FakeKota.Moment.BEFORE, Code.UNREACHABLE);
        TestRoster changed = roster();
        changed.with("P2", "email", "new@people.test");
        changed.employeesFile(broken.out());

        JobExecution ended = broken.go();

        assertThat(ended.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(refsAtKota()).doesNotContain("P2");
    }

    @Test
    void a_key_refused_as_used_for_something_else_is_looked_up() {
        kota.failAt(5, FakeKota.Moment.AFTER, Code.IDEMPOTENCY_ERROR);
        broken = sync(roster());
        mustComplete(broken.go());
        assertEverybodyOnce();
    }

    @Test
    void a_commit_that_fails_leaves_no_half_chunk_and_the_restart_loses_nobody() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 450);
        db.sql("""
                        create function stumble() returns trigger language plpgsql as
                        $$ begin raise exception 'disk full'; end $$
                        """).update();
        db.sql("create trigger stumble before insert on employee for each row"
                        + " when (new.employee_ref = 'P230') execute function stumble()")
                .update();
        Sync sync = sync(roster);

        JobExecution ended = sync.go();
        db.sql("drop trigger stumble on employee").update();
        db.sql("drop function stumble").update();

        assertThat(ended.getStatus()).isEqualTo(BatchStatus.FAILED);
        // The first chunk of 200 stands, of the second nothing does.
        assertThat(db.sql("select count(*) from employee").query(Long.class).single())
                .isEqualTo(200);
        assertThat(db.sql("select count(*) from intent where subject = 'employee' and settled_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
        mustComplete(sync.go());
        assertThat(refsAtKota()).hasSize(450).doesNotHaveDuplicates();
        assertThat(db.sql("select count(*) from employee").query(Long.class).single())
                .isEqualTo(450);
    }

    @Test
    void what_was_refused_is_still_reported_when_the_run_breaks_and_resumes() {
        kota.failAt(4, FakeKota.Moment.BEFORE, Code.UNREACHABLE);
        Sync sync = sync(roster().people("E1", 5, 6).with("P5", "email", "nonsense"));
        sync.go();
        kota.wellAgain();
        mustComplete(sync.go());

        assertThat(sync.out().resolve("rejects-employees.csv")).content().contains("P5,E1");
        SyncReport report = reports.of(sync.run);
        assertThat(report.employees().refused()).isEqualTo(1);
        assertThat(report.employees().created()).isEqualTo(5);
        assertThat(report.exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
    }

    @Test
    void a_dry_run_in_between_leaves_an_unfinished_run_as_it_was() {
        breakAt(5, FakeKota.Moment.AFTER, Code.UNREACHABLE);
        db.sql("update run set status = 'FAILED' where id = :run")
                .param("run", broken.run)
                .update();

        mustComplete(dryRun(roster()).go());
        mustComplete(broken.go());

        assertEverybodyOnce();
    }

    /** Somebody saves the export anew while the employer is being made; its people are planned by then, and read again to be sent. */
    @ParameterizedTest
    @CsvSource({"email, new@people.test", "line2, <clear>", "salary_amount, 3001", "first_name, Xa"})
    void a_row_that_changed_after_it_was_planned_is_not_sent(String column, String value) {
        Sync sync = sync(roster().earning("P3", "3000", "2026-11-01"));
        kota.during = () -> {
            if (kota.calls.size() == 2) {
                roster().earning("P3", "3000", "2026-11-01")
                        .with("P3", column, value)
                        .employeesFile(sync.out());
            }
        };
        JobExecution ended = sync.go();

        assertThat(ended.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(ended.getAllFailureExceptions())
                .anySatisfy(e -> assertThat(e)
                        .rootCause()
                        .isInstanceOf(UsageException.class)
                        .hasMessageContaining("employees file changed after the plan was made (line 4)"));
        assertThat(refsAtKota()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, new@people.test", "false, p3@people.test"})
    void what_an_earlier_version_planned_is_compared_column_by_column(boolean changed, String email) {
        TestRoster planned = roster().with("P3", "email", "p3@people.test");
        kota.failAt(3, FakeKota.Moment.BEFORE, Code.UNREACHABLE);
        Sync sync = sync(planned);
        assertThat(sync.go().getStatus()).isEqualTo(BatchStatus.FAILED);
        kota.wellAgain();
        assertThat(db.sql("update intent set row_hash = null where settled_at is null")
                        .update())
                .isPositive();
        planned.with("P3", "email", email).employeesFile(sync.out());

        assertThat(sync.go().getStatus()).isEqualTo(changed ? BatchStatus.FAILED : BatchStatus.COMPLETED);
        assertThat(refsAtKota()).hasSize(changed ? 0 : 4);
    }

    @Autowired
    private SyncReports reports;

    private Sync broken;

    private static TestRoster roster() {
        return new TestRoster().employer("E1").people("E1", 1, 4);
    }

    /** Whether the n-th call came at all. */
    private boolean breakAt(int call, FakeKota.Moment moment, Code code) {
        emptyWorld();
        kota.failAt(call, moment, code);
        broken = sync(roster());
        JobExecution ended = broken.go();
        boolean failed = kota.hasFailed();
        assertThat(ended.getStatus()).isEqualTo(failed ? BatchStatus.FAILED : BatchStatus.COMPLETED);
        kota.wellAgain();
        return failed;
    }

    private void assertEverybodyOnce() {
        assertThat(refsAtKota()).containsExactly("P1", "P2", "P3", "P4");
        assertThat(kota.companies()).hasSize(1);
        assertNothingIsOpenAndTheNextSyncSendsNothing(roster());
    }

    private void assertNothingIsOpenAndTheNextSyncSendsNothing(TestRoster roster) {
        assertThat(db.sql("select count(*) from intent where settled_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(db.sql("select count(*) from employee where kota_id is null")
                        .query(Long.class)
                        .single())
                .isZero();
        kota.calls.clear();
        done(roster);
        assertThat(kota.writes()).isEmpty();
    }
}
