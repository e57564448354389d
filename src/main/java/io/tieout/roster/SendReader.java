package io.tieout.roster;

import io.tieout.batch.Progress;
import io.tieout.kota.InFlight;
import io.tieout.payroll.RowSource;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Sends what is open and gives what became of it, in the order of the file.
 *
 * <p>The window of calls reaches across chunks, so that a commit does not empty it. There is no restart
 * state: the intents say what is done.
 */
class SendReader<R> implements ItemStreamReader<Sent> {

    /** So many unclear answers in one step are not about single records any more. */
    private static final int TOO_MANY_UNDECIDED = 20;

    /**
     * Calls that are stamped and wait for the window, more than a chunk's: so it stays full while a chunk is
     * committed. As many more may have to be looked up after a crash.
     */
    private static final int WAITING = 300;

    private final long run;
    private final Phase phase;
    private final Intents intents;
    private final InFlight window;
    private final Supplier<RowSource<R>> file;
    private final Function<RowSource<R>, Iterator<Callable<Sent>>> claims;
    private final Progress progress;

    private final AtomicInteger undecided = new AtomicInteger();
    private volatile @Nullable String lastDetail;
    private @Nullable RowSource<R> rows;
    private InFlight.@Nullable Results<Sent> results;
    private int unclear;

    SendReader(
            long run,
            Phase phase,
            Intents intents,
            InFlight window,
            Supplier<RowSource<R>> file,
            Function<RowSource<R>, Iterator<Callable<Sent>>> claims,
            Progress progress) {
        this.run = run;
        this.phase = phase;
        this.intents = intents;
        this.window = window;
        this.file = file;
        this.claims = claims;
        this.progress = progress;
    }

    @Override
    public void open(ExecutionContext context) {
        intents.reopenUnsent(run, phase);
        long open = intents.countOpen(run, phase);
        if (open > 0) {
            progress.begin(phase.words(), open);
            RowSource<R> opened = file.get();
            rows = opened;
            Iterator<Callable<Sent>> claimed = claims.apply(opened);
            results = window.inOrder(
                    new Iterator<Callable<Sent>>() {
                        @Override
                        public boolean hasNext() {
                            return claimed.hasNext();
                        }

                        @Override
                        public Callable<Sent> next() {
                            return whileKotaIsClear(claimed.next());
                        }
                    },
                    WAITING);
        }
    }

    @Override
    public @Nullable Sent read() {
        if (results == null || !results.hasNext()) {
            return null;
        }
        Sent sent = results.next();
        if (sent.result() == Sent.Result.UNDECIDED && ++unclear >= TOO_MANY_UNDECIDED) {
            throw UndecidedException.tooMany(unclear, sent.detail());
        }
        return sent;
    }

    /** The calls that wait must not go out any more either. */
    private Callable<Sent> whileKotaIsClear(Callable<Sent> call) {
        return () -> {
            if (undecided.get() >= TOO_MANY_UNDECIDED) {
                throw UndecidedException.tooMany(undecided.get(), lastDetail);
            }
            Sent sent = call.call();
            if (sent.result() == Sent.Result.UNDECIDED) {
                lastDetail = sent.detail();
                undecided.incrementAndGet();
            }
            return sent;
        };
    }

    @Override
    public void close() {
        if (results != null) {
            results.close();
            results = null;
        }
        if (rows != null) {
            rows.close();
            rows = null;
        }
        progress.end();
    }
}
