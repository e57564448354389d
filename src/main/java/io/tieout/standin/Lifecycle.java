package io.tieout.standin;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Tells what happens to employers and employees: at once what a call did, and in time what the clock did, since a
 * state that the clock decides has nobody else to tell of it. Guarded by the lock of {@link House}.
 */
final class Lifecycle {

    private record Due(Instant at, String id) {}

    private static final String GONE = "inactive";

    private final World world;
    private final Events events;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final Map<String, String> announced = new HashMap<>();

    Lifecycle(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    void created(OnRecord somebody, Instant now) {
        tell(somebody, now, "created");
        await(somebody);
    }

    /** Of somebody who has just gone the leaving is told, not the change. */
    void changed(OnRecord somebody, Instant now) {
        tell(somebody, now, change(somebody, now));
        await(somebody);
    }

    private String change(OnRecord somebody, Instant at) {
        boolean gone = somebody.status(at).equals(GONE) && !GONE.equals(announced.get(somebody.id()));
        return gone ? "offboarded" : "updated";
    }

    private void tell(OnRecord somebody, Instant at, String what) {
        events.add(at, somebody.kind() + "." + what, somebody.id(), somebody.told(at));
        told(somebody, at);
    }

    void await(OnRecord somebody) {
        Instant at = somebody.nextChange();
        if (at != null) {
            due.add(new Due(at, somebody.id()));
        }
    }

    /** Notes what was told before, as a journal says; nothing is told anew. */
    void told(OnRecord somebody, Instant at) {
        announced.put(somebody.id(), somebody.status(at));
    }

    /** Tells what has come due; true if there was anything to tell. */
    boolean catchUp(Instant now) {
        boolean any = false;
        for (Due next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
            due.remove();
            OnRecord somebody = world.onRecord(next.id());
            if (news(somebody.id(), somebody.status(next.at()))) {
                tell(somebody, next.at(), change(somebody, next.at()));
                any = true;
            }
        }
        return any;
    }

    /** Journals older than the events say nothing of what was told; then there is no news either. */
    private boolean news(String id, String status) {
        String before = announced.get(id);
        if (before == null) {
            announced.put(id, status);
        }
        return before != null && !before.equals(status);
    }
}
