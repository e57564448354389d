package io.tieout.standin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the real Kota doesn't have: {@code /_sandbox/clock}, {@code counts}, {@code faults}, {@code shutdown}. Needs
 * the same key.
 */
final class Sandbox {

    private static final Set<String> FAULT_FIELDS =
            Set.of("fault", "method", "path", "exact", "skip", "times", "retry_after", "delay_ms", "after_work");

    private final House house;
    private final Runnable shutdown;

    Sandbox(House house, Runnable shutdown) {
        this.house = house;
        this.shutdown = shutdown;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/_sandbox/clock", request -> clock())
                .add("POST", "/_sandbox/clock", this::moveClock)
                .add("GET", "/_sandbox/counts", request -> Answer.ok(Json.of(house.requests.json())))
                .add("GET", "/_sandbox/faults", request -> faults())
                .add("POST", "/_sandbox/faults", this::addFaults)
                .add("DELETE", "/_sandbox/faults", this::clearFaults)
                .add("POST", "/_sandbox/shutdown", this::shutdown);
    }

    private Answer clock() {
        return Answer.ok(Json.of(Json.object()
                .put("now", house.clock.now().toString())
                .put("offset", house.clock.offset().toString())));
    }

    /** {@code {"shift":"PT2H"}}, {@code {"shift":"P1M"}} or {@code {"set":"2026-12-01T00:00:00Z"}}. */
    private Answer moveClock(Request request) {
        ObjectNode sent = request.json();
        try {
            if (sent.has("set")) {
                house.clock.set(Instant.parse(sent.get("set").asString()));
            } else {
                shift(sent.path("shift").asString(""));
            }
        } catch (DateTimeException e) {
            throw Refusal.invalid("$", "give shift as an ISO 8601 duration (PT2H, P1D, P1M) or set as an instant");
        }
        house.shiftClock();
        return clock();
    }

    private void shift(String text) {
        if (text.contains("T") || text.endsWith("D")) {
            house.clock.offset(house.clock.offset().plus(Duration.parse(text)));
        } else {
            Instant now = house.clock.now();
            house.clock.set(now.atZone(ZoneOffset.UTC).plus(Period.parse(text)).toInstant());
        }
    }

    private Answer faults() {
        return Answer.ok(Json.of(house.faults.json()));
    }

    /** One fault, or {@code {"faults":[...]}} for several. */
    private Answer addFaults(Request request) {
        ObjectNode sent = request.json();
        Iterable<JsonNode> list = sent.has("faults") ? sent.get("faults") : List.of(sent);
        for (JsonNode fault : list) {
            house.faults.add(fault(fault));
        }
        return faults();
    }

    private static Faults.Fault fault(JsonNode sent) {
        for (String name : sent.propertyNames()) {
            if (!FAULT_FIELDS.contains(name)) {
                throw Refusal.invalid("$." + name, "is not a known field; known are " + FAULT_FIELDS);
            }
        }
        Faults.Kind kind;
        try {
            kind = Faults.Kind.valueOf(sent.path("fault").asString("").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("$.fault", "must be one of " + List.of(Faults.Kind.values()));
        }
        return new Faults.Fault(
                kind,
                text(sent, "method"),
                sent.path("path").asString("/"),
                sent.path("exact").asBoolean(false),
                sent.path("skip").asInt(0),
                sent.path("times").asInt(1),
                sent.has("retry_after") ? sent.get("retry_after").asInt() : null,
                sent.path("delay_ms").asLong(0),
                sent.path("after_work").asBoolean(false));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    private Answer clearFaults(Request request) {
        house.faults.clear();
        return faults();
    }

    private Answer shutdown(Request request) {
        shutdown.run();
        return Answer.ok(Json.of(Json.object().put("closing", true)));
    }
}
