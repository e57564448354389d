package io.tieout.batch;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every few seconds whether the lock of a run is still held, and stops the run when it is not. */
final class LockWatch implements AutoCloseable {

    private static final long SECONDS = 5;

    private final ScheduledExecutorService clockwork;
    private volatile boolean lost;

    private LockWatch(ScheduledExecutorService clockwork) {
        this.clockwork = clockwork;
    }

    static LockWatch over(RunLocks.Held lock, Runnable stop) {
        LockWatch watch = new LockWatch(Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lock-watch");
            thread.setDaemon(true);
            return thread;
        }));
        watch.clockwork.scheduleWithFixedDelay(() -> watch.look(lock, stop), SECONDS, SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    private void look(RunLocks.Held lock, Runnable stop) {
        if (!lost && !lock.isHeld()) {
            lost = true;
            stop.run();
        }
    }

    boolean lost() {
        return lost;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
