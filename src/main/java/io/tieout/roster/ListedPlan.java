package io.tieout.roster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan in the list of plans.
 *
 * @param number that of its run
 * @param dryRun whether it was to be made only
 * @param partial whether it was made of a few mended rows
 * @param tripped whether a guard stopped it
 * @param stale whether it was to be an earlier plan, and came out otherwise
 * @param people rows about people, by action; an action without rows is absent
 * @param employers the same of employers
 */
public record ListedPlan(
        long run,
        int number,
        boolean dryRun,
        boolean partial,
        boolean tripped,
        boolean stale,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<PlanAction, Long> people,
        Map<PlanAction, Long> employers) {

    /** Rows about people that ask for it. */
    public long people(PlanAction action) {
        return people.getOrDefault(action, 0L);
    }

    /** Whether what it had to send went out. */
    public boolean sent() {
        return !dryRun && !tripped && !stale;
    }

    /** What became of it, in words. */
    public String words() {
        if (stale) {
            return "not what was to be applied";
        }
        if (tripped) {
            return "stopped by a guard";
        }
        return dryRun ? "planned only" : "sent";
    }
}
