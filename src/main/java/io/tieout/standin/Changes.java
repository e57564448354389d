package io.tieout.standin;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What one request changed, collected until it is written to the journal in one line. */
final class Changes {

    record Change(String kind, ObjectNode state) {}

    private final List<Change> pending = new ArrayList<>();

    void add(String kind, ObjectNode state) {
        pending.add(new Change(kind, state));
    }

    List<Change> take() {
        List<Change> taken = List.copyOf(pending);
        pending.clear();
        return taken;
    }
}
