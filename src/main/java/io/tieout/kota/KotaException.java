package io.tieout.kota;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call to Kota that did not succeed, after all retries. Its message carries operation, status,
 * error code, trace id, the paths of refused fields and what to do, never a personal value or a
 * secret; it has no cause, because the messages of HTTP and JSON libraries quote what they saw.
 */
public class KotaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Kota's published error codes, plus what can happen on the way there. */
    public enum Code {
        INVALID_REQUEST,
        INVALID_STATE,
        UNAUTHORIZED,
        FORBIDDEN,
        NOT_FOUND,
        IDEMPOTENCY_ERROR,
        RATE_LIMIT_EXCEEDED,
        THIRD_PARTY_ERROR,
        INTERNAL_ERROR,
        /** No usable answer: nothing listening, connection broken, time-out. The call may have been carried out. */
        UNREACHABLE,
        /** An answer that is not what the contract says. */
        UNREADABLE
    }

    /**
     * What a failure says beside its code.
     *
     * @param neverConnected the last try reached nobody; an earlier one may have
     */
    record Facts(
            String operation,
            @Nullable String traceId,
            List<String> fields,
            @Nullable String detail,
            @Nullable Duration retryAfter,
            boolean neverConnected) {

        static Facts of(String operation) {
            return new Facts(operation, null, List.of(), null, null, false);
        }
    }

    private final Code code;
    private final int status;
    private final transient Facts facts;

    /** @param status HTTP status, 0 when there was no answer */
    public KotaException(Code code, int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.status = status;
        this.facts = Facts.of("");
    }

    KotaException(Code code, int status, String message, Facts facts) {
        super(message);
        this.code = code;
        this.status = status;
        this.facts = facts;
    }

    public Code code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** What was tried, with Kota's id where there is one: {@code update employee ee_…}. */
    public String operation() {
        return facts.operation();
    }

    /** Kota's own id of the failed request, for its support. */
    public @Nullable String traceId() {
        return facts.traceId();
    }

    /** Paths of the refused fields or names of refused headers, without their values. */
    public List<String> fields() {
        return facts.fields();
    }

    /** With {@link Code#INVALID_STATE}: why, in Kota's words, short and without the values we sent. */
    public @Nullable String detail() {
        return facts.detail();
    }

    Facts facts() {
        return facts;
    }
}
