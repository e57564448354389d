package io.tieout.standin;

import io.tieout.standin.webhook.Manner;
import io.tieout.standin.webhook.Message;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where events are sent. The API shows neither secret nor version.
 *
 * @param types which events it wants; empty for all
 * @param retired no longer sent to, and no longer shown
 */
record WebhookEndpoint(
        String id,
        URI url,
        Event.Version version,
        List<String> types,
        String secret,
        Envelope envelope,
        Instant createdAt,
        Manner manner,
        boolean retired) {

    boolean wants(Event event, Event.Version ofVersion) {
        return !retired
                && version == ofVersion
                && event.exists(ofVersion)
                && (types.isEmpty() || types.contains(event.type()));
    }

    Message message(Event event) {
        return new Message(event.id(version), id, url, secret, () -> Json.bytes(envelope.of(event, version)), manner);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("endpoint_url", url.toString());
        ArrayNode subscribed = json.putArray("subscribed_events");
        (types.isEmpty() ? EventTypes.of(version) : types).forEach(subscribed::add);
        return json.put("created_at", createdAt.toString()).put("object", "webhook_endpoint");
    }

    /** With all that the API doesn't show, for the sandbox and the journal. */
    ObjectNode state() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("url", url.toString())
                .put("version", version.name().toLowerCase(Locale.ROOT))
                .put("secret", secret)
                .put("envelope", envelope.name().toLowerCase(Locale.ROOT))
                .put("created_at", createdAt.toString())
                .put("retired", retired)
                .put("tries", manner.tries())
                .put("first_pause_ms", manner.firstPauseMillis())
                .put("timeout_ms", manner.timeoutMillis())
                .put("copies", manner.copies())
                .put("late_ms", manner.lateMillis())
                .put("reverse", manner.reverse());
        ArrayNode wanted = json.putArray("types");
        types.forEach(wanted::add);
        return json;
    }

    /** From {@link #state()}, all fields present. */
    static WebhookEndpoint read(ObjectNode state) {
        List<String> types = new ArrayList<>();
        state.get("types").forEach(type -> types.add(type.asString()));
        return new WebhookEndpoint(
                state.get("id").asString(),
                URI.create(state.get("url").asString()),
                Event.Version.valueOf(upper(state, "version")),
                List.copyOf(types),
                state.get("secret").asString(),
                Envelope.valueOf(upper(state, "envelope")),
                Instant.parse(state.get("created_at").asString()),
                new Manner(
                        state.get("tries").asInt(),
                        state.get("first_pause_ms").asLong(),
                        state.get("timeout_ms").asLong(),
                        state.get("copies").asInt(),
                        state.get("late_ms").asLong(),
                        state.get("reverse").asInt()),
                state.get("retired").asBoolean());
    }

    private static String upper(ObjectNode state, String field) {
        return state.get(field).asString().toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "WebhookEndpoint[" + id + "]";
    }
}
