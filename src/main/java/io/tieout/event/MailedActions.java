package io.tieout.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which open actions somebody was told of. */
@Component
class MailedActions {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 6;

    private final RequiredActions actions;
    private final JdbcClient jdbc;
    private final Clock clock;

    MailedActions(RequiredActions actions, JdbcClient jdbc, Clock clock) {
        this.actions = actions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param before how long before the deadline an action is told again, but not within a day of the first mail */
    List<OpenAction> due(Duration before) {
        return actions.open().stream()
                .filter(action -> action.reason() != null)
                .filter(action -> action.mailedAt() == null || remindNow(action, action.mailedAt(), before))
                .toList();
    }

    private boolean remindNow(OpenAction action, Instant mailedAt, Duration before) {
        Instant end = action.dueEnd();
        Instant now = clock.instant();
        return action.remindedAt() == null
                && end != null
                && now.isBefore(end)
                && !now.isBefore(end.minus(before))
                && !now.isBefore(mailedAt.plus(Duration.ofDays(1)));
    }

    /**
     * Noted before the mail goes: one that a kill stops half-way is not sent twice, and the reminder still comes.
     *
     * @return whether it is this caller's to send
     */
    boolean claim(OpenAction action, boolean reminder) {
        String column = column(reminder);
        return jdbc.sql("update required_action set " + column + " = :now where id = :id and closed_at is null and "
                                + column + " is null and (mail_next_at is null or mail_next_at <= :now)")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", action.id())
                        .update()
                == 1;
    }

    void sent(OpenAction action, String note) {
        jdbc.sql("update required_action set mail_note = :note, mail_tries = 0, mail_next_at = null where id = :id")
                .param("note", note)
                .param("id", action.id())
                .update();
    }

    /** It did not go out after all, and is tried again later. */
    void notSent(OpenAction action, boolean reminder, String why) {
        int tries = jdbc.sql("update required_action set " + column(reminder) + " = null, mail_note = :why,"
                        + " mail_tries = mail_tries + 1 where id = :id returning mail_tries")
                .param("why", why)
                .param("id", action.id())
                .query(Integer.class)
                .single();
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        jdbc.sql("update required_action set mail_next_at = :next where id = :id")
                .param("next", clock.instant().plus(wait).atOffset(ZoneOffset.UTC))
                .param("id", action.id())
                .update();
    }

    private static String column(boolean reminder) {
        return reminder ? "reminded_at" : "mailed_at";
    }
}
