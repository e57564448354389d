package io.tieout.event;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** How often a webhook came to what: taken, known already, or why it was refused. */
    public Map<String, Long> webhooks() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select outcome, count from webhook_count").query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** Types that Tieout does not know, and how often each came. */
    public Map<String, Long> unknownTypes() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select type, count(*) from event where state = 'WORKED' and note = :note group by type")
                .param("note", EventWork.UNKNOWN)
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** The newest of those that were put aside. */
    public List<Dead> dead() {
        return jdbc.sql("""
                        select event_id, type, tries, note from event where state = 'DEAD'
                        order by settled_at desc, event_id limit :most
                        """).param("most", MOST_SHOWN).query(Dead.class).list();
    }
}
