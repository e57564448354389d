package io.tieout.kota;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

/** Makes calls: within the budget, again where that is right, and with failures in our own words. */
final class Calls {

    private static final Logger log = LoggerFactory.getLogger(Calls.class);

    private static final Duration QUIET = Duration.ofSeconds(30);

    private final KotaProperties properties;
    private final Failures failures;
    private final Budget budget;
    private final Patience patience = new Patience();
    private final AtomicLong said = new AtomicLong(System.nanoTime() - QUIET.toNanos());
    private volatile boolean answered;

    Calls(KotaProperties properties) {
        this.properties = properties;
        this.failures = new Failures(properties);
        this.budget = new Budget(properties.inFlight());
    }

    /** @throws KotaException when it did not succeed, after all retries */
    <T> T make(Operation operation, boolean urgent, Supplier<@Nullable T> call) {
        RetryRule rule = new RetryRule(properties, answered, patience, operation.once());
        try {
            return new RetryTemplate(rule).execute(new Retryable<T>() {
                @Override
                public T execute() {
                    return once(operation, urgent, call);
                }

                @Override
                public String getName() {
                    return operation.name();
                }
            });
        } catch (RetryException e) {
            throw last(operation, e);
        }
    }

    /** Nobody waits any more, neither for the next try nor for Kota's own pause. */
    void endWaits() {
        patience.end();
        budget.endPauses();
    }

    private <T> T once(Operation operation, boolean urgent, Supplier<@Nullable T> call) {
        long ticket;
        try {
            ticket = budget.enter(urgent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Reachability.stopped(operation);
        }
        try {
            T answer = call.get();
            if (answer == null) {
                throw failures.unreadable(operation, "is empty");
            }
            budget.answered();
            answered = true;
            return answer;
        } catch (RuntimeException e) {
            KotaException failure = failures.of(operation, e);
            answered |= failure.status() > 0;
            if (failure.status() == 429) {
                slowDown(ticket, failure);
            } else if (RetryRule.passing(failure)) {
                say(failure);
            }
            throw failure;
        } finally {
            budget.leave();
        }
    }

    /** Whoever watches must see why nothing moves, but not once per call. */
    private void say(KotaException failure) {
        long now = System.nanoTime();
        long before = said.get();
        if (now - before > QUIET.toNanos() && said.compareAndSet(before, now)) {
            log.warn("Kota does not answer as it should, tries go on. {}", failure.getMessage());
        }
    }

    private void slowDown(long ticket, KotaException failure) {
        Duration asked = failure.facts().retryAfter();
        Duration most = properties.retry().maxDelay();
        // What Kota asked of us holds for every thread, but no answer may stop them all for an hour.
        Duration pause = asked == null ? Duration.ZERO : asked.compareTo(most) < 0 ? asked : most;
        if (budget.throttled(ticket, pause)) {
            log.info("Kota throttles; at most {} calls at once from now on", budget.limit());
        }
    }

    private static KotaException last(Operation operation, RetryException e) {
        if (!(e.getLastException() instanceof KotaException last)) {
            // A fault of our own: retries have nothing to say about it.
            throw (RuntimeException) e.getLastException();
        }
        if (RetryRule.passing(last) && Thread.currentThread().isInterrupted()) {
            return Reachability.stopped(operation);
        }
        int tries = e.getRetryCount() + 1;
        if (tries == 1) {
            return last;
        }
        boolean lost = Arrays.stream(e.getSuppressed())
                .anyMatch(earlier -> earlier instanceof KotaException failure && failure.mayHaveBeenDone());
        return new KotaException(
                last.code(),
                last.status(),
                last.getMessage() + " (tried " + tries + " times)",
                lost ? last.facts().afterALostTry() : last.facts());
    }
}
