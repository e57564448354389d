package io.tieout.kota;

import io.tieout.kota.KotaException.Code;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * When one call is tried again: after 429, 5xx and a connection that broke or never stood. Reads and
 * updates may be repeated freely, creates because they carry an idempotency key; of the writes without
 * one, a second hosted session or replay does no harm, and finalizing is looked up before it is repeated. It
 * remembers the last failure of its call, so every call needs its own.
 */
final class RetryRule implements RetryPolicy {

    /** A wrong address shows at once; waiting two minutes for it helps nobody. */
    private static final int TRIES_UNTIL_FIRST_CONTACT = 3;

    private final KotaProperties properties;
    private final boolean answeredBefore;
    private final Patience patience;
    private final boolean once;
    private final long began = System.nanoTime();
    private int failures;
    private @Nullable KotaException last;

    /**
     * @param answeredBefore Kota has answered some call of this process
     * @param patience ends the waits between two tries
     * @param once a try that may have been carried out is the last
     */
    RetryRule(KotaProperties properties, boolean answeredBefore, Patience patience, boolean once) {
        this.properties = properties;
        this.answeredBefore = answeredBefore;
        this.patience = patience;
        this.once = once;
    }

    @Override
    public boolean shouldRetry(Throwable failure) {
        failures++;
        if (!(failure instanceof KotaException kota)
                || Thread.currentThread().isInterrupted()
                || patience.isOver()
                || once && kota.mayHaveBeenDone()
                || failures >= properties.retry().maxAttempts()) {
            return false;
        }
        last = kota;
        if (kota.facts().neverConnected() && !answeredBefore) {
            return failures < TRIES_UNTIL_FIRST_CONTACT;
        }
        return passing(kota);
    }

    /** Whether another try can help: 429, 5xx, or no usable answer. */
    static boolean passing(KotaException failure) {
        return failure.status() == 429 || failure.status() >= 500 || failure.code() == Code.UNREACHABLE;
    }

    @Override
    public Duration getTimeout() {
        return properties.callTimeout();
    }

    @Override
    public BackOff getBackOff() {
        long initial = Math.max(1, properties.retry().initialDelay().toMillis());
        ExponentialBackOff doubling = new ExponentialBackOff(initial, 2);
        doubling.setJitter(initial / 2);
        doubling.setMaxInterval(Math.max(initial, properties.retry().maxDelay().toMillis()));
        return () -> {
            BackOffExecution waits = doubling.start();
            return () -> waited(next(waits.nextBackOff(), initial));
        };
    }

    /**
     * The template would sleep, and only an interrupt, which a call under way must not get, would wake it. So the
     * wait is made here.
     *
     * @return what the template is still to wait
     */
    private long waited(long millis) {
        Duration time = Duration.ofMillis(millis);
        if (Duration.ofNanos(System.nanoTime() - began).plus(time).compareTo(getTimeout()) > 0) {
            // The template sees that it would be too long.
            return millis;
        }
        try {
            return patience.wait(time) ? 0 : BackOffExecution.STOP;
        } catch (InterruptedException e) {
            // The template asks for it next, and ends.
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private long next(long own, long initial) {
        Duration asked = last == null ? null : last.facts().retryAfter();
        // Not to the millisecond what Kota asked for, or all who wait would come back at once.
        return asked == null
                ? own
                : asked.toMillis() + ThreadLocalRandom.current().nextLong(initial);
    }
}
