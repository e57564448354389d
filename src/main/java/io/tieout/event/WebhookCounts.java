package io.tieout.event;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of the webhooks. Counted here and written now and then, so that no attacker makes the database write. */
@Component
class WebhookCounts {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param outcome one of a few words */
    void count(String outcome) {
        counts.computeIfAbsent(outcome, first -> new LongAdder()).increment();
    }

    void write() {
        counts.forEach((outcome, counted) -> {
            long more = counted.sumThenReset();
            if (more > 0) {
                jdbc.sql("""
                                insert into webhook_count (outcome, count, last_at) values (:outcome, :more, :now)
                                on conflict (outcome) do update set count = webhook_count.count + :more,
                                    last_at = excluded.last_at
                                """)
                        .param("outcome", outcome)
                        .param("more", more)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
            }
        });
    }
}
