package io.tieout.event;

import io.tieout.kota.RequiredAction;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What Kota asks for, word for word; rephrased it would be insurance advice.
 *
 * @param reason the title
 * @param description the body
 * @param dueAt the deadline as Kota sent it
 * @param dueEnd the first moment at which it is too late
 */
record ActionText(
        @Nullable String reason,
        @Nullable String description,
        @Nullable String code,
        @Nullable String dueAt,
        @Nullable Instant dueEnd) {

    /** Kota says that something is asked for and this client can't read what. */
    static final ActionText UNREAD = new ActionText(null, null, null, null, null);

    static ActionText of(RequiredAction action, ZoneId zone) {
        return new ActionText(
                action.reason(),
                action.reason_description(),
                action.code(),
                action.due_at() == null ? null : action.due_at().text(),
                action.due_at() == null ? null : action.due_at().end(zone));
    }

    /** Without the texts: they speak to one person. */
    @Override
    public String toString() {
        return "ActionText[" + code + ", due " + dueAt + "]";
    }
}
