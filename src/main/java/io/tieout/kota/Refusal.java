package io.tieout.kota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An answer other than 2xx, on its way to becoming a {@link KotaException}. */
final class Refusal extends RuntimeException {

    /** Kota's problem body; the media type it comes under differs between Kota's own documents. */
    record Problem(
            @Nullable String type,
            @Nullable String title,
            @Nullable Integer status,
            @Nullable String instance,
            @Nullable String error_code,
            @Nullable String trace_id,
            @Nullable String detail,
            @Nullable JsonNode errors) {

        static final Problem NONE = new Problem(null, null, null, null, null, null, null, null);

        /** The refused fields and headers. Their messages are left behind: they may quote values. */
        List<String> fields() {
            return errors == null || !errors.isObject() ? List.of() : List.copyOf(errors.propertyNames());
        }
    }

    final int status;
    final transient Problem problem;
    final transient @Nullable Duration retryAfter;

    private Refusal(int status, Problem problem, @Nullable Duration retryAfter) {
        super("status " + status, null, false, false);
        this.status = status;
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    static Refusal of(Answer answer) {
        return new Refusal(answer.status(), problem(answer.body()), retryAfter(answer.headers()));
    }

    private static Problem problem(byte[] body) {
        try {
            Problem problem = KotaJson.MAPPER.readValue(body, Problem.class);
            return problem == null ? Problem.NONE : problem;
        } catch (JacksonException e) {
            // A proxy's page, or nothing: the status says what can be said.
            return Problem.NONE;
        }
    }

    /** Seconds, or a date, which is read against the server's own clock. */
    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        try {
            if (value.strip().matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(value.strip()));
            }
            Instant then = Instant.ofEpochMilli(headers.getFirstDate(HttpHeaders.RETRY_AFTER));
            long now = headers.getDate();
            Duration wait = Duration.between(Instant.ofEpochMilli(now), then);
            return now < 0 || wait.isNegative() ? null : wait;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
