package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Kota charges for a person, currency and portion, beside what it charged before. Major units.
 *
 * @param last in the period that the run's openings come from; null when there is none
 * @param reasons sum to the difference; in the order of {@link ChangeReason}
 * @param sinceLastPull what moved since the reading of the same reports before this one; null when there is none
 * @param sinceSignOff what moved since this period was signed off; null when it never was
 */
public record ChargeChange(
        String employeeRef,
        String currency,
        Portion portion,
        @Nullable BigDecimal last,
        BigDecimal now,
        Map<ChangeReason, BigDecimal> reasons,
        @Nullable BigDecimal sinceLastPull,
        @Nullable BigDecimal sinceSignOff) {

    /** Null without a period before. */
    public @Nullable BigDecimal difference() {
        return last == null ? null : now.subtract(last);
    }

    boolean isAny() {
        return isSome(difference()) || isSome(sinceLastPull) || isSome(sinceSignOff);
    }

    private static boolean isSome(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() != 0;
    }
}
