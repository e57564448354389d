package io.tieout.schedule;

import io.tieout.batch.ExitCode;
import io.tieout.batch.Run;
import io.tieout.batch.RunBusyException;
import io.tieout.batch.Runner;
import io.tieout.batch.Runs;
import io.tieout.jobfile.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** One turn of a job whose moment has come: it waits for its files, or runs; and when the next turn is. */
@Component
@ConditionalOnWebApplication
class JobTurn {

    private static final Logger log = LoggerFactory.getLogger(JobTurn.class);

    /** How often a failed run is gone on with before the next moment. */
    private static final int TRIES = 3;
    /** Moments that nobody served are counted so far. */
    private static final int MOST_PASSED = 100_000;

    private static final Duration NEVER = Duration.ofDays(36_500);

    private final JobStates states;
    private final Runner runner;
    private final Runs runs;
    private final Duration again;
    private final Clock clock;

    JobTurn(JobStates states, Runner runner, Runs runs, ScheduleProperties settings, Clock clock) {
        this.states = states;
        this.runner = runner;
        this.runs = runs;
        this.again = settings.again();
        this.clock = clock;
    }

    /** @param planned for when this turn was planned. @return when the next is */
    Instant take(ScheduledJob job, Instant planned) {
        JobState state = states.of(job.id());
        Instant due = lastDue(job.timetable(), state.dueAt() == null ? planned : state.dueAt());
        if (state.servedAt() != null && !state.servedAt().isBefore(due)) {
            // By a server that was taken for dead meanwhile.
            return next(job);
        }
        Optional<Run> done = doneBeforeAKill(job, state, due);
        if (done.isPresent()) {
            return end(job, due, exitOf(done.get()));
        }
        String missing = Arrivals.missing(job.timetable(), due, clock.instant());
        if (missing != null) {
            if (!missing.equals(state.note())) {
                log.warn("ALARM: {} was due at {} and waits: {}", job.name(), due, missing);
            }
            states.waits(job.id(), due, true, missing);
            return soon(job);
        }
        states.began(job.id(), due);
        try {
            return end(job, due, job.work().start(due));
        } catch (RunBusyException busy) {
            states.waits(job.id(), due, false, String.valueOf(busy.getMessage()));
            return soon(job);
        }
    }

    /** It threw what nobody foresaw. */
    Instant broken(ScheduledJob job) {
        states.failed(job.id(), ExitCode.FAILED, "failed unexpectedly; see the log.");
        return soon(job);
    }

    private Instant end(ScheduledJob job, Instant due, ExitCode exit) {
        if (exit == ExitCode.FAILED && runner.isStopping()) {
            states.interrupted(job.id());
            return clock.instant();
        }
        if (exit == ExitCode.DONE || exit == ExitCode.PEOPLE_NEEDED) {
            states.succeeded(job.id(), due, exit);
            return next(job);
        }
        boolean retried = exit == ExitCode.FAILED && states.of(job.id()).tries() + 1 < TRIES;
        String why = "ended with exit code " + exit.number() + (retried ? " and is gone on with soon" : "")
                + "; \"runs\" and what it printed say why.";
        states.failed(job.id(), exit, why);
        log.warn("ALARM: {}, due at {}, {}", job.name(), due, why);
        return retried ? soon(job) : next(job);
    }

    /** A server that was killed between the end of the run and our note of it left a run that is not to be doubled. */
    private Optional<Run> doneBeforeAKill(ScheduledJob job, JobState state, Instant due) {
        Instant started = state.startedAt();
        return state.isOpen() && started != null && due.equals(state.dueAt())
                ? runs.completedSince(job.kind(), job.period(due), started)
                : Optional.empty();
    }

    private static ExitCode exitOf(Run run) {
        Integer seen = run.exitCode();
        for (ExitCode code : ExitCode.values()) {
            if (seen != null && code.number() == seen) {
                return code;
            }
        }
        return ExitCode.PEOPLE_NEEDED;
    }

    /** However many moments passed by, the last of them alone is made up for. */
    private Instant lastDue(Timetable timetable, Instant first) {
        Instant now = clock.instant();
        Instant due = first;
        for (int passed = 0; passed < MOST_PASSED; passed++) {
            Instant later = timetable.next(due);
            if (later == null || later.isAfter(now)) {
                return due;
            }
            due = later;
        }
        return due;
    }

    Instant next(ScheduledJob job) {
        Instant next = job.timetable().next(clock.instant());
        return next == null ? clock.instant().plus(NEVER) : next;
    }

    private Instant soon(ScheduledJob job) {
        Instant soon = clock.instant().plus(again);
        Instant next = next(job);
        return soon.isBefore(next) ? soon : next;
    }
}
