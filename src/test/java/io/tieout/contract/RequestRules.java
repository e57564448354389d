package io.tieout.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the contract demands of a request: path, query, headers, body. */
final class RequestRules {

    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_PAGE = 100;

    /** Lists that travel as one text, whose schema says only that; the enumeration of their parts stands elsewhere. */
    private static final Map<String, String> LISTED = Map.of(
            "GET /employers filter", "EmployerStatus",
            "GET /employees filter", "EmployeeStatus",
            "GET /contribution_reports status", "ContributionReportStatus",
            "GET /employers/{}/health_insurance/quotes status", "EmployerHealthInsuranceQuoteStatus");

    private final Contract contract;

    RequestRules(Contract contract) {
        this.contract = contract;
    }

    List<String> violations(Exchange exchange) {
        Optional<Operation> found = contract.operation(exchange.method(), exchange.path());
        if (found.isEmpty()) {
            return List.of("no such operation in the contract");
        }
        List<String> errors = new ArrayList<>();
        Operation operation = found.get();
        path(operation, exchange, errors);
        query(operation, exchange, errors);
        headers(operation, exchange, errors);
        body(operation, exchange, errors);
        return errors;
    }

    private void path(Operation operation, Exchange exchange, List<String> errors) {
        Map<String, String> schemas = operation.parameterSchemas("path");
        operation
                .pathValues(exchange.path())
                .forEach((name, value) -> value("path parameter " + name, schemas.get(name), value, errors));
    }

    private void query(Operation operation, Exchange exchange, List<String> errors) {
        Map<String, String> schemas = operation.parameterSchemas("query");
        Set<String> seen = new HashSet<>();
        for (String pair :
                exchange.query().isEmpty() ? new String[0] : exchange.query().split("&")) {
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            if (!schemas.containsKey(name)) {
                errors.add("unknown query parameter " + name);
                continue;
            }
            if (!seen.add(name)) {
                errors.add("query parameter " + name + " is there twice");
            }
            value("query parameter " + name, schemas.get(name), value, errors);
            String listed = LISTED.get(operation.name() + " " + name);
            if (listed != null) {
                for (String part : value.split(",", -1)) {
                    value(
                            "query parameter " + name,
                            Contract.PUBLISHED + "#/components/schemas/" + listed,
                            part,
                            errors);
                }
            }
            if (name.equals("page_size") && !(value.matches("\\d{1,3}") && Integer.parseInt(value) <= LARGEST_PAGE)
                    || name.startsWith("page") && value.matches("0+|-.*")) {
                errors.add("query parameter " + name + " is out of range");
            }
        }
    }

    /** Texts of the wire become JSON: as they are where a number is declared, else quoted. */
    private void value(String what, String schema, String value, List<String> errors) {
        List<String> asText = contract.errors(schema, Contract.JSON.writeValueAsString(value));
        if (!asText.isEmpty()
                && (!value.matches("-?\\d{1,9}")
                        || !contract.errors(schema, value).isEmpty())) {
            errors.add(what + " does not fit its schema: " + asText);
        }
    }

    private static void headers(Operation operation, Exchange exchange, List<String> errors) {
        String authorization = exchange.header("Authorization");
        if (authorization == null || !authorization.matches("Bearer \\S+")) {
            errors.add("header Authorization is not a bearer key");
        }
        String key = exchange.header("Idempotency-Key");
        if (key != null && !key.matches("[\\x21-\\x7e]{1," + LONGEST_KEY + "}")) {
            errors.add("header Idempotency-Key is not 1 to " + LONGEST_KEY + " printable characters");
        }
        if (key != null && !exchange.method().equals("POST")) {
            errors.add("header Idempotency-Key on what is no POST");
        }
        if (key == null
                && operation.parameterSchemas("header").containsKey("Idempotency-Key")
                && exchange.fromProduct()) {
            // Kota would take it; a client that can be cut off must not send it.
            errors.add("header Idempotency-Key is missing on an operation that knows it");
        }
        if (exchange.header("X-Platform-Id") != null) {
            errors.add("header X-Platform-Id, which goes with dashboard tokens only");
        }
    }

    private void body(Operation operation, Exchange exchange, List<String> errors) {
        if (!operation.node().has("requestBody")) {
            if (!exchange.body().isEmpty()) {
                errors.add("a body, where none is declared");
            }
            return;
        }
        String type = exchange.header("Content-Type");
        if (type == null || !type.split(";")[0].strip().equals("application/json")) {
            errors.add("header Content-Type is not application/json");
        }
        contract.errors(
                        operation.pointer("requestBody", "content", "application/json", "schema"),
                        exchange.body().isEmpty() ? "null" : exchange.body())
                .forEach(error -> errors.add("body " + error));
    }
}
