package io.tieout.kota;

import io.tieout.kota.KotaException.Code;
import io.tieout.kota.KotaException.Facts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Turns whatever went wrong into a {@link KotaException} that says what to do. Only words that are
 * known to be harmless pass: codes, ids, paths; never a library's message.
 */
final class Failures {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.$'\"\\[\\]-]{1,120}");

    private final Reachability reachability;

    Failures(KotaProperties properties) {
        this.reachability = new Reachability(properties);
    }

    KotaException of(Operation operation, RuntimeException failure) {
        if (failure instanceof KotaException known) {
            return known;
        }
        if (failure instanceof Refusal refusal) {
            return refused(operation, refusal);
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            // JSON that ends in the middle came over a connection that did not say where its end is.
            if (t instanceof UnexpectedEndOfInputException) {
                return reachability.broken(operation, new IOException());
            }
            if (t instanceof StreamReadException) {
                return unreadable(operation, "is not valid JSON");
            }
            if (t instanceof JacksonException json) {
                return unreadable(operation, "does not follow the contract at " + path(json));
            }
            if (t instanceof IOException broken) {
                return reachability.broken(operation, broken);
            }
        }
        if (failure instanceof DirectExchange.NotJson) {
            return unreadable(operation, "is not JSON");
        }
        throw failure;
    }

    KotaException unreadable(Operation operation, String what) {
        return new KotaException(
                Code.UNREADABLE,
                200,
                operation.name() + ": Kota's answer " + what
                        + ". Check that KOTA_BASE_URL is the Kota API; if it is, Kota has changed and Tieout must learn it.",
                Facts.of(operation.name()));
    }

    private static KotaException refused(Operation operation, Refusal refusal) {
        Refusal.Problem problem = refusal.problem;
        Code code = code(refusal.status, problem.error_code());
        String trace = word(problem.trace_id());
        List<String> fields = problem.fields().stream()
                .limit(10)
                .map(field -> PATH.matcher(field).matches() ? field : "(a field with an unusual name)")
                .toList();
        String detail = code == Code.INVALID_STATE ? Detail.harmless(problem.detail(), operation.body()) : null;
        String word = word(problem.error_code());
        StringBuilder message = new StringBuilder(operation.name()).append(": ").append(refusal.status);
        message.append(' ').append(word == null ? code.name().toLowerCase(Locale.ROOT) : word);
        if (!fields.isEmpty()) {
            message.append(" in ").append(String.join(", ", fields));
        }
        if (detail != null) {
            message.append(" (").append(detail).append(')');
        }
        if (trace != null) {
            message.append(" [trace ").append(trace).append(']');
        }
        if (problem.error_code() == null) {
            message.append(" (not in Kota's words, so a proxy or gateway may have said it)");
        }
        message.append(". ").append(advice(code));
        return new KotaException(
                code,
                refusal.status,
                message.toString(),
                new Facts(
                        operation.name(),
                        trace,
                        fields,
                        detail,
                        refusal.retryAfter,
                        false,
                        problem.error_code() != null,
                        false));
    }

    /** Kota's word decides; without one that we know, the status does. */
    private static Code code(int status, @Nullable String errorCode) {
        if (errorCode != null) {
            for (Code code : Code.values()) {
                if (code.name().equals(errorCode.toUpperCase(Locale.ROOT)) && code.compareTo(Code.UNREACHABLE) < 0) {
                    return code;
                }
            }
        }
        return switch (status) {
            case 401 -> Code.UNAUTHORIZED;
            case 403 -> Code.FORBIDDEN;
            case 404 -> Code.NOT_FOUND;
            case 409 -> Code.IDEMPOTENCY_ERROR;
            // The proxy's, who does not know us; nothing that Kota says.
            case 407 -> Code.UNREADABLE;
            case 429 -> Code.RATE_LIMIT_EXCEEDED;
            default -> status >= 500 ? Code.INTERNAL_ERROR : status >= 400 ? Code.INVALID_REQUEST : Code.UNREADABLE;
        };
    }

    private static String advice(Code code) {
        return switch (code) {
            case INVALID_REQUEST -> "Kota refuses what was sent; mend it in the payroll's file.";
            case INVALID_STATE -> "It can't be done in the state this is in now; read it again before trying anew.";
            case UNAUTHORIZED -> "Check KOTA_API_KEY and that it belongs to KOTA_BASE_URL.";
            case FORBIDDEN -> "The key lacks the right, usually by the platform's type; ask Kota.";
            case NOT_FOUND -> "Kota does not know it; check that key and KOTA_BASE_URL are those it was made with.";
            case IDEMPOTENCY_ERROR ->
                "The idempotency key went out before with another request; look up what is there before sending again.";
            case RATE_LIMIT_EXCEEDED -> "Kota throttles; try again later or lower kota.in-flight.";
            case THIRD_PARTY_ERROR -> "An insurer's system failed; try again later.";
            case INTERNAL_ERROR -> "Kota failed; try again later, and give the trace id to Kota if it stays so.";
            case UNREACHABLE, UNREADABLE -> "Check that KOTA_BASE_URL is the Kota API, and the proxy's settings.";
        };
    }

    private static @Nullable String word(@Nullable String text) {
        return text != null && WORD.matcher(text).matches() ? text : null;
    }

    /** Names and positions only, for example {@code items[3].amount}. */
    private static String path(JacksonException json) {
        String path = json.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return PATH.matcher(path).matches() ? path : "its start";
    }
}
