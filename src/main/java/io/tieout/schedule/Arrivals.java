package io.tieout.schedule;

import io.tieout.jobfile.Timetable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the files that a job waits for have come. */
final class Arrivals {

    private Arrivals() {}

    /** Which file is missing or overdue, and what to do; null when all are there. */
    static @Nullable String missing(Timetable timetable, Instant due, Instant now) {
        for (Timetable.Input input : timetable.inputs()) {
            Path file = input.file(timetable.period(due));
            String wrong = wrong(file, timetable.maxAge(), now);
            if (wrong != null) {
                return file + " " + wrong;
            }
        }
        return null;
    }

    private static @Nullable String wrong(Path file, @Nullable Duration maxAge, Instant now) {
        if (!Files.isRegularFile(file)) {
            return "is not there. Bring it, and the job starts by itself.";
        }
        if (maxAge == null) {
            return null;
        }
        try {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            return changed.plus(maxAge).isBefore(now)
                    ? "is overdue: it was last changed at " + changed + ", longer ago than the job file allows ("
                            + maxAge.toHours() + " hours). Bring the new one, and the job starts by itself."
                    : null;
        } catch (IOException unreadable) {
            return "can't be looked at. Check who may read it.";
        }
    }
}
