package io.tieout.roster;

import io.tieout.batch.ExitCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the roster sync planned, and what came of it.
 *
 * @param trips guards that stopped it; nothing was sent then
 * @param causes what the evidence says of why they tripped
 * @param stale rows that are not what they were in the plan that was to be applied; nothing was sent then
 * @param heldBack people who would leave or stay after all and wait, since this run released others by name
 */
public record SyncReport(
        long run,
        Side employers,
        Side employees,
        List<String> warnings,
        List<String> trips,
        List<String> causes,
        List<String> stale,
        long heldBack) {

    /** Whether nothing of the plan may be sent. */
    public boolean refused() {
        return !trips.isEmpty() || !stale.isEmpty();
    }

    /**
     * One of the two files.
     *
     * @param rows of the file, refused ones included
     * @param rejects path of the file with the refused rows, null when there are none
     * @param planned rows by action; an action without rows is absent. Leave dates that Kota refused for its state
     *     count as CANNOT
     * @param refused rows of the file
     * @param failed changes that Kota refused, wholly or in part, or that could not be sent; not those that count as
     *     CANNOT
     * @param leavesRefused leave dates, and withdrawals of such, that were sent by this run and that Kota's state did
     *     not allow
     * @param open changes that were planned and are not settled
     */
    public record Side(
            long rows,
            long refused,
            @Nullable String rejects,
            Map<PlanAction, Long> planned,
            long created,
            long adopted,
            long updated,
            long rekeyed,
            long salaries,
            long offboarded,
            long cancelled,
            long failed,
            long leavesRefused,
            long open) {

        public long planned(PlanAction action) {
            return planned.getOrDefault(action, 0L);
        }

        /** Changes that Kota holds now because of this run. */
        public long landed() {
            return created + adopted + updated + rekeyed + salaries + offboarded + cancelled;
        }

        private boolean needsPeople() {
            return refused > 0
                    || failed > 0
                    || planned(PlanAction.CANNOT) > 0
                    || planned(PlanAction.HELD) > 0
                    || planned(PlanAction.RENUMBERED) > 0;
        }
    }

    /** How a run that came to its end, dry or not, ends for the caller. Missing people are told, not more. */
    public ExitCode exitCode() {
        if (refused()) {
            return ExitCode.GUARD;
        }
        return employers.needsPeople() || employees.needsPeople() ? ExitCode.PEOPLE_NEEDED : ExitCode.DONE;
    }
}
