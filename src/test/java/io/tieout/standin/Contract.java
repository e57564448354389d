package io.tieout.standin;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The published contract, which lies beside the repository and not in it. */
final class Contract {

    private static final String ADDRESS = "https://contract.example/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new HashMap<>();

    private Contract(String text) {
        document = Caller.JSON.readTree(text);
        registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(ADDRESS, text))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static Optional<Contract> find() {
        String base = System.getProperty("basedir", ".");
        return Stream.of(Path.of(base, "../shared/kota/openapi.json"), Path.of(base, "../../shared/kota/openapi.json"))
                .filter(Files::exists)
                .findFirst()
                .map(file -> {
                    try {
                        return new Contract(Files.readString(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    JsonNode document() {
        return document;
    }

    /** What is wrong with an answer; empty when it is as published. */
    List<String> violations(String method, String path, int status, String contentType, String body) {
        Optional<String> template = template(path);
        if (template.isEmpty()) {
            return List.of(method + " " + path + ": no such path in the contract");
        }
        JsonNode operation = document.get("paths").get(template.get()).get(method.toLowerCase(java.util.Locale.ROOT));
        if (operation == null) {
            return List.of(method + " " + template.get() + ": no such operation in the contract");
        }
        String expectedType = status == 200 ? "application/json" : "application/problem+json";
        List<String> found = new ArrayList<>();
        if (!expectedType.equals(contentType)) {
            found.add("content type " + contentType + " instead of " + expectedType);
        }
        boolean declared = operation.get("responses").has(Integer.toString(status));
        String pointer = declared
                ? "/paths/" + escaped(template.get()) + "/" + method.toLowerCase(java.util.Locale.ROOT) + "/responses/"
                        + status + "/content/" + escaped(expectedType) + "/schema"
                : "/components/schemas/ProblemDetails";
        if (!declared && !List.of(400, 401, 403, 404, 409, 429, 500).contains(status)) {
            found.add("status " + status + " is neither declared nor general");
        }
        schema(pointer).validate(body, InputFormat.JSON).forEach(error -> found.add(error.toString()));
        if (status != 200) {
            JsonNode problem = Caller.JSON.readTree(body);
            for (String field : List.of("type", "title", "status", "error_code", "trace_id")) {
                if (!problem.has(field)) {
                    found.add("the problem has no " + field);
                }
            }
        }
        return found.stream()
                .map(error -> method + " " + path + " " + status + ": " + error)
                .toList();
    }

    Schema schema(String pointer) {
        return schemas.computeIfAbsent(pointer, key -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + key)));
    }

    /** The published path that fits; a literal segment beats a parameter. */
    private Optional<String> template(String path) {
        String[] given = path.split("\\?")[0].split("/");
        return document.get("paths").propertyNames().stream()
                .filter(template -> fits(template.split("/"), given))
                .min(java.util.Comparator.comparingInt(template -> template.split("\\{", -1).length));
    }

    private static boolean fits(String[] template, String[] given) {
        if (template.length != given.length) {
            return false;
        }
        for (int i = 0; i < given.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }
}
