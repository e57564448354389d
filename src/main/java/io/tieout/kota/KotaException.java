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
     * @param inKotasWords the answer was a problem body of Kota's, not a gateway's page
     * @param lostBefore an earlier try of the same call may have been carried out
     */
    record Facts(
            String operation,
            @Nullable String traceId,
            List<String> fields,
            @Nullable String detail,
            @Nullable Duration retryAfter,
            boolean neverConnected,
            boolean inKotasWords,
            boolean lostBefore) {

        static Facts of(String operation) {
            return new Facts(operation, null, List.of(), null, null, false, false, false);
        }

        Facts afterALostTry() {
            return new Facts(operation, traceId, fields, detail, retryAfter, neverConnected, inKotasWords, true);
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

    /** With {@link Code#INVALID_STATE}: why, in Kota's plain words, short, without names and figures. */
    public @Nullable String detail() {
        return facts.detail();
    }

    /**
     * Whether a write may have been carried out although no success came back, by the last try or an
     * earlier one: look it up before it is sent again. {@link Code#IDEMPOTENCY_ERROR} means so too: another
     * request under the key got through, or is under way.
     */
    public boolean mayHaveBeenDone() {
        return facts.lostBefore()
                || status >= 500
                || code == Code.IDEMPOTENCY_ERROR
                || (code == Code.UNREADABLE && status < 300)
                || (code == Code.UNREACHABLE && !facts.neverConnected());
    }

    Facts facts() {
        return facts;
    }
}
