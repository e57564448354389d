package io.tieout.hosted;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands at the end of a mailed link: signed, for one person, for some days, for one use. */
@Component
class LinkTickets {

    /** How a ticket stands. */
    enum State {
        GOOD,
        /** None of ours, or altered. */
        FORGED,
        EXPIRED,
        USED,
        REVOKED
    }

    /** @param employeeId Kota's; null unless the ticket is good */
    record Found(State state, @Nullable String employeeId) {
        static Found not(State state) {
            return new Found(state, null);
        }
    }

    private record Row(
            String employeeId,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    private static final Pattern FORM = Pattern.compile("(([A-Za-z0-9_-]{22})\\.([0-9]{10,11}))\\.([A-Za-z0-9_-]{22})");
    private static final int BYTES = 16;
    /** Whoever clicks twice gets in all the same. */
    private static final Duration SECOND_CLICK = Duration.ofMinutes(1);

    private final LinkSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    LinkTickets(LinkSettings settings, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String make(String employeeId, Duration validity) {
        String id = Secret.random(BYTES);
        Instant expires = clock.instant().plus(validity);
        jdbc.sql("insert into link_ticket (sha256, employee_id, created_at, expires_at)"
                        + " values (:sha256, :employee, :now, :expires)")
                .param("sha256", Secret.sha256(id))
                .param("employee", employeeId)
                .param("now", now())
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
        String said = id + "." + expires.getEpochSecond();
        return said + "." + settings.sign(said);
    }

    Found look(String ticket) {
        Matcher form = FORM.matcher(ticket);
        if (!form.matches() || !settings.hasKey() || !same(settings.sign(form.group(1)), form.group(4))) {
            return Found.not(State.FORGED);
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(form.group(3))))) {
            return Found.not(State.EXPIRED);
        }
        Optional<Row> row = jdbc.sql("select employee_id, used_at, revoked_at from link_ticket where sha256 = :sha256")
                .param("sha256", Secret.sha256(form.group(2)))
                .query((result, number) -> new Row(
                        result.getString(1),
                        moment(result.getObject(2, OffsetDateTime.class)),
                        moment(result.getObject(3, OffsetDateTime.class))))
                .optional();
        if (row.isEmpty() || row.get().revokedAt() != null) {
            return Found.not(State.REVOKED);
        }
        Instant used = row.get().usedAt();
        return used != null && used.isBefore(clock.instant().minus(SECOND_CLICK))
                ? Found.not(State.USED)
                : new Found(State.GOOD, row.get().employeeId());
    }

    /** Of a good ticket, after it led somewhere. */
    void used(String ticket) {
        jdbc.sql("update link_ticket set used_at = coalesce(used_at, :now) where sha256 = :sha256")
                .param("now", now())
                .param("sha256", Secret.sha256(ticket.substring(0, ticket.indexOf('.'))))
                .update();
    }

    /** @return how many still held */
    int revoke(String employeeId) {
        return jdbc.sql("update link_ticket set revoked_at = :now where employee_id = :employee"
                        + " and revoked_at is null and used_at is null and expires_at > :now")
                .param("now", now())
                .param("employee", employeeId)
                .update();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
