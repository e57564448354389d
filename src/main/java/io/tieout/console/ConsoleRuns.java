package io.tieout.console;

import io.tieout.batch.Run;
import io.tieout.jobfile.ReconcileInputs;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Runs that somebody started from a page: each goes on in a thread of the server, whether anybody watches or not. */
@Component
@ConditionalOnWebApplication
public class ConsoleRuns {

    private static final Logger log = LoggerFactory.getLogger(ConsoleRuns.class);

    /** Different periods may run side by side; the machine is one. */
    private static final int AT_ONCE = 3;
    /** So long somebody waits for the page of a run whose files are still being looked at. */
    private static final long SECONDS_TO_BEGIN = 60;

    private static final long SECONDS_TO_STOP = 55;

    /** @param uploads of the folder of uploads, as it names them */
    record Wish(
            YearMonth period,
            List<String> uploads,
            List<String> employers,
            @Nullable String reopen) {}

    private final StartedRuns started;
    private final Uploads uploads;
    private final Trail trail;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, AT_ONCE, 1, TimeUnit.MINUTES, new SynchronousQueue<>());
    private volatile @Nullable RunStarter starter;

    ConsoleRuns(StartedRuns started, Uploads uploads, Trail trail) {
        this.started = started;
        this.uploads = uploads;
        this.trail = trail;
    }

    /** From now on runs can be started. */
    public void with(RunStarter handedIn) {
        starter = handedIn;
    }

    /** Begins none any more and waits for those at work, which are asked to stop elsewhere. */
    public void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            log.warn("A run that was started in the console did not end in time; it is gone on with later.");
        }
    }

    /**
     * Starts a run and waits until it is on record.
     *
     * @return its id
     * @throws Refused if it can't be started just now
     * @throws io.tieout.batch.RunBusyException if a run of the period is under way
     */
    long start(Visitor visitor, Wish wish) {
        RunStarter way = starter;
        if (way == null) {
            throw new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "No run can be started yet",
                    "The server has only just begun. Try again in a minute.");
        }
        List<Path> files = wish.uploads().stream().map(uploads::file).toList();
        RunStarter.Order order = new RunStarter.Order(
                wish.period(),
                files,
                new TreeSet<>(wish.employers()),
                wish.reopen() == null ? null : new ReconcileInputs.Reopen(wish.reopen(), visitor.name()));
        CompletableFuture<Long> began = new CompletableFuture<>();
        try {
            threads.execute(() -> work(way, visitor, wish, order, began));
        } catch (RejectedExecutionException full) {
            throw new Refused(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Enough runs are at work already",
                    AT_ONCE + " runs that were started here are not at their end yet. Start this one when one of"
                            + " them has ended; the list of runs shows them.");
        }
        return await(began);
    }

    private void work(
            RunStarter way, Visitor visitor, Wish wish, RunStarter.Order order, CompletableFuture<Long> began) {
        try {
            RunStarter.Ended ended = way.reconcile(order, run -> {
                started.began(run.id(), visitor.name(), wish.employers(), wish.uploads(), wish.reopen());
                trail.record(visitor.name(), "start a run", subject(run), "begun");
                began.complete(run.id());
            });
            long run = began.getNow(0L);
            String words = words(ended);
            started.ended(run, words);
            trail.record(visitor.name(), "run ended", wish.period() + ", run id " + run, words);
        } catch (RuntimeException failure) {
            if (!began.completeExceptionally(failure)) {
                log.warn(
                        "A run that was started in the console broke ({})",
                        failure.getClass().getName());
                began.thenAccept(
                        run -> started.ended(run, "It failed unexpectedly; the log of the server says where."));
            }
        }
    }

    private static String subject(Run run) {
        return run.period() + ", run " + run.number() + (run.scope().equals("all") ? "" : ", " + run.scope());
    }

    private static String words(RunStarter.Ended ended) {
        if (ended.failure() != null) {
            return ended.failure();
        }
        return switch (ended.exit()) {
            case DONE -> "Done. Nothing needs a person.";
            case PEOPLE_NEEDED -> "Done, and some of it needs a person.";
            case GUARD -> "Done, except for employers that are signed off: those were left as they are.";
            case USAGE -> "It ended early, because of its settings or files.";
            case FAILED -> "It was stopped or failed before its end. Nothing is lost: go on with it.";
        };
    }

    private static long await(CompletableFuture<Long> began) {
        try {
            return began.get(SECONDS_TO_BEGIN, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw new IllegalStateException(refused);
        } catch (TimeoutException slow) {
            throw new Refused(
                    HttpStatus.ACCEPTED,
                    "The run is still being prepared",
                    "It goes on by itself. The list of runs shows it as soon as it has begun.");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE, "The server is ending", "Start the run again when it is back.");
        }
    }
}
