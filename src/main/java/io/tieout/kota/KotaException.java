package io.tieout.kota;

import org.jspecify.annotations.Nullable;

/**
 * A call to Kota that did not succeed, after all retries. Its message carries operation, status,
 * error code, trace id and the paths of refused fields, never a personal value or a secret.
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

    private final Code code;
    private final int status;

    /** @param status HTTP status, 0 when there was no answer */
    public KotaException(Code code, int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.status = status;
    }

    public Code code() {
        return code;
    }

    public int status() {
        return status;
    }
}
