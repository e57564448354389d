package io.tieout.standin;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The links into Kota's pages that were handed out. Guarded by the lock of {@link House}. */
final class HostedSessions {

    static final Duration GOOD_FOR = Duration.ofMinutes(60);

    private final Map<String, HostedSession> byToken = new HashMap<>();
    private final Changes changes;
    private final MovableClock clock;

    HostedSessions(Changes changes, MovableClock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    HostedSession open(Employee person) {
        String token =
                Ids.derived("s", person.id(), Integer.toString(byToken.size())).substring(2);
        HostedSession session = new HostedSession(
                token, person.employerId(), person.id(), clock.now().plus(GOOD_FOR), false);
        keep(session);
        return session;
    }

    @Nullable
    HostedSession find(String token) {
        return byToken.get(token);
    }

    void spend(HostedSession session) {
        keep(session.spent());
    }

    private void keep(HostedSession session) {
        byToken.put(session.token(), session);
        changes.add("hosted_session", session.json());
    }

    void restore(ObjectNode state) {
        HostedSession session = HostedSession.read(state);
        byToken.put(session.token(), session);
    }
}
