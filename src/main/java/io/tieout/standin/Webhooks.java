package io.tieout.standin;

import io.tieout.standin.webhook.Deliveries;
import io.tieout.standin.webhook.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The registered endpoints and what goes to them. Guarded by the lock of {@link House}. */
final class Webhooks {

    final Deliveries deliveries;

    private final Map<String, WebhookEndpoint> endpoints = new LinkedHashMap<>();
    private final Changes changes;

    Webhooks(Changes changes, Deliveries deliveries) {
        this.changes = changes;
        this.deliveries = deliveries;
    }

    String newId() {
        return Ids.derived("whe", Integer.toString(endpoints.size()));
    }

    void put(WebhookEndpoint endpoint) {
        endpoints.put(endpoint.id(), endpoint);
        changes.add("webhook_endpoint", endpoint.state());
    }

    void restore(ObjectNode state) {
        WebhookEndpoint endpoint = WebhookEndpoint.read(state);
        endpoints.put(endpoint.id(), endpoint);
    }

    /** Of those not retired, newest first. */
    List<WebhookEndpoint> all() {
        List<WebhookEndpoint> found = new ArrayList<>();
        endpoints.values().stream().filter(endpoint -> !endpoint.retired()).forEach(endpoint -> found.add(0, endpoint));
        return found;
    }

    WebhookEndpoint get(String id) {
        WebhookEndpoint endpoint = endpoints.get(id);
        if (endpoint == null || endpoint.retired()) {
            throw Refusal.notFound("webhook endpoint");
        }
        return endpoint;
    }

    void deliver(List<Event> events) {
        for (Event event : events) {
            for (Event.Version version : Event.Version.values()) {
                messages(event, version).forEach(deliveries::offer);
            }
        }
    }

    /** One for each endpoint that wants this event in this version now, the oldest endpoint first. */
    List<Message> messages(Event event, Event.Version version) {
        return endpoints.values().stream()
                .filter(endpoint -> endpoint.wants(event, version))
                .map(endpoint -> endpoint.message(event))
                .toList();
    }

    /** What is shown to those who name no version: those that are registered; v1 when none is. */
    List<Event.Version> versions() {
        List<Event.Version> found = endpoints.values().stream()
                .filter(endpoint -> !endpoint.retired())
                .map(WebhookEndpoint::version)
                .distinct()
                .sorted()
                .toList();
        return found.isEmpty() ? List.of(Event.Version.V1) : found;
    }
}
