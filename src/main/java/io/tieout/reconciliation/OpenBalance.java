package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A person's balance that the newest period of the employer leaves open, in major units of its currency.
 *
 * @param balance more than zero: charged and not taken; less: taken and not charged
 * @param period whose closing it is
 * @param stale an earlier period was run again since, so the balance no longer holds
 * @param aged how old its parts are
 * @param inPay whether the register that was used holds any row of the person
 * @param leaveOn the leave date that was sent to Kota, null if none
 * @param known whether the roster knows the person
 * @param usualMonth what Kota last charged for a month, adjustments left out; null when nothing
 */
public record OpenBalance(
        String employerRef,
        String employeeRef,
        String currency,
        Portion portion,
        BigDecimal balance,
        YearMonth period,
        boolean stale,
        Ageing.Aged aged,
        boolean inPay,
        @Nullable LocalDate leaveOn,
        boolean known,
        @Nullable BigDecimal usualMonth) {

    /** Nobody's pay can take it: the employee's own portion, of somebody without a row in the register. */
    public boolean withoutPay() {
        return portion == Portion.EMPLOYEE && !inPay;
    }
}
