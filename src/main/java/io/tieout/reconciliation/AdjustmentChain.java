package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of Kota's and everything that has been charged or given back for it since. Amounts in major units.
 *
 * @param original the line that was adjusted first; null when none is named, or none of that id was ever read
 * @param originalId the id that the first adjustment names; null when it names none
 * @param adjustments all that are known up to the run's period, oldest period first; at least one is of this run
 * @param netEffect the original and its adjustments in the original's currency; without an original those of the
 *     first adjustment's currency alone
 */
public record AdjustmentChain(
        @Nullable Original original,
        @Nullable String originalId,
        List<Adjusted> adjustments,
        BigDecimal netEffect,
        Set<Flag> flags) {

    /** What a person should look at, in the order in which it is told. */
    public enum Flag {
        /** No original is named, or none of that id was ever read. */
        ORPHAN,
        /** More was given back than had been charged, or the other way round: it was reversed more than once. */
        OVER_REVERSED,
        OTHER_PERSON,
        OTHER_POLICY,
        OTHER_CURRENCY,
        /** The original's own report is still open, where Kota could have changed the line itself. */
        ORIGINAL_NOT_FINALIZED
    }

    /** @param period whose report holds it */
    public record Original(
            String entryId,
            YearMonth period,
            boolean finalized,
            String employeeRef,
            String currency,
            Portion portion,
            String policyId,
            String category,
            BigDecimal amount) {}

    /**
     * @param adjustmentFor the line that it names, which may be an adjustment itself; null when it names none
     * @param period whose report holds it
     * @param inRun whether it is a line of this run, and not of an earlier period
     */
    public record Adjusted(
            String entryId,
            @Nullable String adjustmentFor,
            YearMonth period,
            boolean inRun,
            String employeeRef,
            String currency,
            Portion portion,
            String policyId,
            String category,
            YearMonth reportingMonth,
            BigDecimal amount) {}
}
