package io.tieout.standin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a breakdown.
 *
 * @param amount in major units, with the digits it is shown with
 * @param settles the entry of a finalized report that this one corrects because something changed since; ours, not shown
 */
record Line(
        String id,
        String category,
        String memberType,
        boolean adjustment,
        @Nullable String adjustmentFor,
        BigDecimal amount,
        String type,
        @Nullable String note,
        LocalDate coverFrom,
        LocalDate coverTo,
        LocalDate reportingMonth,
        String policyId,
        @Nullable String settles) {

    /** The deprecated twin of {@link #policyId}, still required. */
    String employeePolicyId() {
        return "eehp_" + policyId.substring(2);
    }

    YearMonth month() {
        return YearMonth.from(reportingMonth);
    }
}
