package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.time.YearMonth;

/** Which row of a period is meant, whatever run settled it. @param currency ISO 4217, upper case */
public record RowRef(YearMonth period, String employerRef, String employeeRef, String currency, Portion portion) {

    @Override
    public String toString() {
        return employeeRef + " of " + employerRef + ", " + period + ", the " + portion.word() + "'s portion, "
                + currency;
    }
}
