package io.tieout.console;

import io.tieout.batch.ExitCode;
import io.tieout.batch.Run;
import io.tieout.jobfile.ReconcileInputs;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts what only a command can start; handed in by the command line, so that nothing is started in two ways. */
public interface RunStarter {

    /**
     * One reconciliation.
     *
     * @param registers in the order given; empty uses those that were loaded last
     * @param employers empty for all
     * @param reopen why periods that are signed off are settled all the same; null leaves them as they are
     */
    record Order(
            YearMonth period,
            List<Path> registers,
            SortedSet<String> employers,
            ReconcileInputs.@Nullable Reopen reopen) {}

    /** @param failure what went wrong, in words; null when nothing did */
    record Ended(ExitCode exit, @Nullable String failure) {}

    /**
     * Runs it to its end, as its command would. What is thrown before the run has begun is thrown on; what goes wrong
     * later is told by the answer.
     *
     * @param began told once, when the run is on record and before its first step
     * @throws io.tieout.batch.RunBusyException if another process runs the same
     */
    Ended reconcile(Order order, Consumer<Run> began);
}
