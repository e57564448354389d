package io.tieout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.Application;
import io.tieout.ManualClock;
import io.tieout.TestDatabase;
import io.tieout.batch.ExitCode;
import io.tieout.batch.RunBusyException;
import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import io.tieout.batch.Runs;
import io.tieout.jobfile.Timetable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a moment: served, tried again, waited for, made up for once; and when it is red. */
class JobTurnJobTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:30:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofHours(2);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(MONDAY.toString());
    private final List<Instant> started = new ArrayList<>();
    private Supplier<ExitCode> outcome = () -> ExitCode.DONE;
    private static ConfigurableApplicationContext spring;
    private static JdbcClient jdbc;
    private JobStates states;
    private JobTurn turn;
    private ScheduledJob job;

    @BeforeAll
    static void start() {
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
        jdbc = JdbcClient.create(database);
        spring = new SpringApplicationBuilder(Application.class)
                .run(
                        "--spring.datasource.url=" + database.getURL(),
                        "--spring.datasource.username=" + database.getUser(),
                        "--spring.datasource.password=" + database.getPassword(),
                        "--kota.api-key=pk_test_turns");
    }

    @BeforeEach
    void open() throws IOException {
        jdbc.sql("truncate run, scheduled_job cascade").update();
        states = new JobStates(jdbc, clock);
        ScheduleProperties settings = new ScheduleProperties(AGAIN, AGAIN, AGAIN, GRACE);
        turn = new JobTurn(states, spring.getBean(Runner.class), spring.getBean(Runs.class), settings, clock);
        Path file = Files.writeString(folder.resolve("people.csv"), "x");
        Files.setLastModifiedTime(file, FileTime.from(MONDAY.minus(Duration.ofHours(5))));
        job = new ScheduledJob(
                "nightly",
                "nightly roster",
                RunKind.ROSTER_SYNC,
                new Timetable(
                        "0 30 2 * * *",
                        ZoneOffset.UTC,
                        List.of(new Timetable.Input("--employees", file.toString())),
                        Duration.ofHours(36),
                        0,
                        folder),
                due -> {
                    started.add(due);
                    return outcome.get();
                });
        clock.set(MONDAY.minus(Duration.ofHours(8)));
        states.know(job.id());
        clock.set(MONDAY.plusSeconds(3));
    }

    @AfterAll
    static void close() {
        spring.close();
    }

    @Test
    void aNightThatIsServedIsFollowedByTheNext() {
        assertThat(turn.take(job, MONDAY)).isEqualTo(TUESDAY);
        assertThat(started).containsExactly(MONDAY);
        JobState state = states.of(job.id());
        assertThat(state.successAt()).isEqualTo(clock.instant());
        assertThat(state.exitCode()).isZero();
        assertThat(redAt(TUESDAY.plus(Duration.ofHours(1)))).isNull();
        assertThat(redAt(TUESDAY.plus(Duration.ofHours(3)))).contains("was due at " + TUESDAY);
    }

    @Test
    void peopleNeededIsASuccessAndAGuardIsNone() {
        outcome = () -> ExitCode.PEOPLE_NEEDED;
        turn.take(job, MONDAY);
        assertThat(redAt(clock.instant())).isNull();
        clock.set(TUESDAY);
        outcome = () -> ExitCode.GUARD;
        assertThat(turn.take(job, TUESDAY)).as("no second try").isEqualTo(TUESDAY.plus(Duration.ofDays(1)));
        assertThat(redAt(clock.instant())).contains("exit code 4");
    }

    @Test
    void threeMissedNightsAreMadeUpForOnce() throws IOException {
        Files.setLastModifiedTime(folder.resolve("people.csv"), FileTime.from(TUESDAY));
        clock.set(MONDAY.plus(Duration.ofDays(2)).plus(Duration.ofHours(4)));
        assertThat(turn.take(job, MONDAY)).isEqualTo(MONDAY.plus(Duration.ofDays(3)));
        assertThat(started).as("the last of them").containsExactly(MONDAY.plus(Duration.ofDays(2)));
    }

    @Test
    void aFailureIsGoneOnWithTwiceAndThenLeftToTheNextNight() {
        outcome = () -> ExitCode.FAILED;
        Instant next = turn.take(job, MONDAY);
        for (int more = 0; more < 2; more++) {
            assertThat(next).isEqualTo(clock.instant().plus(AGAIN));
            clock.set(next);
            next = turn.take(job, next);
        }
        assertThat(started).containsExactly(MONDAY, MONDAY, MONDAY);
        assertThat(next).isEqualTo(TUESDAY);
        assertThat(redAt(clock.instant())).contains("exit code 1");
        clock.set(TUESDAY);
        outcome = () -> ExitCode.DONE;
        turn.take(job, TUESDAY);
        assertThat(redAt(clock.instant())).isNull();
        assertThat(states.of(job.id()).tries()).isZero();
    }

    @Test
    void aMissingFileIsWaitedForUntilTheNextMoment() throws IOException {
        Path file = folder.resolve("people.csv");
        Files.delete(file);
        assertThat(turn.take(job, MONDAY)).isEqualTo(clock.instant().plus(AGAIN));
        assertThat(redAt(clock.instant())).contains("people.csv is not there");
        clock.set(TUESDAY.minusSeconds(60));
        assertThat(turn.take(job, clock.instant()))
                .as("the next moment counts anew")
                .isEqualTo(TUESDAY);
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        turn.take(job, clock.instant());
        assertThat(started).as("the moment that was waited for").containsExactly(MONDAY);
    }

    @Test
    void anOldFileIsOverdue() {
        clock.set(TUESDAY.plus(Duration.ofHours(8)));
        turn.take(job, TUESDAY);
        assertThat(started).isEmpty();
        assertThat(redAt(clock.instant())).contains("overdue", "36 hours");
    }

    @Test
    void besideTheSameRunOfAnotherProcessItWaitsWithoutAlarm() {
        outcome = () -> {
            throw new RunBusyException("Another process runs \"sync\".");
        };
        assertThat(turn.take(job, MONDAY)).isEqualTo(clock.instant().plus(AGAIN));
        assertThat(redAt(clock.instant())).isNull();
        assertThat(redAt(MONDAY.plus(Duration.ofHours(3)))).contains("Another process runs");
    }

    @Test
    void whatAnotherServerServedMeanwhileIsNotDoneAgain() {
        states.began(job.id(), MONDAY);
        states.succeeded(job.id(), MONDAY, ExitCode.DONE);
        assertThat(turn.take(job, MONDAY)).isEqualTo(TUESDAY);
        assertThat(started).isEmpty();
    }

    @Test
    void aRunThatEndedJustBeforeItsServerWasKilledIsNotDoubled() {
        states.began(job.id(), MONDAY);
        jdbc.sql("insert into run (kind, period, scope, number, inputs, inputs_sha256, status, exit_code, started_at,"
                        + " ended_at) values ('roster-sync', '', 'all', 1, '{}', 'x', 'COMPLETED', 3, ?, ?)")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        clock.set(clock.instant().plusSeconds(120));
        assertThat(turn.take(job, MONDAY)).isEqualTo(TUESDAY);
        assertThat(started).isEmpty();
        assertThat(states.of(job.id()).exitCode()).isEqualTo(3);
    }

    @Test
    void aRunThatWasKilledHalfWayIsStartedAgain() {
        states.began(job.id(), MONDAY);
        clock.set(clock.instant().plusSeconds(120));
        assertThat(turn.take(job, MONDAY)).isEqualTo(TUESDAY);
        assertThat(started).containsExactly(MONDAY);
    }

    private String redAt(Instant now) {
        return states.of(job.id()).red(job.timetable(), GRACE, now);
    }
}
