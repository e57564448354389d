package io.tieout.jobfile;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a job starts by itself, and on what.
 *
 * @param cron six fields, seconds first, by the clocks of the zone
 * @param inputs the files that must be there before it starts
 * @param maxAge a file that was last changed longer ago than this is overdue; null for any age
 * @param monthsBack how many months the job's period lies before the month in which it is due, 0 or 1; only a
 *     reconciliation has a period
 * @param out where its files go
 */
public record Timetable(
        String cron,
        ZoneId zone,
        List<Input> inputs,
        @Nullable Duration maxAge,
        int monthsBack,
        Path out) {

    static final String PERIOD = "{period}";

    /**
     * A file that payroll brings.
     *
     * @param option of the command that takes it, like {@code --employees}
     * @param path may have {@code {period}} in it
     */
    public record Input(String option, String path) {

        public Path file(YearMonth period) {
            return Path.of(path.replace(PERIOD, period.toString()));
        }
    }

    /** The first moment after the given one at which the job is due; null when there is none any more. */
    public @Nullable Instant next(Instant after) {
        ZonedDateTime next = CronExpression.parse(cron).next(after.atZone(zone));
        return next == null ? null : next.toInstant();
    }

    /** The month that a job due at that moment is about. */
    public YearMonth period(Instant due) {
        return YearMonth.from(due.atZone(zone)).minusMonths(monthsBack);
    }
}
