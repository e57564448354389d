package io.tieout.kota;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many calls may be in flight under one key, for all threads together. A 429 halves the number,
 * each round of answered calls adds one again, up to the ceiling; so the client finds Kota's limit,
 * which is not published, and stays near it.
 */
final class Budget {

    private final int ceiling;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private double limit;
    private int inFlight;
    private int urgentWaiting;
    private long halvings;
    private long closedUntil = System.nanoTime();
    private boolean pausesEnded;

    Budget(int ceiling) {
        this.ceiling = ceiling;
        this.limit = ceiling;
    }

    /** Waits for a place. @return a ticket for {@link #throttled} */
    long enter() throws InterruptedException {
        return enter(false);
    }

    /** @param urgent whether somebody waits for the answer; such calls get the next place before all others */
    long enter(boolean urgent) throws InterruptedException {
        lock.lockInterruptibly();
        urgentWaiting += urgent ? 1 : 0;
        try {
            while (true) {
                long closed = closedUntil - System.nanoTime();
                if (closed > 0 && !pausesEnded) {
                    changed.awaitNanos(closed);
                } else if (inFlight >= (int) limit || !urgent && urgentWaiting > 0) {
                    changed.await();
                } else {
                    inFlight++;
                    return halvings;
                }
            }
        } finally {
            if (urgent && --urgentWaiting == 0) {
                changed.signalAll();
            }
            lock.unlock();
        }
    }

    /** What Kota asked to be waited for is not waited for any more. */
    void endPauses() {
        lock.lock();
        try {
            pausesEnded = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The call is over, however it ended. */
    void leave() {
        lock.lock();
        try {
            inFlight--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void answered() {
        lock.lock();
        try {
            limit = Math.min(ceiling, limit + 1 / limit);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Kota said 429. Calls that were under way together halve the number once, not each.
     *
     * @param pause nobody enters for so long
     * @return whether the number was halved
     */
    boolean throttled(long ticket, Duration pause) {
        lock.lock();
        try {
            long until = System.nanoTime() + pause.toNanos();
            if (until - closedUntil > 0) {
                closedUntil = until;
            }
            if (ticket != halvings) {
                return false;
            }
            halvings++;
            limit = Math.max(1, limit / 2);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Calls that may be in flight now, from 1 to the ceiling. */
    int limit() {
        lock.lock();
        try {
            return (int) limit;
        } finally {
            lock.unlock();
        }
    }
}
