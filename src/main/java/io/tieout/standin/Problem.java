package io.tieout.standin;

/** The problems that Kota publishes: status, code, title and type of each. The codes are what callers branch on. */
enum Problem {
    INVALID_REQUEST(400, "invalid_request", "Invalid request", "rfc9110#section-15.5.1"),
    INVALID_STATE(400, "invalid_state", "Invalid state", "rfc9110#section-15.5.1"),
    UNAUTHORIZED(401, "unauthorized", "Unauthorized", "rfc9110#section-15.5.2"),
    FORBIDDEN(403, "forbidden", "Forbidden", "rfc9110#section-15.5.4"),
    NOT_FOUND(404, "not_found", "Resource not found", "rfc9110#section-15.5.5"),
    IDEMPOTENCY_ERROR(409, "idempotency_error", "Idempotency error", "rfc9110#section-15.5.10"),
    RATE_LIMIT_EXCEEDED(429, "rate_limit_exceeded", "Too many requests", "rfc6585#section-4"),
    THIRD_PARTY_ERROR(500, "third_party_error", "Third party error", "rfc9110#section-15.6.1"),
    INTERNAL_ERROR(500, "internal_error", "An error occurred while processing your request", "rfc9110#section-15.6.1");

    final int status;
    final String code;
    final String title;
    final String type;

    Problem(int status, String code, String title, String section) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.type = "https://tools.ietf.org/html/" + section;
    }
}
