package io.tieout.standin;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

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

    void created(Employer employer, Instant now) {
        tell(employer, now, "created");
    }

    void created(Employee person, Instant now) {
        tell(person, now, "created");
    }

    /** Of somebody who has just gone the leaving is told, not the change. */
    void changed(Employer employer, Instant now) {
        tell(employer, now, change(employer.id(), employer.status(now)));
    }

    void changed(Employee person, Instant now) {
        tell(person, now, change(person.id(), person.status(now)));
    }

    private String change(String id, String status) {
        return status.equals(GONE) && !GONE.equals(announced.get(id)) ? "offboarded" : "updated";
    }

    private void tell(Employer employer, Instant at, String what) {
        events.add(at, "employer." + what, employer.id(), Telling.of(employer, at));
        announced.put(employer.id(), employer.status(at));
        await(employer);
    }

    private void tell(Employee person, Instant at, String what) {
        events.add(at, "employee." + what, person.id(), Telling.of(person, at));
        announced.put(person.id(), person.status(at));
        await(person);
    }

    void await(Employer employer) {
        await(employer.id(), employer.nextChange());
    }

    void await(Employee person) {
        await(person.id(), person.nextChange());
    }

    private void await(String id, @Nullable Instant at) {
        if (at != null) {
            due.add(new Due(at, id));
        }
    }

    /** What a journal says was told before; nothing is told anew. */
    void told(String id, String status) {
        announced.put(id, status);
    }

    /** Tells what has come due; true if there was anything to tell. */
    boolean catchUp(Instant now) {
        boolean any = false;
        for (Due next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
            due.remove();
            any |= next.id().startsWith("er_")
                    ? cameDue(world.employer(next.id()), next.at())
                    : cameDue(world.employee(next.id()), next.at());
        }
        return any;
    }

    private boolean cameDue(Employer employer, Instant at) {
        boolean news = news(employer.id(), employer.status(at));
        if (news) {
            String what = change(employer.id(), employer.status(at));
            events.add(at, "employer." + what, employer.id(), Telling.of(employer, at));
            announced.put(employer.id(), employer.status(at));
        }
        return news;
    }

    private boolean cameDue(Employee person, Instant at) {
        boolean news = news(person.id(), person.status(at));
        if (news) {
            String what = change(person.id(), person.status(at));
            events.add(at, "employee." + what, person.id(), Telling.of(person, at));
            announced.put(person.id(), person.status(at));
        }
        return news;
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
