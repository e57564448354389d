package io.tieout.kota;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Ends requests that take longer than one try may: the socket's own time-out starts anew with every byte, so an answer
 * that drips would never end.
 *
 * <p>One look around now and then serves them all. A timer for each request would wake a thread for each.
 */
final class Deadlines {

    private static final long LOOK_MILLIS = 50;
    private static final Set<Running> RUNNING = ConcurrentHashMap.newKeySet();
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kota-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    static {
        CLOCK.scheduleWithFixedDelay(
                () -> RUNNING.forEach(Running::endIfOver), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Deadlines() {}

    /** @param limit counted from now; it may be exceeded by some 50 ms */
    static Running begin(Cancellable request, Duration limit) {
        Running running = new Running(request, System.nanoTime() + limit.toNanos());
        RUNNING.add(running);
        return running;
    }

    /** A request that is under way until this is closed. */
    static final class Running implements AutoCloseable {

        private final Cancellable request;
        private final long end;
        private volatile boolean over;

        private Running(Cancellable request, long end) {
            this.request = request;
            this.end = end;
        }

        /** Whether its time was the reason that it ended. */
        boolean over() {
            return over;
        }

        private void endIfOver() {
            if (!over && System.nanoTime() - end >= 0) {
                // Before the request ends by it: the thread that wakes up then asks why.
                over = true;
                request.cancel();
            }
        }

        @Override
        public void close() {
            RUNNING.remove(this);
        }
    }
}
