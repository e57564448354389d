package io.tieout.console;

import io.tieout.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the wrong passwords of a name, on all servers together. A try is counted before it is looked at, so that
 * many at the same moment are no way around; a right password takes the count away.
 */
@Component
@ConditionalOnWebApplication
class Guesses {

    static final int TRIES = 5;
    static final Duration BAR = Duration.ofMinutes(15);
    /** Counts that stood still so long say nothing any more. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** Whether this try may be looked at, and whether it is the last before the bar. */
    enum Turn {
        ALLOWED,
        LAST,
        BARRED
    }

    private record Count(
            int failures, OffsetDateTime lastAt, @Nullable OffsetDateTime barredUntil) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate writing;

    Guesses(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
    }

    Turn begin(String name) {
        String key = key(name);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Turn turn = writing.execute(transaction -> count(key, now));
        return turn == null ? Turn.BARRED : turn;
    }

    /** For a name that nobody has: takes as long as to note the refusal of one that exists. */
    void takeAsLong(String name, Turn turn) {
        if (turn != Turn.BARRED) {
            jdbc.sql("update sign_in_guess set last_at = last_at where name_sha256 = ?")
                    .param(key(name))
                    .update();
        }
    }

    void right(String name) {
        jdbc.sql("delete from sign_in_guess where name_sha256 = ?")
                .param(key(name))
                .update();
    }

    private Turn count(String key, OffsetDateTime now) {
        jdbc.sql("delete from sign_in_guess where last_at < ? and name_sha256 <> ?")
                .params(now.minus(KEPT), key)
                .update();
        jdbc.sql("insert into sign_in_guess (name_sha256, failures, last_at) values (?, 0, ?) on conflict do nothing")
                .params(key, now)
                .update();
        Count before = jdbc.sql(
                        "select failures, last_at, barred_until from sign_in_guess where name_sha256 = ? for update")
                .param(key)
                .query((row, number) -> new Count(
                        row.getInt(1), row.getObject(2, OffsetDateTime.class), row.getObject(3, OffsetDateTime.class)))
                .single();
        if (before.barredUntil() != null && before.barredUntil().isAfter(now)) {
            return Turn.BARRED;
        }
        boolean old = before.barredUntil() != null || before.lastAt().plus(BAR).isBefore(now);
        int failures = old ? 1 : before.failures() + 1;
        boolean last = failures >= TRIES;
        jdbc.sql("update sign_in_guess set failures = ?, last_at = ?, barred_until = ? where name_sha256 = ?")
                .params(failures, now, last ? now.plus(BAR) : null, key)
                .update();
        return last ? Turn.LAST : Turn.ALLOWED;
    }

    private static String key(String name) {
        return Sha256.hex(name.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
