package io.tieout.roster;

import io.tieout.kota.KotaException;
import io.tieout.kota.RequestBody;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls that carry out an intent. They run on the window's threads and touch no database. */
abstract class Calls<R> {

    /** What goes out under the intent's key. */
    abstract RequestBody keyedBody(Intent intent, R row);

    /** Does it under the intent's key. */
    abstract Sent post(Intent intent, RequestBody body);

    /** Links the record that Kota holds already, and makes it say what the row says. */
    abstract Sent adopt(Intent intent, R row);

    /** Sends what changed, and nothing else. */
    abstract Sent update(Intent intent, R row);

    /** Gives the record that Kota holds the row's ref; only people change theirs. */
    Sent rekey(Intent intent, R row) {
        throw new IllegalStateException(intent.subject() + " " + intent.ref() + " can't be given another ref");
    }

    /** Whether a keyed call landed. Of a create only the same employer, ref and intent id prove it. */
    abstract Sent lookUp(Intent intent);

    /** @param body of a keyed action, null else */
    final Sent carryOut(Intent intent, R row, @Nullable RequestBody body) {
        if (intent.subject() == Subject.EMPLOYEE && intent.kotaEmployerId() == null) {
            return Sent.without(
                    intent, Sent.Result.NOT_SENT, "its employer is not at Kota; see the employer's own row");
        }
        if (intent.action() != Intent.Action.CREATE && intent.kotaId() == null) {
            return Sent.without(
                    intent,
                    Sent.Result.NOT_SENT,
                    "its record is not at Kota, or its earlier offboarding still stands; see the other rows");
        }
        try {
            return switch (intent.action()) {
                case CREATE, SALARY, OFFBOARD, CANCEL_OFFBOARD -> once(intent, Objects.requireNonNull(body));
                case ADOPT -> adopt(intent, row);
                case UPDATE -> update(intent, row);
                case REKEY -> rekey(intent, row);
            };
        } catch (KotaException no) {
            return Sent.failed(intent, no);
        }
    }

    private Sent once(Intent intent, RequestBody body) {
        try {
            return post(intent, body);
        } catch (KotaException no) {
            if (no.code() != KotaException.Code.IDEMPOTENCY_ERROR) {
                return Sent.failed(intent, no);
            }
            // Our own earlier try holds the key: what it did is what counts.
            Sent found = lookUp(intent);
            return found.landed() ? found : Sent.failed(intent, no);
        }
    }

    /**
     * Two calls: what may change at any time, then what Kota takes only before there is cover, so that
     * a refusal of a start date does not hold up a new mail address.
     *
     * @param put sends the given fields and answers the record's status
     */
    final Sent putApart(
            Intent intent,
            String kotaId,
            FieldHashes anyTime,
            boolean more,
            FieldHashes beforeCover,
            Function<FieldHashes, @Nullable String> put) {
        String status = null;
        try {
            if (more || !anyTime.isEmpty()) {
                status = put.apply(anyTime);
            }
        } catch (KotaException no) {
            return Sent.failed(intent, no);
        }
        Sent done = Sent.done(intent, kotaId, status);
        if (beforeCover.isEmpty()) {
            return done;
        }
        try {
            return Sent.done(intent, kotaId, put.apply(beforeCover));
        } catch (KotaException no) {
            return anyTime.isEmpty() && !more ? Sent.failed(intent, no) : done.butRefused(beforeCover, no);
        }
    }
}
