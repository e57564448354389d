package io.tieout.standin;

import io.tieout.standin.webhook.Attempt;
import java.net.URI;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Registers webhook endpoints, which the real API leaves to letters, and shows what became of deliveries. */
final class SandboxWebhooks {

    private static final int LONG = 3_600_000;

    private static final Rule TYPES = (value, path, findings) -> {
        if (!value.isArray()) {
            findings.add(path, "must be a list");
        }
        for (JsonNode type : value) {
            Rule.filled().check(type, path, findings);
        }
    };

    private static final Rule URL = Rule.matching("https?://[^\\s]+", "must be an address that begins with http");

    private static final Shape CHANGE = change();
    private static final Shape REGISTER = change().required("url", URL);

    private final House house;

    SandboxWebhooks(House house) {
        this.house = house;
    }

    private static Shape change() {
        return new Shape()
                .optional("url", URL)
                .optional("types", TYPES)
                .optional("version", Rule.oneOf(Set.of("v1", "v2")))
                .optional("secret", Rule.filled())
                .optional("envelope", Rule.oneOf(Set.of("superset", "published", "newest")))
                .optional("tries", FieldRules.whole(1, 20))
                .optional("first_pause_ms", FieldRules.whole(0, LONG))
                .optional("timeout_ms", FieldRules.whole(1, LONG))
                .optional("copies", FieldRules.whole(1, 10))
                .optional("late_ms", FieldRules.whole(0, LONG))
                .optional("reverse", FieldRules.whole(0, 1000));
    }

    void addTo(Routes routes) {
        routes.add("POST", "/_sandbox/webhook_endpoints", this::register)
                .add("POST", "/_sandbox/webhook_endpoints/{}", this::change)
                .add("DELETE", "/_sandbox/webhook_endpoints/{}", this::retire)
                .add("GET", "/_sandbox/deliveries", request -> deliveries());
    }

    private Answer register(Request request) {
        ObjectNode sent = SandboxState.checked(request, REGISTER);
        String id = house.webhooks.newId();
        ObjectNode state = Json.object()
                .put("id", id)
                .put("created_at", house.clock.now().toString())
                .put("version", "v1")
                .put("secret", "whsec_" + id.substring(4))
                .put("envelope", "superset")
                .put("tries", 5)
                .put("first_pause_ms", 1000)
                .put("timeout_ms", 10_000)
                .put("copies", 1)
                .put("late_ms", 0)
                .put("reverse", 0)
                .put("retired", false);
        state.putArray("types");
        return put(state, sent);
    }

    /** Only what is named changes, for what happens from now on. What was gathered to be reversed is sent. */
    private Answer change(Request request) {
        ObjectNode sent = SandboxState.checked(request, CHANGE);
        Answer answer = put(house.webhooks.get(request.id(0)).state(), sent);
        house.webhooks.deliveries.release(request.id(0));
        return answer;
    }

    private Answer put(ObjectNode state, ObjectNode sent) {
        sent.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                state.set(entry.getKey(), entry.getValue());
            }
        });
        if (!hasHost(state.get("url").asString())) {
            throw Refusal.invalid("$.url", "must be an address with a host");
        }
        house.webhooks.put(WebhookEndpoint.read(state));
        return Answer.ok(Json.of(state));
    }

    private static boolean hasHost(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Answer retire(Request request) {
        ObjectNode state = house.webhooks.get(request.id(0)).state();
        return put(state, Json.object().put("retired", true));
    }

    private Answer deliveries() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("attempts");
        for (Attempt attempt : house.webhooks.deliveries.attempts()) {
            list.addObject()
                    .put("delivery_id", attempt.deliveryId())
                    .put("event_id", attempt.eventId())
                    .put("webhook_endpoint_id", attempt.endpointId())
                    .put("attempt", attempt.number())
                    .put("response_status_code", attempt.status())
                    .put("success", attempt.successful())
                    .put("elapsed_time_ms", attempt.elapsedMillis());
        }
        return Answer.ok(Json.of(json));
    }
}
