package io.tieout.standin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One of Kota's nine published problems, on its way to the caller. Details never repeat a value that was sent. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, List<String>> errors;

    Refusal(Problem problem, @Nullable String detail, Map<String, List<String>> errors) {
        super(detail, null, false, false);
        this.problem = problem;
        this.errors = errors;
    }

    static Refusal of(Problem problem, String detail) {
        return new Refusal(problem, detail, Map.of());
    }

    static Refusal notFound(String what) {
        return of(Problem.NOT_FOUND, "No such " + what + ".");
    }

    static Refusal invalid(String field, String message) {
        return new Refusal(Problem.INVALID_REQUEST, "One or more fields are invalid.", Map.of(field, List.of(message)));
    }

    static Refusal state(String detail) {
        return of(Problem.INVALID_STATE, detail);
    }

    Problem problem() {
        return problem;
    }

    Answer answer(String traceId) {
        ObjectNode body = Json.object();
        body.put("type", problem.type);
        body.put("title", problem.title);
        body.put("status", problem.status);
        body.put("error_code", problem.code);
        body.put("trace_id", traceId);
        if (getMessage() != null) {
            body.put("detail", getMessage());
        }
        if (!errors.isEmpty()) {
            ObjectNode fields = body.putObject("errors");
            errors.forEach((field, messages) -> {
                var list = fields.putArray(field);
                messages.forEach(list::add);
            });
        }
        return Answer.problem(problem.status, Json.of(body));
    }
}
