package io.tieout.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as people see it.
 *
 * @param number counts the runs of one kind and period, from 1
 * @param status STARTED, STOPPED, FAILED, COMPLETED or ABANDONED
 * @param exitCode as people saw it, null when nobody did
 */
public record Run(
        long id,
        String kind,
        String period,
        String scope,
        int number,
        String inputsSha256,
        String status,
        @Nullable Integer exitCode,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** The status for people: a run that a guard stopped came to its end and sent nothing. */
    public String words() {
        boolean stopped = status.equals("COMPLETED") && exitCode != null && exitCode == ExitCode.GUARD.number();
        return stopped ? "stopped by a guard" : status;
    }

    boolean finished() {
        return status.equals("COMPLETED") || status.equals("ABANDONED");
    }
}
