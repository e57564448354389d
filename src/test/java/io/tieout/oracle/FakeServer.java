package io.tieout.oracle;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The wire: keys, troubles, JSON in and out. */
final class FakeServer {

    private final FakeApi api;
    private final String apiKey;
    private final FakeTrouble trouble;
    private final FakeJournal journal;

    FakeServer(FakeApi api, String apiKey, FakeTrouble trouble, FakeJournal journal) {
        this.api = api;
        this.apiKey = apiKey;
        this.trouble = trouble;
        this.journal = journal;
    }

    /** Returns the port. */
    int start(int port) throws IOException {
        // Read once, when the server's classes load; without it each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(32));
        server.createContext("/", this::handle);
        server.start();
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        FakeTrouble.Kind kind = trouble.next();
        FakeAnswer answer = answer(exchange, sent, key == null ? "" : key, kind);
        journal.note(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                key == null ? "" : key,
                answer.status(),
                kind);
        if (kind == FakeTrouble.Kind.ANSWER_LOST) {
            exchange.close();
            return;
        }
        if (answer.status() == 429) {
            exchange.getResponseHeaders().set("Retry-After", kind == FakeTrouble.Kind.THROTTLED_AT_ONCE ? "0" : "1");
        }
        byte[] bytes = FakeAnswer.JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private FakeAnswer answer(HttpExchange exchange, byte[] sent, String key, FakeTrouble.Kind kind) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + apiKey).equals(given)) {
            return FakeAnswer.problem(401, "unauthorized", "The key is missing or wrong");
        }
        switch (kind) {
            case THROTTLED_AT_ONCE, THROTTLED_A_SECOND -> {
                return FakeAnswer.problem(429, "rate_limit_exceeded", "Slow down");
            }
            case BROKEN -> {
                return FakeAnswer.problem(500, "third_party_error", "An insurer is away");
            }
            default -> {}
        }
        JsonNode body;
        try {
            body = sent.length == 0 ? FakeAnswer.JSON.createObjectNode() : FakeAnswer.JSON.readTree(sent);
        } catch (JacksonException e) {
            return FakeAnswer.problem(400, "invalid_request", "Not JSON");
        }
        if (!(body instanceof ObjectNode object)) {
            return FakeAnswer.problem(400, "invalid_request", "Not an object");
        }
        try {
            return api.answer(new FakeAnswer.Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI().getRawQuery()),
                    key,
                    object));
        } catch (RuntimeException e) {
            e.printStackTrace();
            return FakeAnswer.problem(500, "internal_error", "The fake itself failed");
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
