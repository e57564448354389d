package io.tieout.roster;

import io.tieout.batch.Progress;
import io.tieout.kota.InFlight;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Intents that earlier runs left open, settled before anything is planned: their file is gone, so
 * nothing goes out under their keys. What may have landed is looked up at Kota.
 *
 * <p>A call of a process that was killed a moment ago may still be at work there. What is not found is therefore
 * looked up once more when no try of that process can last any longer; planned anew before, it would be there twice.
 */
class SettleReader implements ItemStreamReader<Sent> {

    private final long run;
    private final boolean dryRun;
    private final Intents intents;
    private final InFlight window;
    private final Calls<?> employers;
    private final Calls<?> employees;
    private final Clock clock;
    private final Duration longestTry;
    private final Progress progress;
    private final AtomicBoolean told = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private InFlight.@Nullable Results<Sent> results;

    /**
     * @param dryRun settles nothing: an unfinished run may still go on with its intents
     * @param longestTry how long one try of a call may last
     */
    SettleReader(
            long run,
            boolean dryRun,
            Intents intents,
            InFlight window,
            Calls<?> employers,
            Calls<?> employees,
            Clock clock,
            Duration longestTry,
            Progress progress) {
        this.run = run;
        this.dryRun = dryRun;
        this.intents = intents;
        this.window = window;
        this.employers = employers;
        this.employees = employees;
        this.clock = clock;
        this.longestTry = longestTry;
        this.progress = progress;
    }

    @Override
    public void open(ExecutionContext context) {
        if (dryRun) {
            return;
        }
        intents.supersedeOthersOfEarlierRuns(run);
        // Read before the window opens: no connection may be held while it calls.
        Iterator<Callable<Sent>> lookUps = Stream.concat(
                        lookUps(Subject.EMPLOYER, employers), lookUps(Subject.EMPLOYEE, employees))
                .iterator();
        results = window.inOrder(lookUps);
    }

    private Stream<Callable<Sent>> lookUps(Subject subject, Calls<?> calls) {
        List<Intent> open = intents.openKeyedOfEarlierRuns(run, subject);
        // The run lock is ours, so whoever sent these ended before now.
        long end = System.nanoTime() + longestTry.toNanos();
        return open.stream().map(intent -> () -> lookUp(intent, calls, end));
    }

    private Sent lookUp(Intent intent, Calls<?> calls, long end) throws InterruptedException {
        Sent found = calls.lookUp(intent);
        long wait = end - System.nanoTime();
        if (found.result() != Sent.Result.NOT_LANDED || wait <= 0 || !KeyRule.mayBeUnderWay(intent, clock.instant())) {
            return found;
        }
        if (told.compareAndSet(false, true)) {
            progress.say("Kota may still be at work on what the last run sent before it broke off; asking again in "
                    + TimeUnit.NANOSECONDS.toSeconds(wait) + " s.");
        }
        return closed.await(wait, TimeUnit.NANOSECONDS) ? found : calls.lookUp(intent);
    }

    @Override
    public @Nullable Sent read() {
        return results != null && results.hasNext() ? results.next() : null;
    }

    @Override
    public void close() {
        closed.countDown();
        if (results != null) {
            results.close();
            results = null;
        }
    }
}
