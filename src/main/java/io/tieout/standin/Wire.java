package io.tieout.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Puts answers on the wire, whole or broken. */
final class Wire {

    private Wire() {}

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = head(exchange, answer);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Promises the whole length, gives half, hangs up. */
    static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = head(exchange, answer);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static byte[] head(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = Json.bytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length);
        return body;
    }

    /** @param retryAfter in seconds; null names no time to wait */
    static Answer tooMany(@Nullable Integer retryAfter, String traceId) {
        Answer answer = Refusal.of(Problem.RATE_LIMIT_EXCEEDED, "Too many requests; slow down.")
                .answer(traceId);
        return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
    }

    /** The problem that a scripted fault answers with; null for faults that are none. */
    static @Nullable Answer error(Faults.Fault fault, String traceId) {
        return switch (fault.kind()) {
            case RATE_LIMIT -> tooMany(fault.retryAfter(), traceId);
            case INTERNAL_ERROR ->
                Refusal.of(Problem.INTERNAL_ERROR, "Something went wrong.").answer(traceId);
            case THIRD_PARTY_ERROR ->
                Refusal.of(Problem.THIRD_PARTY_ERROR, "The insurer's system failed.")
                        .answer(traceId);
            case FORBIDDEN ->
                Refusal.of(Problem.FORBIDDEN, "This API key may not do that.").answer(traceId);
            case DELAY, DROP_BEFORE, DROP_AFTER, CUT, LIST_MOVES, REPORT_CHANGES -> null;
        };
    }
}
