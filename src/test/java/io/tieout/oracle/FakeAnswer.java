package io.tieout.oracle;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A status and a body. */
record FakeAnswer(int status, ObjectNode body) {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(tools.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(tools.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static FakeAnswer ok(ObjectNode body) {
        return new FakeAnswer(200, body);
    }

    static FakeAnswer problem(int status, String code, String detail) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", "https://tools.ietf.org/html/rfc9110");
        body.put("title", code.replace('_', ' '));
        body.put("status", status);
        body.put("error_code", code);
        body.put("detail", detail);
        return new FakeAnswer(status, body);
    }

    static FakeAnswer missing(List<String> fields) {
        FakeAnswer answer = problem(400, "invalid_request", "Fields are missing");
        ObjectNode errors = answer.body.putObject("errors");
        fields.forEach(field -> errors.putArray("$." + field).add("is required"));
        return answer;
    }

    static FakeAnswer notFound() {
        return problem(404, "not_found", "No such thing");
    }

    /** A request as the rules of the contract see it. */
    record Request(String method, String path, Map<String, String> query, String idempotencyKey, ObjectNode body) {}
}
