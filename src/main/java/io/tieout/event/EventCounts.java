package io.tieout.event;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How it stands with what Kota told, for those who look after it. */
@Component
public class EventCounts {

    /**
     * An event that nobody tries any more.
     *
     * @param note why, in words
     */
    public record Dead(String eventId, String type, int tries, String note) {}

    private static final int MOST_SHOWN = 20;

    private final JdbcClient jdbc;

    EventCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Events that are not worked off yet. */
    public long waiting() {
        return jdbc.sql("select count(*) from event where state = 'WAITING'")
                .query(Long.class)
                .single();
    }

    /** The newest of those that were put aside. */
    public List<Dead> dead() {
        return jdbc.sql("""
                        select event_id, type, tries, note from event where state = 'DEAD'
                        order by settled_at desc, event_id limit :most
                        """).param("most", MOST_SHOWN).query(Dead.class).list();
    }
}
