package io.tieout.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as people see it.
 *
 * @param number counts the runs of one kind and period, from 1
 * @param status STARTED, STOPPED, FAILED, COMPLETED or ABANDONED
 */
public record Run(
        long id,
        String kind,
        String period,
        String scope,
        int number,
        String inputsSha256,
        String status,
        Instant startedAt,
        @Nullable Instant endedAt) {

    boolean finished() {
        return status.equals("COMPLETED") || status.equals("ABANDONED");
    }
}
