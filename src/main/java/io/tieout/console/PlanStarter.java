package io.tieout.console;

import io.tieout.jobfile.PlanApproval;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sends plans, as the command of that name does. Handed in by the face that has the commands. */
public interface PlanStarter {

    /**
     * Whether a plan can be sent from here.
     *
     * @param here whether the files that it was made of lie where the server reads them, unchanged
     * @param command what sends it from where the files are, without what is released
     */
    record Sending(boolean here, String command) {}

    /** @param run that made the plan. @param plan its number */
    Sending of(long run, int plan);

    /**
     * Begins to send, and returns at once.
     *
     * @param run that made the plan
     * @throws io.tieout.batch.UsageException if there is no such plan, its files are not here as they were, or it has
     *     nothing to send for somebody who is named
     * @throws io.tieout.batch.RunBusyException if a roster sync is at work
     */
    void start(long run, PlanApproval approval);

    /**
     * Begins a sync of mended rows and of nothing else, and returns at once. Whom they don't name is not missing.
     *
     * @param run whose rejects they were
     * @throws io.tieout.batch.RunBusyException if a roster sync is at work
     */
    void mended(long run, Path employees);

    /** Why the last one that was begun here did not come to its end; null when it did, or none was. */
    @Nullable
    String lastFailure();
}
