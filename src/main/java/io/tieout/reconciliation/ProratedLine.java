package io.tieout.reconciliation;

import io.tieout.money.Cover;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A line whose cover is not one calendar month, and what it should come to. Amounts in major units of the currency.
 *
 * @param employeeRef payroll's key, or Kota's id for a person the roster does not know
 * @param category gross_premium, tax or tax_relief
 * @param cover says the covered days, by calendar month, and the fraction
 * @param full what the same policy, member, category and portion was charged for a whole month in the nearest other
 *     period; null where no other period holds such a line, or several that can't be told apart
 * @param fullPeriod the period of that line; null without {@code full}
 */
public record ProratedLine(
        String employeeRef,
        String currency,
        Portion portion,
        String entryId,
        String policyId,
        String memberType,
        String category,
        Cover cover,
        @Nullable BigDecimal full,
        @Nullable YearMonth fullPeriod,
        BigDecimal charged) {

    /** The share of the full amount by calendar days, rounded half up once; null without {@code full}. */
    public @Nullable BigDecimal expected() {
        return full == null ? null : cover.share(full, currency);
    }

    /** Charged less expected; null without {@code full}. */
    public @Nullable BigDecimal difference() {
        BigDecimal expected = expected();
        return expected == null ? null : charged.subtract(expected);
    }
}
