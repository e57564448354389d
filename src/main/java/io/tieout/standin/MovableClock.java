package io.tieout.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The stand-in's time: the given clock plus whatever it was shifted by. Only this decides states and hours. */
final class MovableClock {

    /** Where "the day before" a leaving date ends; Kota is an Irish company and its text names no zone. */
    private static final ZoneId DAYS = ZoneId.of("Europe/Dublin");

    private final Clock base;
    private volatile Duration offset = Duration.ZERO;

    MovableClock(Clock base) {
        this.base = base;
    }

    Instant now() {
        return base.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return now().atZone(DAYS).toLocalDate();
    }

    YearMonth month() {
        return YearMonth.from(now().atZone(ZoneOffset.UTC));
    }

    Duration offset() {
        return offset;
    }

    void offset(Duration newOffset) {
        offset = newOffset;
    }

    void set(Instant instant) {
        offset = Duration.between(base.instant(), instant);
    }
}
