package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.Run;
import io.tieout.batch.RunOutcome;
import io.tieout.console.RunStarter;
import io.tieout.jobfile.JobFiles;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.jobfile.Timetable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody starts in the console: what the command would do, with the job file that the server was given.
 *
 * @param jobs the server's job files, null for the usual folder
 */
record ConsoleReconcile(Session session, @Nullable Path jobs) implements RunStarter {

    @Override
    public Ended reconcile(Order order, Consumer<Run> began) {
        JobFile<ReconcileSettings> job = jobFile();
        Timetable timetable = job.settings().timetable();
        ReconcileRun run = ReconcileRun.of(
                        order.period(),
                        order.registers(),
                        order.employers(),
                        job,
                        timetable == null ? Path.of("out") : timetable.out(),
                        false)
                .reopening(order.reopen());
        AtomicBoolean hasBegun = new AtomicBoolean();
        AtomicReference<@Nullable RunOutcome> outcome = new AtomicReference<>();
        try {
            ExitCode exit = run.in(
                    session,
                    started -> {
                        hasBegun.set(true);
                        Out.result("");
                        Out.result("Started in the console: " + order.period() + ", run " + started.number());
                        began.accept(started);
                    },
                    outcome::set);
            RunOutcome ended = outcome.get();
            return new Ended(exit, ended == null || ended.failure() == null ? null : Failures.words(ended.failure()));
        } catch (RuntimeException failure) {
            if (!hasBegun.get()) {
                throw failure;
            }
            return new Ended(Failures.report(failure), Failures.words(failure));
        }
    }

    private JobFile<ReconcileSettings> jobFile() {
        Path named = jobs == null ? JobFiles.RECONCILE : jobs.resolve(JobFiles.RECONCILE.getFileName());
        return JobFile.reconcile(Files.exists(named) ? named : null);
    }
}
