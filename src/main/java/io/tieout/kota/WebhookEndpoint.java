package io.tieout.kota;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where Kota sends events; Kota's staff registers it, the API only shows it, without its secret. */
public record WebhookEndpoint(
        String id,
        String endpoint_url,
        List<String> subscribed_events,
        @Nullable Instant created_at,
        @Nullable String object) {

    public WebhookEndpoint {
        Objects.requireNonNull(id, "id");
        subscribed_events = subscribed_events == null ? List.of() : List.copyOf(subscribed_events);
    }

    /** Without the URL, which may hold a token of the receiver's. */
    @Override
    public String toString() {
        return "WebhookEndpoint[" + id + ", " + subscribed_events.size() + " types]";
    }
}
