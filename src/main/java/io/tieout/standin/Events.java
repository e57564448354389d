package io.tieout.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All that happened, oldest first. Guarded by the lock of {@link House}. */
final class Events {

    static final Duration SHOWN_FOR = Duration.ofDays(30);

    private final List<Event> all = new ArrayList<>();
    private final List<Event> fresh = new ArrayList<>();
    private final Changes changes;

    Events(Changes changes) {
        this.changes = changes;
    }

    /** In the journal stands only what it is about: the record itself was written just before. */
    void add(Instant at, String type, String subject, Event.Told told) {
        Event event = new Event(all.size(), at, type, subject, told);
        keep(event);
        changes.add(
                "event",
                Json.object().put("at", at.toString()).put("type", type).put("subject", subject));
    }

    void addByHand(Instant at, String type, JsonNode data) {
        Event event = new Event(all.size(), at, type, null, Telling.of(data));
        keep(event);
        var line = Json.object().put("at", at.toString()).put("type", type);
        line.set("data", data);
        changes.add("event", line);
    }

    private void keep(Event event) {
        all.add(event);
        fresh.add(event);
    }

    void restore(Instant at, String type, @Nullable String subject, Event.Told told) {
        all.add(new Event(all.size(), at, type, subject, told));
    }

    /** What was added since the last call, to be delivered. */
    List<Event> takeFresh() {
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Event> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /** An event in one version. */
    record Versioned(Event event, Event.Version version) {}

    /** Oldest first, of those that are still shown. */
    List<Versioned> after(Instant now, @Nullable Instant after, List<Event.Version> versions) {
        Instant oldest = now.minus(SHOWN_FOR);
        List<Versioned> found = new ArrayList<>();
        for (Event event : all) {
            if (!event.at().isBefore(oldest) && (after == null || event.at().isAfter(after))) {
                for (Event.Version version : versions) {
                    if (event.exists(version)) {
                        found.add(new Versioned(event, version));
                    }
                }
            }
        }
        return found;
    }

    Versioned find(Instant now, String id) {
        int number = Event.number(id);
        if (number >= 0 && number < all.size()) {
            Event event = all.get(number);
            for (Event.Version version : Event.Version.values()) {
                if (event.exists(version)
                        && event.id(version).equals(id)
                        && !event.at().isBefore(now.minus(SHOWN_FOR))) {
                    return new Versioned(event, version);
                }
            }
        }
        throw Refusal.notFound("event of the last 30 days");
    }
}
