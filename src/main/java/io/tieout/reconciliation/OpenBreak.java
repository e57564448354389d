package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A row that needs a person, as the newest run of its period settled it.
 *
 * @param runNumber as people see it
 * @param stale an earlier period was run again since, so that the opening balance no longer holds
 * @param row with its figures; {@link Explanation#of(ReconciliationRow)} has the words
 * @param acceptance null while nobody has accepted it; an accepted row stays what it is and leads to no exit code 3
 */
public record OpenBreak(
        YearMonth period,
        long run,
        int runNumber,
        boolean stale,
        ReconciliationRow row,
        @Nullable Acceptance acceptance) {

    public RowRef ref() {
        return new RowRef(period, row.employerRef(), row.employeeRef(), row.currency(), row.portion());
    }

    /** What an acceptance holds for, as text: who accepts what is on a page says with it what that was. */
    public String figures() {
        BigDecimal variance = row.variance();
        return row.status() + " "
                + (variance == null ? "-" : variance.stripTrailingZeros().toPlainString()) + " "
                + row.closing().stripTrailingZeros().toPlainString();
    }

    /** The sum that a person has to find, major units, never negative. */
    public BigDecimal atStake() {
        return row.atStake();
    }
}
