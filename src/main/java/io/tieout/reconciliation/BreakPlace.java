package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;

/** Where a row stands in the work list, so that the next page begins after it. @param atStake major units, never negative */
public record BreakPlace(String currency, BigDecimal atStake, String employerRef, String employeeRef, Portion portion) {

    static BreakPlace of(ReconciliationRow row) {
        return new BreakPlace(row.currency(), row.atStake(), row.employerRef(), row.employeeRef(), row.portion());
    }
}
