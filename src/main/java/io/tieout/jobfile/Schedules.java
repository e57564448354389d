package io.tieout.jobfile;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** The key {@code schedule}: six fields, seconds first. */
final class Schedules {

    private Schedules() {}

    static @Nullable String read(Section file) {
        return file.read(
                "schedule",
                null,
                text -> CronExpression.parse(text) == null ? "" : text,
                "six fields: second minute hour day month weekday, such as \"0 30 2 * * *\" for every night at 2:30");
    }
}
