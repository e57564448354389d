package io.tieout.kota;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A deadline. The published contract has a date, Kota's guide a date-time; a date means that whole day.
 *
 * @param text as Kota sent it, to be shown
 */
public record Due(@JsonValue String text) {

    private static final int DATE = "2026-10-30".length();

    /** @throws java.time.DateTimeException if it is neither a date nor a date-time */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Due {
        if (text.length() == DATE) {
            LocalDate.parse(text);
        } else {
            OffsetDateTime.parse(text);
        }
    }

    /**
     * The first moment at which it is too late.
     *
     * @param zone where a day without a time of day ends
     */
    public Instant end(ZoneId zone) {
        return text.length() == DATE
                ? LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    @Override
    public String toString() {
        return text;
    }
}
