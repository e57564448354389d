package io.tieout.standin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Quotes and offers. They come only by hand, through the sandbox. Guarded by the lock of {@link House}. */
final class Offerings {

    private final Map<String, Offering> byId = new HashMap<>();
    private final Map<String, List<String>> byOwner = new HashMap<>();
    private final Changes changes;

    Offerings(Changes changes) {
        this.changes = changes;
    }

    long nextNumber() {
        return byId.size() + 1L;
    }

    void put(Offering offering) {
        store(offering);
        changes.add("offering", offering.state());
    }

    void restore(ObjectNode state) {
        store(Offering.read(state));
    }

    private void store(Offering offering) {
        if (byId.put(offering.id(), offering) == null) {
            byOwner.computeIfAbsent(offering.owner(), id -> new ArrayList<>()).add(offering.id());
        }
    }

    @Nullable
    Offering find(String id) {
        return byId.get(id);
    }

    Offering of(String owner, String id, String what) {
        Offering offering = byId.get(id);
        if (offering == null || !offering.owner().equals(owner)) {
            throw Refusal.notFound(what);
        }
        return offering;
    }

    Offering get(String id) {
        Offering offering = byId.get(id);
        if (offering == null) {
            throw Refusal.notFound("quote or offer");
        }
        return offering;
    }

    /** Ids of an employer's quotes or an employee's offers, oldest first. */
    List<String> idsOf(String owner) {
        return byOwner.getOrDefault(owner, List.of());
    }
}
