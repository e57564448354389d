package io.tieout.schedule;

import io.tieout.batch.ExitCode;
import io.tieout.batch.RunKind;
import io.tieout.jobfile.Timetable;
import java.time.Instant;

/**
 * A job that starts by itself.
 *
 * @param id the same on every server; its row in the database
 * @param name for people
 */
public record ScheduledJob(String id, String name, RunKind kind, Timetable timetable, Work work) {

    /** What it does when its moment has come. */
    public interface Work {

        /**
         * Runs it to its end, as its command would.
         *
         * @param due the moment for which it starts, which may have passed long ago
         * @throws io.tieout.batch.RunBusyException if another process runs the same
         */
        ExitCode start(Instant due);
    }

    /** The run's period: the month as 2026-10, empty where the kind has none. */
    String period(Instant due) {
        return kind == RunKind.RECONCILE ? timetable.period(due).toString() : "";
    }
}
