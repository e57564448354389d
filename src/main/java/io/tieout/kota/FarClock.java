package io.tieout.kota;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** What time it is at Kota, by the {@code Date} of its latest answer (RFC 9110, 6.6.1; whole seconds). */
final class FarClock implements HttpResponseInterceptor {

    /** The stand-in's server writes the Date itself, so the stand-in tells its movable clock apart. */
    private static final String OF_A_STAND_IN = "Stand-In-Date";

    /** As the answer has them; every answer brings them and hardly anybody asks, so they are read then. */
    private record Seen(@Nullable Header standIn, @Nullable Header date, long nanos) {}

    private final boolean onThisMachine;
    private volatile @Nullable Seen last;

    /** @param onThisMachine whether Kota is at an http address, which only a stand-in has */
    FarClock(boolean onThisMachine) {
        this.onThisMachine = onThisMachine;
    }

    @Override
    public void process(HttpResponse response, @Nullable EntityDetails body, HttpContext context) {
        last = new Seen(
                onThisMachine ? response.getFirstHeader(OF_A_STAND_IN) : null,
                response.getFirstHeader("Date"),
                System.nanoTime());
    }

    /** Null when the latest answer does not say. */
    @Nullable
    Instant now() {
        Seen seen = last;
        if (seen == null) {
            return null;
        }
        Instant standIn = read(seen.standIn());
        Instant time = standIn != null ? standIn : read(seen.date());
        return time == null ? null : time.plus(Duration.ofNanos(System.nanoTime() - seen.nanos()));
    }

    private static @Nullable Instant read(@Nullable Header header) {
        if (header == null || header.getValue() == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(header.getValue().strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
