package io.tieout.standin;

import java.util.concurrent.TimeUnit;

/**
 * A limit of its own, off unless switched on: Kota publishes that it throttles and neither when nor for how long. A
 * second's worth may come at once. Counts real time, for what is paced is a real caller.
 */
final class Throttle {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** When the next request is due if all came evenly; behind the present as far as there is room for a burst. */
    private long due = System.nanoTime();

    /** @param perSecond 0 lets everything through */
    synchronized boolean lets(int perSecond) {
        return lets(perSecond, System.nanoTime());
    }

    synchronized boolean lets(int perSecond, long now) {
        if (perSecond == 0) {
            return true;
        }
        long gap = SECOND / perSecond;
        due = Math.max(due, now - SECOND + gap);
        if (due - now > 0) {
            return false;
        }
        due += gap;
        return true;
    }
}
