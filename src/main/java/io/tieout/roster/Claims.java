package io.tieout.roster;

import io.tieout.batch.UsageException;
import io.tieout.kota.RequestBody;
import io.tieout.payroll.Outcome;
import io.tieout.payroll.RowSource;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Turns open intents into calls, in the order of the file: the rows come from the file again, because
 * the database holds none of their values.
 *
 * <p>A call is handed out only after its intent was stamped, in a transaction that has ended.
 */
final class Claims<R> implements Iterator<Callable<Sent>> {

    /** How far the stamps are ahead of the window; as many may have to be looked up after a crash. */
    private static final int AHEAD = 200;

    private final long run;
    private final Phase phase;
    private final Intents intents;
    private final RowSource<R> rows;
    private final RowFields<R> fields;
    private final Hasher hasher;
    private final Calls<R> calls;
    private final Clock clock;

    private final Queue<Callable<Sent>> ready = new ArrayDeque<>();
    private long line;
    private boolean last;

    Claims(
            long run,
            Phase phase,
            Intents intents,
            RowSource<R> rows,
            RowFields<R> fields,
            Hasher hasher,
            Calls<R> calls,
            Clock clock) {
        this.run = run;
        this.phase = phase;
        this.intents = intents;
        this.rows = rows;
        this.fields = fields;
        this.hasher = hasher;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public boolean hasNext() {
        if (ready.isEmpty() && !last) {
            List<Intent> open = intents.open(run, phase, line, AHEAD);
            last = open.size() < AHEAD;
            claim(open);
        }
        return !ready.isEmpty();
    }

    @Override
    public Callable<Sent> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void claim(List<Intent> open) {
        List<Intents.Stamp> stamps = new ArrayList<>(open.size());
        List<Callable<Sent>> claimed = new ArrayList<>(open.size());
        for (Intent intent : open) {
            line = intent.line();
            R row = rowOf(intent);
            if (!intent.action().keyed() || cannotGoOut(intent)) {
                stamps.add(new Intents.Stamp(intent.id(), null));
                claimed.add(() -> calls.carryOut(intent, row, null));
            } else {
                claimed.add(claimKeyed(intent, row, stamps));
            }
        }
        intents.stamp(stamps);
        // Not before the stamps are committed: what is ready may go out.
        ready.addAll(claimed);
    }

    private Callable<Sent> claimKeyed(Intent intent, R row, List<Intents.Stamp> stamps) {
        RequestBody body = calls.keyedBody(intent, row);
        return switch (KeyRule.next(intent, body.sha256(), clock.instant())) {
            case SEND -> {
                stamps.add(new Intents.Stamp(intent.id(), body.sha256()));
                yield () -> calls.carryOut(intent, row, body);
            }
            case SEND_AGAIN -> () -> sendAgain(intent, row, body);
            case LOOK_UP -> {
                Sent found = calls.lookUp(intent);
                if (found.landed()) {
                    yield () -> found;
                }
                Intent anew =
                        intent.underNewKey(UUID.randomUUID(), UUID.randomUUID().toString());
                intents.replace(found, anew);
                yield claimKeyed(anew, row, stamps);
            }
        };
    }

    /** Asks once more, because a window that Kota throttles may come to this call much later. */
    private Sent sendAgain(Intent intent, R row, RequestBody body) {
        return KeyRule.next(intent, body.sha256(), clock.instant()) == KeyRule.Next.SEND_AGAIN
                ? calls.carryOut(intent, row, body)
                : Sent.without(
                        intent,
                        Sent.Result.UNDECIDED,
                        "its key grew too old while it waited; the next start asks Kota what became of it");
    }

    /** The call only says why then. */
    private boolean cannotGoOut(Intent intent) {
        boolean nobodyToChange = intent.action() != Intent.Action.CREATE && intent.kotaId() == null;
        return nobodyToChange || intent.kotaEmployerId() == null && fields.subject() == Subject.EMPLOYEE;
    }

    /** @throws UsageException if the file is no longer the one that was planned */
    private R rowOf(Intent intent) {
        for (Outcome<R> outcome = rows.next(); outcome != null; outcome = rows.next()) {
            R row = accepted(outcome);
            if (row == null || fields.line(row) < intent.line()) {
                continue;
            }
            boolean same = fields.line(row) == intent.line()
                    && fields.employerRef(row).equals(intent.employerRef())
                    && fields.employeeRef(row).equals(intent.employeeRef())
                    && saysWhatWasPlanned(intent, row)
                    && (intent.action() != Intent.Action.OFFBOARD
                            || Objects.equals(intent.leaveOn(), fields.leaveOn(row)));
            if (same) {
                return row;
            }
            break;
        }
        throw new UsageException("the " + fields.subject().word() + "s file changed after the plan was made (line "
                + intent.line() + "); nothing more was sent. Run the command again to plan anew.");
    }

    private boolean saysWhatWasPlanned(Intent intent, R row) {
        return intent.rowHash() == null
                ? intent.fields().agreesWith(hasher.fields(fields, row).and(hasher.salary(fields, row)))
                : intent.rowHash().equals(hasher.row(fields, row));
    }

    private static <R> @Nullable R accepted(Outcome<R> outcome) {
        return outcome instanceof Outcome.Accepted<R> good ? good.row() : null;
    }
}
