package io.tieout.cli;

import io.tieout.batch.Run;
import io.tieout.batch.RunOutcome;
import io.tieout.batch.RunRequest;
import io.tieout.batch.Runner;
import io.tieout.database.DatabaseNotices;
import io.tieout.kota.Kota;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;

/**
 * One command's application: started, used, stopped.
 *
 * <p>On SIGTERM or Ctrl-C the run is asked to stop after its chunk; the command then says so itself
 * and its own exit code holds. A minute is all it gets.
 */
final class Session implements AutoCloseable {

    private static final long SECONDS_TO_STOP = 60;

    private final ConfigurableApplicationContext context;
    private final TerminalProgress progress;
    private final @Nullable AutoCloseable beside;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final CountDownLatch signalled = new CountDownLatch(1);
    private volatile boolean serving;
    private final AtomicInteger exitCode = new AtomicInteger(1);
    private final Thread onSignal = new Thread(this::stopForSignal, "stop");

    private Session(ConfigurableApplicationContext context, TerminalProgress progress, @Nullable AutoCloseable beside) {
        this.context = context;
        this.progress = progress;
        this.beside = beside;
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    /** @param overrides settings that win over the environment */
    static Session open(Class<?> application, Map<String, Object> overrides) {
        return open(application, overrides, null);
    }

    /** @param beside what ends together with the session */
    static Session open(Class<?> application, Map<String, Object> overrides, @Nullable AutoCloseable beside) {
        return open(application, overrides, beside, List.of());
    }

    /** @param arguments Spring's own, which decide what kind of application it is */
    static Session open(
            Class<?> application,
            Map<String, Object> overrides,
            @Nullable AutoCloseable beside,
            List<String> arguments) {
        Surroundings.clockOffset();
        Surroundings.logFormat();
        TerminalProgress progress = new TerminalProgress();
        ConfigurableApplicationContext started = new SpringApplicationBuilder(application)
                .initializers(starting -> {
                    starting.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource("command line", overrides));
                    starting.getBeanFactory().registerSingleton("progress", progress);
                    DatabaseNotices notices = Out::note;
                    starting.getBeanFactory().registerSingleton("databaseNotices", notices);
                })
                .run(arguments.toArray(String[]::new));
        return new Session(started, progress, beside);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Runs a job to its end and tells the last step's total before anything is printed. */
    RunOutcome run(RunRequest request) {
        return run(request, run -> {});
    }

    /** @param began told which run it is, before its first step */
    RunOutcome run(RunRequest request, Consumer<Run> began) {
        return watching(() -> get(Runner.class).run(request, began));
    }

    /** The same for long work that is no job. */
    <T> T watching(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            progress.finish();
        }
    }

    String setting(String name, String otherwise) {
        return context.getEnvironment().getProperty(name, otherwise);
    }

    /** The code that the process ends with when a signal ends it. */
    int ending(int code) {
        exitCode.set(code);
        return code;
    }

    @Override
    public void close() {
        context.close();
        if (beside != null) {
            try {
                beside.close();
            } catch (Exception ending) {
                // The process ends anyway, and what it was asked for is done.
            }
        }
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook is waiting for the latch above and ends the process.
        }
    }

    /** Until SIGTERM or Ctrl-C. */
    void awaitSignal() throws InterruptedException {
        serving = true;
        signalled.await();
    }

    private void stopForSignal() {
        Out.note(serving ? "Stopping ..." : "Stopping after the current chunk ...");
        // First, for it needs no database: what the stop waits for must not wait in its turn.
        context.getBean(Kota.class).endWaits();
        try {
            context.getBean(Runner.class).stop();
        } catch (DataAccessException databaseIsGone) {
            // Then no chunk comes to its end either.
        }
        // Whoever serves closes the session now, and the database with it.
        signalled.countDown();
        try {
            if (!finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                Out.note("The chunk took longer than " + SECONDS_TO_STOP
                        + " s; ended without it. The same command goes on from there.");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        // Without this the JVM would end with 128 + the signal, which says nothing about the run.
        Runtime.getRuntime().halt(exitCode.get());
    }
}
