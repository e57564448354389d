package io.tieout.event;

import io.tieout.kota.Event;
import io.tieout.kota.EventFilter;
import io.tieout.kota.Kota;
import io.tieout.kota.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Kota's own list of events. It is read from where the last reading ended, with an overlap, because an event may enter
 * the list later than its own time says.
 */
@Component
public class EventFeed {

    /**
     * What one reading of the feed found.
     *
     * @param read events in the list
     * @param fresh those that no earlier reading had brought
     * @param unreadable those that have no form of Kota's and were left out
     * @param gap from the end of the last reading to this one, null at the first
     */
    public record Reading(
            long read,
            long fresh,
            long unreadable,
            @Nullable Duration gap) {

        /** Kota keeps events for 30 days: a longer silence loses some, and nobody can say which. */
        public boolean lost() {
            return gap != null && gap.compareTo(KEPT) >= 0;
        }

        /** Time to see why the feed was not read. */
        public boolean nearlyLost() {
            return gap != null && gap.compareTo(WARN) >= 0;
        }
    }

    static final Duration KEPT = Duration.ofDays(30);
    static final Duration WARN = Duration.ofDays(25);
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Kota kota;
    private final Inbox inbox;
    private final EventWorker worker;
    private final JdbcClient jdbc;
    private final Clock clock;

    EventFeed(Kota kota, Inbox inbox, EventWorker worker, JdbcClient jdbc, Clock clock) {
        this.kota = kota;
        this.inbox = inbox;
        this.worker = worker;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether nobody has read it for so long. */
    boolean unreadFor(Duration time) {
        return !jdbc.sql("select exists (select from event_feed where polled_at > :since)")
                .param("since", clock.instant().minus(time).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Reads what is new and keeps it. @throws io.tieout.kota.KotaException when Kota can't be asked; nothing is lost */
    public Reading poll() {
        Instant now = clock.instant();
        Instant before = readUntil();
        Instant from = before == null ? now.minus(KEPT) : before.minus(OVERLAP);
        // Thin events: some are told in this version only, and none of it is about a person's data.
        EventFilter filter = new EventFilter(from, "asc", "v2");
        long read = 0;
        long fresh = 0;
        long unreadable = 0;
        Instant last = before;
        for (int number = 1; ; number++) {
            Page<Event> page = kota.events(filter, number);
            for (Event event : page.items()) {
                read++;
                Notice notice = readable(event, now);
                if (notice == null) {
                    unreadable++;
                    continue;
                }
                fresh += inbox.keep(notice, Inbox.Source.FEED, null) ? 1 : 0;
                last = last == null || notice.happenedAt().isAfter(last) ? notice.happenedAt() : last;
            }
            boolean more = page.has_next_page() != null
                    ? page.has_next_page()
                    : page.total_count() != null && read < page.total_count();
            if (!more || page.items().isEmpty()) {
                break;
            }
        }
        // A quiet month must not look like a month in which nobody read.
        Instant until = now.minus(OVERLAP);
        noteReadUntil(last == null || last.isBefore(until) ? until : last);
        return new Reading(read, fresh, unreadable, before == null ? null : Duration.between(before, now));
    }

    /**
     * Works off everything that is due now, and looks whether Kota still waits for what is open.
     *
     * @return how many events were taken up
     * @throws io.tieout.kota.KotaException when Kota can't be asked about an open action
     */
    public int workOff() {
        int worked = 0;
        for (int some = worker.workSome(); some > 0; some = worker.workSome()) {
            worked += some;
        }
        worker.lookAtOpenActions();
        return worked;
    }

    /** One that can't be understood must not keep the others out. */
    private static @Nullable Notice readable(Event event, Instant now) {
        try {
            return Notice.of(event, now);
        } catch (IllegalArgumentException noEvent) {
            return null;
        }
    }

    private @Nullable Instant readUntil() {
        return jdbc.sql("select read_until from event_feed")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    private void noteReadUntil(Instant until) {
        jdbc.sql("""
                        insert into event_feed (id, read_until, polled_at) values (1, :until, :now)
                        on conflict (id) do update set
                            read_until = greatest(event_feed.read_until, excluded.read_until), polled_at = excluded.polled_at
                        """)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
