package io.tieout.standin;

import io.tieout.standin.webhook.Attempt;
import io.tieout.standin.webhook.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /events} and {@code /webhooks/endpoints}. */
final class EventEndpoints {

    private final House house;

    EventEndpoints(House house) {
        this.house = house;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/events", this::list)
                .add("GET", "/events/{}", this::get)
                .addUnlocked("POST", "/events/{}/replay", this::replay)
                .add("GET", "/webhooks/endpoints", this::endpoints)
                .add("GET", "/webhooks/endpoints/{}", this::endpoint);
    }

    private Answer list(Request request) {
        request.onlyQuery(Set.of("created_after", "order_direction", "version", "page", "page_size"));
        Paging paging = Paging.of(request);
        String version = one(request, "version", Set.of("v1", "v2"));
        boolean oldestFirst = "asc".equals(one(request, "order_direction", Set.of("asc", "desc")));
        List<Event.Version> versions = version == null
                ? house.webhooks.versions()
                : List.of(version.equals("v1") ? Event.Version.V1 : Event.Version.V2);
        List<Events.Versioned> found =
                house.events.after(house.clock.now(), instant(request, "created_after"), versions);
        if (!oldestFirst) {
            Collections.reverse(found);
        }
        return Answer.ok(paging.body(paging.of(found), one -> one.event().json(one.version())));
    }

    private static @Nullable String one(Request request, String name, Set<String> allowed) {
        String value = request.query(name);
        if (value != null && !allowed.contains(value)) {
            throw Refusal.invalid(name, "is not one of the allowed values");
        }
        return value;
    }

    private static @Nullable Instant instant(Request request, String name) {
        String value = request.query(name);
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid(name, "must be a date-time, RFC 3339");
        }
    }

    private Answer get(Request request) {
        Events.Versioned found = house.events.find(house.clock.now(), request.id(0));
        return Answer.ok(found.event().json(found.version()));
    }

    /** Sends without the lock on the state: whoever takes the event may well ask something before it answers. */
    private Answer replay(Request request) {
        List<Message> messages = new ArrayList<>();
        house.locked(() -> {
            Events.Versioned found = house.events.find(house.clock.now(), request.id(0));
            messages.addAll(house.webhooks.messages(found.event(), found.version()));
        });
        ObjectNode json = Json.object().put("event_id", request.id(0));
        ArrayNode deliveries = json.putArray("deliveries");
        for (Attempt attempt : house.webhooks.deliveries.once(messages)) {
            deliveries
                    .addObject()
                    .put("delivery_id", attempt.deliveryId())
                    .put("success", attempt.successful())
                    .put("response_status_code", attempt.status())
                    .put("elapsed_time_ms", attempt.elapsedMillis());
        }
        return Answer.ok(Json.of(json));
    }

    private Answer endpoints(Request request) {
        request.onlyQuery(Set.of("page", "page_size"));
        Paging paging = Paging.of(request);
        return Answer.ok(paging.body(paging.of(house.webhooks.all()), endpoint -> Json.of(endpoint.json())));
    }

    private Answer endpoint(Request request) {
        return Answer.ok(Json.of(house.webhooks.get(request.id(0)).json()));
    }
}
