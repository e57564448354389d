package io.tieout.reconciliation;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A row of the work list.
 *
 * @param since the period of the oldest part of its closing balance
 * @param handedOver to whom it was handed; null while it is nobody's in particular
 */
public record ListedBreak(
        OpenBreak open, YearMonth since, @Nullable HandOver handedOver) {

    public BreakPlace place() {
        return BreakPlace.of(open.row());
    }
}
