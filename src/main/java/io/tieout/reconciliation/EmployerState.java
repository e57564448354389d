package io.tieout.reconciliation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one employer's period.
 *
 * @param run the newest run that settled it, null when none did
 * @param runNumber as people see it, 0 when none did
 * @param stale an earlier period was run again since
 * @param written whether the files of that run are complete
 * @param open rows that need a person and that nobody accepted
 * @param failure why the newest run could not settle it, null when it could
 * @param review why its figures need a person before they are used, null when they don't
 * @param signers who signed what is signed off, else that run's content; in the order in which they did
 * @param signedOff whether two accounts signed the period and nobody opened it again
 * @param finalAt when its reports were seen final at Kota by an order of ours, null when they were not
 */
public record EmployerState(
        String employerRef,
        @Nullable Long run,
        int runNumber,
        @Nullable Instant settledAt,
        boolean stale,
        boolean written,
        long open,
        @Nullable String failure,
        @Nullable String review,
        List<String> signers,
        boolean signedOff,
        @Nullable Instant finalAt) {

    /** The first that applies. */
    public enum Stage {
        FINAL,
        SIGNED_OFF,
        FAILED,
        NOT_RUN,
        REVIEW,
        STALE,
        PEOPLE_NEEDED,
        HALF_SIGNED,
        TO_SIGN
    }

    public Stage stage() {
        if (signedOff) {
            return finalAt != null ? Stage.FINAL : Stage.SIGNED_OFF;
        }
        if (failure != null) {
            return Stage.FAILED;
        }
        if (review != null) {
            return Stage.REVIEW;
        }
        if (run == null || !written) {
            return Stage.NOT_RUN;
        }
        if (stale) {
            return Stage.STALE;
        }
        if (!signers.isEmpty()) {
            return Stage.HALF_SIGNED;
        }
        return open > 0 ? Stage.PEOPLE_NEEDED : Stage.TO_SIGN;
    }
}
