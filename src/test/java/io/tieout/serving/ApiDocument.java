package io.tieout.serving;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's own description, read as a stranger would: from the server, by a library that knows nothing of ours. */
final class ApiDocument {

    /** @param path as the document has it */
    record Operation(String method, String path, String scope, JsonNode node) {}

    private static final String ADDRESS = "https://tieout.example/openapi.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode document;
    private final SchemaRegistry registry;

    ApiDocument(String text) {
        document = JSON.readTree(text);
        registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(ADDRESS, text))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> all.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue().at("/security/0/token/0").asString(),
                                method.getValue()))));
        return all;
    }

    /** What the document does not allow in such an answer; empty when all is as described. */
    List<String> violations(String method, String path, HttpResponse<String> answer) {
        JsonNode response = operations().stream()
                .filter(operation ->
                        operation.method().equals(method) && operation.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not described"))
                .node()
                .path("responses")
                .path(String.valueOf(answer.statusCode()));
        if (response.has("$ref")) {
            response = document.at(response.path("$ref").asString().substring(1));
        }
        if (response.isMissingNode()) {
            return List.of("an answer " + answer.statusCode() + " is not described");
        }
        String type = answer.headers().firstValue("content-type").orElse("none").replaceAll(";.*", "");
        JsonNode content = response.path("content").path(type);
        if (content.isMissingNode()) {
            return List.of("an answer " + answer.statusCode() + " of type " + type + " is not described");
        }
        String schema = content.at("/schema/$ref").asString("");
        return schema.isEmpty()
                ? List.of()
                : registry
                        .getSchema(SchemaLocation.of(ADDRESS + schema))
                        .validate(answer.body(), InputFormat.JSON)
                        .stream()
                        .map(Object::toString)
                        .toList();
    }
}
