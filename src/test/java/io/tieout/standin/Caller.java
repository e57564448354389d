package io.tieout.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller who knows the API from its documentation only. */
final class Caller {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(tools.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    record Reply(
            int status,
            String text,
            @Nullable String contentType,
            @Nullable String retryAfter) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String at(String pointer) {
            return json().at(pointer).asString();
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String key;

    Caller(StandIn standIn, String key) {
        this.base = standIn.baseUrl();
        this.key = key;
    }

    Reply get(String path) {
        return send("GET", path, null, null);
    }

    Reply post(String path, String body) {
        return send("POST", path, body, null);
    }

    Reply post(String path, String body, String idempotencyKey) {
        return send("POST", path, body, idempotencyKey);
    }

    Reply put(String path, String body) {
        return send("PUT", path, body, null);
    }

    /** Every item of every page. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        for (int page = 1; ; page++) {
            Reply reply = get(path + (path.contains("?") ? "&" : "?") + "page_size=100&page=" + page);
            if (reply.status() != 200) {
                throw new AssertionError(reply.text());
            }
            reply.json().get("items").forEach(items::add);
            if (!reply.json().get("has_next_page").asBoolean()) {
                return items;
            }
        }
    }

    Reply send(String method, String path, @Nullable String body, @Nullable String idempotencyKey) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                    .header("Authorization", "Bearer " + key)
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            if (idempotencyKey != null) {
                request.header("Idempotency-Key", idempotencyKey);
            }
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Content-Type").orElse(null),
                    response.headers().firstValue("Retry-After").orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
