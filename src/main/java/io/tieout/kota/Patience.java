package io.tieout.kota;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The waits of a client, all of which end when nobody has time for them any more. */
final class Patience {

    private final CountDownLatch over = new CountDownLatch(1);

    /** @return false when the wait was cut short, or there is no time for any */
    boolean wait(Duration time) throws InterruptedException {
        return !over.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    void end() {
        over.countDown();
    }
}
