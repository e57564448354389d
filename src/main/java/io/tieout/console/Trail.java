package io.tieout.console;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what. Nothing is ever changed or taken away; the table itself refuses it. */
@Component
@ConditionalOnWebApplication
class Trail {

    private static final int LONGEST = 500;

    /** @param subject a period, an employer, a ref, a run or a plan: never a personal value */
    record Entry(long id, Instant at, String account, String act, String subject, String outcome) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Trail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The one way in.
     *
     * @param subject what it was done to: refs and numbers, never a personal value
     * @param outcome {@code done}, or why not, in words
     */
    void record(String account, String act, String subject, String outcome) {
        jdbc.sql("insert into trail (at, account, act, subject, outcome) values (?, ?, ?, ?, ?)")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        clean(account),
                        clean(act),
                        clean(subject),
                        clean(outcome))
                .update();
    }

    /** Does it, and notes that it was done or why it was refused. */
    <T> T told(Visitor visitor, String act, String subject, Supplier<T> work) {
        T done;
        try {
            done = work.get();
        } catch (RuntimeException refused) {
            boolean ours = refused.getClass().getPackageName().startsWith("io.tieout");
            record(visitor.name(), act, subject, ours ? "refused: " + refused.getMessage() : "failed; see the log");
            throw refused;
        }
        record(visitor.name(), act, subject, "done");
        return done;
    }

    /** The newest first. @param before only entries with a smaller id */
    List<Entry> before(long before, int atMost) {
        return jdbc.sql(
                        "select id, at, account, act, subject, outcome from trail where id < ? order by id desc limit ?")
                .params(before, atMost)
                .query((row, number) -> new Entry(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    /** Text that came with a request may hold what the database does not take. */
    private static String clean(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
