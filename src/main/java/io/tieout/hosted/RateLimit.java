package io.tieout.hosted;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * So many calls a minute for each token: as many at once after a pause, then one by one. Of this process; each server
 * counts for itself.
 */
final class RateLimit {

    private static final long MINUTE = 60_000_000_000L;

    private final long apart;
    /** By token, when it would be back at rest; in nanoseconds of the JVM. */
    private final Map<Long, Long> rest = new ConcurrentHashMap<>();

    RateLimit(int perMinute) {
        this.apart = MINUTE / perMinute;
    }

    /**
     * @param now of the JVM's nanosecond clock
     * @return 0 when the call may go on, else how many seconds to wait, at least 1
     */
    long secondsToWait(long token, long now) {
        long[] wait = {0};
        rest.compute(token, (id, before) -> {
            long from = before == null || before - now < 0 ? now : before;
            long until = from + apart;
            if (until - now > MINUTE) {
                wait[0] = Math.max(1, (until - now - MINUTE + 999_999_999L) / 1_000_000_000L);
                return from;
            }
            return until;
        });
        return wait[0];
    }
}
