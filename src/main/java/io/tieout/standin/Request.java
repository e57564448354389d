package io.tieout.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request as it came in.
 *
 * @param path decoded segments, without the leading slash
 * @param ids what stood in the place of each <code>{}</code> of the route, in order
 * @param idempotencyKey null when not sent or not a POST, where Kota ignores it
 */
record Request(
        String method,
        String rawPath,
        List<String> path,
        Map<String, String> query,
        List<String> ids,
        @Nullable String idempotencyKey,
        byte[] body) {

    Request with(List<String> found) {
        return new Request(method, rawPath, path, query, found, idempotencyKey, body);
    }

    String id(int index) {
        return ids.get(index);
    }

    /** The body as an object; anything else is refused. */
    ObjectNode json() {
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            // Jackson's message quotes the input, which holds personal data.
        }
        throw Refusal.of(Problem.INVALID_REQUEST, "The request body is not a JSON object.");
    }

    @Nullable
    String query(String name) {
        return query.get(name);
    }

    /** A misspelt parameter would otherwise widen a list unnoticed. Stricter than Kota is known to be. */
    void onlyQuery(Set<String> known) {
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                throw Refusal.invalid(name, "is not a parameter of this list");
            }
        }
    }

    static Map<String, String> parseQuery(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return Map.of();
        }
        Map<String, String> result = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            result.put(decode(name), decode(value));
        }
        return result;
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
