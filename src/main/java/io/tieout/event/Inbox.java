package io.tieout.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of events: each once, however often it came. */
@Component
class Inbox {

    enum Source {
        WEBHOOK,
        FEED
    }

    /** @param tries this one included */
    record Claimed(Notice notice, int tries) {}

    /** Whoever takes an event has so long; after that it died on the way and somebody else takes it over. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int MOST_AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param bodySha256 of a webhook's raw body, lower-case hex; null for the feed
     * @return whether it was not there yet; when this returns it is kept for good
     */
    boolean keep(Notice notice, Source source, @Nullable String bodySha256) {
        return jdbc.sql("""
                        insert into event (event_id, type, resource, employer_id, employee_id, happened_at, received_at,
                            source, body_sha256, state, next_try_at)
                        values (:id, :type, :resource, :employer, :employee, :happened, :now, :source, :sha256, 'WAITING',
                            :now)
                        on conflict (event_id) do nothing
                        """)
                        .param("id", notice.eventId())
                        .param("type", notice.type())
                        .param("resource", notice.resource())
                        .param("employer", notice.employerId())
                        .param("employee", notice.employeeId())
                        .param("happened", utc(notice.happenedAt()))
                        .param("now", now())
                        .param("source", source.name())
                        .param("sha256", bodySha256)
                        .update()
                == 1;
    }

    /**
     * The oldest open event of some resources; nobody else gets them for a while. They are looked up once and kept: as a
     * subquery of the update PostgreSQL may look anew for each row, and each look passes over those it has just locked,
     * so one claim would take them all.
     */
    List<Claimed> claim() {
        return jdbc.sql("""
                        with due as materialized (
                            select event_id from event e where state = 'WAITING' and next_try_at <= :now
                              and not exists (select 1 from event o where o.state = 'WAITING' and o.resource = e.resource
                                and (o.happened_at, o.event_id) < (e.happened_at, e.event_id))
                            order by happened_at, event_id limit :most for update skip locked)
                        update event set tries = tries + 1, next_try_at = :lease from due
                        where event.event_id = due.event_id and state = 'WAITING' and next_try_at <= :now
                        returning event.*
                        """)
                .param("lease", utc(clock.instant().plus(LEASE)))
                .param("now", now())
                .param("most", MOST_AT_ONCE)
                .query((row, number) -> new Claimed(notice(row), row.getInt("tries")))
                .list();
    }

    void worked(Notice notice, String note) {
        settle(notice, "WORKED", note);
    }

    /** Nobody tries again; it is shown until somebody has looked. */
    void dead(Notice notice, String why) {
        settle(notice, "DEAD", why);
    }

    void again(Notice notice, Instant when, String why) {
        jdbc.sql("update event set next_try_at = :when, note = :why where event_id = :id and state = 'WAITING'")
                .param("when", utc(when))
                .param("why", why)
                .param("id", notice.eventId())
                .update();
    }

    private void settle(Notice notice, String state, String note) {
        jdbc.sql("""
                        update event set state = :state, settled_at = :now, note = :note
                        where event_id = :id and state = 'WAITING'
                        """)
                .param("state", state)
                .param("now", now())
                .param("note", note)
                .param("id", notice.eventId())
                .update();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("event_id"),
                row.getString("type"),
                row.getString("resource"),
                row.getString("employer_id"),
                row.getString("employee_id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
