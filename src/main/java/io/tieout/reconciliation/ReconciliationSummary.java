package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one employer in a run, in major units.
 *
 * @param totals by currency and portion
 * @param rowsByStatus statuses that occur, in the order of the table
 * @param causes what the named parts of the variances sum to
 * @param accepted rows that need a person and that somebody accepted as they are
 * @param registerRun whose register was used, null when none was ever loaded
 * @param openingRun whose closing balances were the opening, null for the first period
 * @param stale an earlier period was run again since, so the opening is no longer what it was
 */
public record ReconciliationSummary(
        String employerRef,
        List<Total> totals,
        Map<Status, Long> rowsByStatus,
        List<CauseTotal> causes,
        long accepted,
        @Nullable Long registerRun,
        @Nullable Long openingRun,
        boolean stale) {

    /** @param withheld null, as are variance and unexplained, while no register was ever loaded */
    public record Total(
            String currency,
            Portion portion,
            long rows,
            BigDecimal charged,
            @Nullable BigDecimal withheld,
            @Nullable BigDecimal variance,
            @Nullable BigDecimal unexplained,
            BigDecimal opening,
            BigDecimal closing) {}

    /** What one cause explains in a currency and portion, over {@code rows} rows. */
    public record CauseTotal(Cause cause, String currency, Portion portion, long rows, BigDecimal amount) {}

    /** Rows that a person has to look at; those that somebody accepted are left out. */
    public long rowsThatNeedPerson() {
        return rowsByStatus.entrySet().stream()
                        .filter(entry -> entry.getKey().needsPerson())
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                - accepted;
    }
}
