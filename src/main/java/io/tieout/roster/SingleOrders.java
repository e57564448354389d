package io.tieout.roster;

import io.tieout.kota.KotaException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what was ordered by name: a key is there, committed, before its call begins. */
final class SingleOrders {

    enum Action {
        OFFBOARD_EMPLOYER,
        CANCEL_OFFBOARDING
    }

    /** @param employee empty for an employer */
    record About(Action action, String employer, String employee, String kotaId) {}

    private record Open(long id, String key, OffsetDateTime orderedAt) {}

    private final JdbcClient db;
    private final Clock clock;

    SingleOrders(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Calls once under a key. The caller has looked at Kota before: it is not as wanted there.
     *
     * @param call gets the key
     * @throws KotaException if Kota refused it
     * @throws UndecidedException if nobody knows whether it landed
     */
    <T> T carryOut(About about, Function<String, T> call) {
        Open order = order(about);
        try {
            T answer = call.apply(order.key());
            settle(about, "DONE", null);
            return answer;
        } catch (KotaException no) {
            switch (no.code()) {
                case INVALID_REQUEST, INVALID_STATE, NOT_FOUND, UNAUTHORIZED, FORBIDDEN -> {
                    settle(about, "REFUSED", no.getMessage());
                    throw no;
                }
                default -> throw UndecidedException.ofOne(no.getMessage());
            }
        }
    }

    /** An earlier try whose answer was lost has landed, for Kota says so. */
    void landed(About about) {
        settle(about, "DONE", "looked up at Kota: it had landed");
    }

    /** Kota forgets a key after an hour; by then the look-up has told that the call under it did not land. */
    private Open order(About about) {
        Open open = open(about);
        if (open != null) {
            Duration age = Duration.between(open.orderedAt(), now());
            if (!age.isNegative() && age.compareTo(KeyRule.KEY_LIFE) < 0) {
                return open;
            }
            settle(about, "NOT_LANDED", "looked up at Kota: it did not land");
        }
        return db.sql("""
                        insert into single_order (action, employer_ref, employee_ref, kota_id, idempotency_key, ordered_at)
                        values (:action, :employer, :employee, :kotaId, :key, :now)
                        returning id, idempotency_key as key, ordered_at
                        """)
                .param("action", about.action().name())
                .param("employer", about.employer())
                .param("employee", about.employee())
                .param("kotaId", about.kotaId())
                .param("key", UUID.randomUUID().toString())
                .param("now", now())
                .query(Open.class)
                .single();
    }

    private @Nullable Open open(About about) {
        return db.sql("""
                        select id, idempotency_key as key, ordered_at from single_order
                        where action = :action and kota_id = :kotaId and settled_at is null
                        """)
                .param("action", about.action().name())
                .param("kotaId", about.kotaId())
                .query(Open.class)
                .optional()
                .orElse(null);
    }

    private void settle(About about, String outcome, @Nullable String detail) {
        db.sql("""
                        update single_order set settled_at = :now, outcome = :outcome, detail = :detail
                        where action = :action and kota_id = :kotaId and settled_at is null
                        """)
                .param("now", now())
                .param("outcome", outcome)
                .param("detail", detail)
                .param("action", about.action().name())
                .param("kotaId", about.kotaId())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
