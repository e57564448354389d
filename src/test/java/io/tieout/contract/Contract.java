package io.tieout.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published contract, which lies beside the repository and not in it, and what we hold of newer pages. */
public final class Contract {

    /** What to say when the published contract is not there. */
    public static final String MISSING =
            "SKIPPED: ../shared/kota/openapi.json is not there, nothing was checked against the published contract";

    static final String PUBLISHED = "https://contract.example/openapi.json";
    static final String NEWER = "https://contract.example/newer.json";
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final List<Operation> operations;
    private final RequestRules requests = new RequestRules(this);
    private final AnswerRules answers = new AnswerRules(this);

    private Contract(String text) {
        String newer = newer();
        document = JSON.readTree(text);
        registry = registry(Map.of(PUBLISHED, text, NEWER, newer));
        Map<String, Operation> all = new TreeMap<>();
        collect(PUBLISHED, document, all);
        // Where both have an operation, the published one is somebody's note of what ours was made from.
        collect(NEWER, JSON.readTree(newer), all);
        operations = List.copyOf(all.values());
    }

    private static SchemaRegistry registry(Map<String, String> documents) {
        return SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(documents)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** Read once: every test that asks gets the same. */
    public static Optional<Contract> find() {
        return Found.CONTRACT;
    }

    private static final class Found {

        static final Optional<Contract> CONTRACT = read();

        private static Optional<Contract> read() {
            return Papers.find("openapi.json").map(file -> {
                try {
                    return new Contract(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String newer() {
        try (InputStream file = Objects.requireNonNull(Contract.class.getResourceAsStream("/contract/newer.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String address, JsonNode document, Map<String, Operation> into) {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    String method = entry.getKey().toUpperCase(Locale.ROOT);
                    Operation operation = new Operation(address, method, path.getKey(), entry.getValue());
                    into.put(operation.name(), operation);
                }));
    }

    /** The published document. */
    public JsonNode document() {
        return document;
    }

    /** All operations, by name. */
    public List<Operation> operations() {
        return operations;
    }

    public Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.fits(method, path))
                .min(Comparator.comparingInt(Operation::parameters));
    }

    /** What is wrong with an exchange in either direction; empty when all is as published. */
    public List<String> violations(Exchange exchange) {
        List<String> found = new ArrayList<>(requestViolations(exchange));
        found.addAll(answerViolations(exchange));
        return found;
    }

    /** What is wrong with what was asked. No value of the request is quoted: it may be somebody's. */
    public List<String> requestViolations(Exchange exchange) {
        return named(exchange, "request", requests.violations(exchange));
    }

    /** What is wrong with what was answered. */
    public List<String> answerViolations(Exchange exchange) {
        return named(exchange, String.valueOf(exchange.status()), answers.violations(exchange));
    }

    /** What is wrong with an answer alone. */
    public List<String> violations(
            String method, String target, int status, @Nullable String contentType, String answer) {
        Exchange exchange = new Exchange(method, target, Map.of(), "", status, contentType, answer, true);
        return operation(method, exchange.path()).isEmpty()
                ? List.of(method + " " + exchange.path() + ": no such operation in the contract")
                : answerViolations(exchange);
    }

    private List<String> named(Exchange exchange, String part, List<String> errors) {
        String name = operation(exchange.method(), exchange.path())
                .map(Operation::name)
                .orElse(exchange.method() + " " + exchange.path());
        return errors.stream().map(error -> name + ", " + part + ": " + error).toList();
    }

    /** One schema of the published document, for what is no exchange, such as a webhook's body. */
    public Schema schema(String pointer) {
        return at(PUBLISHED + "#" + pointer);
    }

    /** One of our own schemas of what is newer; it needs no published contract. */
    public static Schema newerSchema(String name) {
        return registry(Map.of(NEWER, newer())).getSchema(SchemaLocation.of(NEWER + "#/components/schemas/" + name));
    }

    private Schema at(String address) {
        return schemas.computeIfAbsent(address, key -> registry.getSchema(SchemaLocation.of(key)));
    }

    /** @param address document, {@code #} and JSON pointer */
    List<String> errors(String address, String json) {
        try {
            return at(address).validate(json, InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        } catch (JacksonException | IllegalArgumentException e) {
            return List.of("the body is not JSON");
        }
    }
}
