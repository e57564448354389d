package io.tieout.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One correct exchange of each operation, put together from the sample payloads beside the repository. */
final class Samples {

    private Samples() {}

    /** By the operation's name. */
    static Map<String, Exchange> exchanges(Contract contract) {
        Map<String, Exchange> found = new TreeMap<>();
        JsonNode request = null;
        for (JsonNode sample : read().get("examples")) {
            String kind = sample.get("kind").asString();
            if (kind.equals("request")) {
                request = sample;
            } else if (kind.equals("response")) {
                JsonNode asked = sample.has("method") ? sample : request;
                if (asked != null && asked.has("method")) {
                    add(contract, found, asked, asked == request ? request : null, sample.get("body"));
                }
                request = null;
            }
        }
        addList(contract, found, "GET /employers/{}/health_insurance/quotes/{}");
        addList(contract, found, "GET /employees/{}/health_insurance/offers/{}");
        return found;
    }

    private static void add(
            Contract contract,
            Map<String, Exchange> found,
            JsonNode asked,
            @Nullable JsonNode request,
            JsonNode answer) {
        String target = asked.get("path").asString().replaceAll("(\\d{2}):(\\d{2}):(\\d{2})", "$1%3A$2%3A$3");
        Map<String, String> headers =
                new HashMap<>(Map.of("authorization", "Bearer pk_test_x", "user-agent", "tieout"));
        if (request != null) {
            headers.put("content-type", "application/json");
        }
        Exchange exchange = new Exchange(
                asked.get("method").asString(),
                target,
                headers,
                request == null ? "" : request.get("body").toString(),
                200,
                "application/json",
                answer.toString(),
                true);
        Operation operation =
                contract.operation(exchange.method(), exchange.path()).orElseThrow();
        if (operation.parameterSchemas("header").containsKey("Idempotency-Key")) {
            headers.put("idempotency-key", "0b3a7a3e-2c07-4c1c-9d2e-6a4a3f3f7f10");
        }
        found.putIfAbsent(operation.name(), exchange);
    }

    /** The list around a record that has a sample of its own only. */
    private static void addList(Contract contract, Map<String, Exchange> found, String one) {
        Exchange record = found.get(one);
        String list = record.path().substring(0, record.path().lastIndexOf('/'));
        found.put(
                contract.operation("GET", list).orElseThrow().name(),
                new Exchange(
                        "GET",
                        list + "?page=1&page_size=100",
                        record.headers(),
                        "",
                        200,
                        "application/json",
                        "{\"items\":[" + record.answer() + "],\"page\":1,\"page_size\":1,\"total_count\":1}",
                        true));
    }

    private static JsonNode read() {
        Path file = Papers.find("examples.json").orElseThrow();
        try {
            return Contract.JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
