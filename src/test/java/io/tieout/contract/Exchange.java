package io.tieout.contract;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and what came back.
 *
 * @param target path and query as they went over the wire
 * @param headers of the request, names in lower case
 * @param body empty when none was sent
 * @param status 0 when the connection was dropped without an answer
 * @param whole the answer came to its end
 */
public record Exchange(
        String method,
        String target,
        Map<String, String> headers,
        String body,
        int status,
        @Nullable String contentType,
        String answer,
        boolean whole) {

    public String path() {
        return target.split("\\?", 2)[0];
    }

    /** Without the question mark; empty when there is none. */
    String query() {
        String[] parts = target.split("\\?", 2);
        return parts.length == 1 ? "" : parts[1];
    }

    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the product's own client sent it, and not a test that plays a client, often a bad one. */
    public boolean fromProduct() {
        String agent = header("User-Agent");
        return agent != null && agent.startsWith("tieout");
    }
}
