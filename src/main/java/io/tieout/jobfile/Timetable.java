package io.tieout.jobfile;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
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

    /**
     * The first moment after the given one at which the job is due; null when there is none any more. Where clocks are
     * put forward over its time it is due that much later, where they are put back it is due the first time only.
     */
    public @Nullable Instant next(Instant after) {
        CronExpression expression = CronExpression.parse(cron);
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        Instant next;
        do {
            // By the clock on the wall: with a zone, the expression leaves out a day whose clocks skip its time.
            local = expression.next(local);
            if (local == null) {
                return null;
            }
            next = local.atZone(zone).toInstant();
        } while (!next.isAfter(after));
        return next;
    }

    /** The month that a job due at that moment is about. */
    public YearMonth period(Instant due) {
        return YearMonth.from(due.atZone(zone)).minusMonths(monthsBack);
    }
}
