package io.tieout.contribution;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A line that is not in both of two readings of a report, or not the same in both. Words and dates are those of the
 * newer reading, of the older one for a line that is gone.
 *
 * @param before major units; null for a line that was added
 * @param after major units; null for a line that is gone
 * @param changed names of the fields that differ, for a line that is in both; empty else
 */
public record LineChange(
        Kind kind,
        String employeeRef,
        Portion portion,
        String currency,
        String entryId,
        String category,
        LocalDate coverFrom,
        LocalDate coverTo,
        YearMonth reportingMonth,
        @Nullable BigDecimal before,
        @Nullable BigDecimal after,
        String changed) {

    public enum Kind {
        ADDED,
        GONE,
        CHANGED
    }

    /** What the change does to what is charged, in major units. */
    public BigDecimal difference() {
        BigDecimal was = before == null ? BigDecimal.ZERO : before;
        BigDecimal is = after == null ? BigDecimal.ZERO : after;
        return is.subtract(was);
    }
}
