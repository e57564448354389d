package io.tieout.schedule;

import io.tieout.jobfile.Timetable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one job.
 *
 * @param dueAt the moment that is not served yet, null when none is
 * @param servedAt the last moment that was served with success
 * @param successAt when that success came
 * @param tries how often the moment was tried in vain
 * @param note why it waits, or how its last try ended; empty after a success
 */
record JobState(
        String id,
        Instant knownSince,
        @Nullable Instant dueAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitCode,
        @Nullable Instant servedAt,
        @Nullable Instant successAt,
        int tries,
        boolean alarm,
        String note) {

    /** Whether a start was noted and no end: it is at work, or its server was killed. */
    boolean isOpen() {
        return startedAt != null && endedAt == null;
    }

    /** Why it is red; null while all is well. */
    @Nullable
    String red(Timetable timetable, Duration grace, Instant now) {
        if (alarm) {
            return note;
        }
        Instant expected = timetable.next(successAt == null ? knownSince : successAt);
        if (expected == null || !expected.plus(grace).isBefore(now)) {
            return null;
        }
        return "was due at " + expected + " and has not succeeded since" + (note.isEmpty() ? "." : ": " + note);
    }
}
