package io.tieout.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the contract demands of an answer: status, media type, body. */
final class AnswerRules {

    /** From any operation, declared or not. */
    private static final Set<Integer> GENERAL = Set.of(401, 403, 409, 429, 500);

    /**
     * Not declared, but the least that an unknown id, bad paging or a bad key can be answered with; what Kota does there
     * is not published.
     */
    private static final Set<String> ASSUMED = Set.of(
            "POST /employers/{}/offboard 404",
            "POST /employees/{}/offboard 404",
            "GET /employers/{}/health_insurance/quotes 404",
            "GET /employers/{}/health_insurance/quotes 400",
            "GET /employees/{}/health_insurance/offers 400",
            "GET /contribution_reports 400",
            "GET /contribution_reports/{}/employee_breakdowns 400",
            "POST /events/{}/replay 400",
            "POST /hosted/sessions 400");

    private static final Map<String, Integer> CODES = Map.of(
            "invalid_request", 400,
            "invalid_state", 400,
            "unauthorized", 401,
            "forbidden", 403,
            "not_found", 404,
            "idempotency_error", 409,
            "rate_limit_exceeded", 429,
            "third_party_error", 500,
            "internal_error", 500);

    private static final String PROBLEM = Contract.PUBLISHED + "#/components/schemas/ProblemDetails";

    private final Contract contract;

    AnswerRules(Contract contract) {
        this.contract = contract;
    }

    /** An answer that was dropped or cut on purpose says nothing about its body. */
    List<String> violations(Exchange exchange) {
        List<String> errors = new ArrayList<>();
        int status = exchange.status();
        if (status == 0) {
            return errors;
        }
        Optional<Operation> operation = contract.operation(exchange.method(), exchange.path());
        boolean declared = operation.isPresent() && operation.get().statuses().contains(status);
        if (!declared && !undeclaredButRight(operation, status)) {
            errors.add("status " + status + " is neither declared nor general");
        }
        String expected = status < 300 ? "application/json" : "application/problem+json";
        String type = exchange.contentType();
        if (type == null || !type.split(";")[0].strip().equals(expected)) {
            errors.add("content type " + type + " instead of " + expected);
        }
        if (!exchange.whole()) {
            return errors;
        }
        contract.errors(
                        declared
                                ? operation
                                        .get()
                                        .pointer("responses", String.valueOf(status), "content", expected, "schema")
                                : PROBLEM,
                        exchange.answer())
                .forEach(error -> errors.add("body " + error));
        details(exchange, errors);
        return errors;
    }

    private static boolean undeclaredButRight(Optional<Operation> operation, int status) {
        return GENERAL.contains(status)
                // Whether the path should have been asked for is the request's matter.
                || operation.isEmpty() && status == 404
                || operation.isPresent() && ASSUMED.contains(operation.get().name() + " " + status);
    }

    private void details(Exchange exchange, List<String> errors) {
        JsonNode body;
        try {
            body = Contract.JSON.readTree(exchange.answer());
        } catch (JacksonException notJson) {
            errors.add("the body is not JSON");
            return;
        }
        if (exchange.status() >= 300) {
            problem(body, exchange.status(), errors);
            return;
        }
        aggregates(body, errors);
        body.path("items").forEach(item -> aggregates(item, errors));
    }

    private static void problem(JsonNode body, int status, List<String> errors) {
        for (String field : List.of("type", "title", "status", "error_code")) {
            if (!body.has(field)) {
                errors.add("the problem has no " + field);
            }
        }
        if (body.path("status").asInt(status) != status) {
            errors.add("the problem names another status");
        }
        if (body.has("error_code")
                && !Integer.valueOf(status)
                        .equals(CODES.get(body.get("error_code").asString("")))) {
            errors.add("the problem's error_code does not go with status " + status);
        }
        if (body.has("trace_id") && !body.get("trace_id").asString("").matches("[0-9a-f]{32}")) {
            errors.add("the problem's trace_id is not 32 hexadecimal digits");
        }
    }

    private void aggregates(JsonNode report, List<String> errors) {
        if (report.has("aggregates")) {
            contract.errors(
                            Contract.NEWER + "#/components/schemas/ContributionReportAggregates",
                            report.get("aggregates").toString())
                    .forEach(error -> errors.add("aggregates " + error));
        }
    }
}
