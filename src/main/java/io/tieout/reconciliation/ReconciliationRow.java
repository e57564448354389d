package io.tieout.reconciliation;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One settled row, in major units of its currency.
 *
 * @param employeeRef payroll's key, or Kota's id for a person the roster does not know
 * @param reportId several separated by a blank when a person's lines stand in several reports; null for
 *     a person without lines when it can't be told which report would hold them
 * @param withheld null, as are variance and unexplained, while no register was ever loaded
 * @param causes in the order of the table; causes and unexplained sum to the variance
 * @param note what a person should know beside the figures
 */
public record ReconciliationRow(
        String employerRef,
        @Nullable String employerId,
        @Nullable String externalCustomerId,
        @Nullable String reportId,
        @Nullable String reportStatus,
        String employeeRef,
        @Nullable String employeeId,
        String currency,
        Portion portion,
        BigDecimal charged,
        @Nullable BigDecimal withheld,
        @Nullable BigDecimal variance,
        Status status,
        Map<Cause, BigDecimal> causes,
        @Nullable BigDecimal unexplained,
        BigDecimal opening,
        BigDecimal closing,
        @Nullable String note) {

    /**
     * The sum a person has to find: the unexplained rest, or else a balance that only waits. Major units, never
     * negative.
     */
    public BigDecimal atStake() {
        BigDecimal rest = isNothing(unexplained) ? variance : unexplained;
        return (isNothing(rest) ? closing : rest).abs();
    }

    ReconciliationRow withNote(@Nullable String other) {
        return new ReconciliationRow(
                employerRef,
                employerId,
                externalCustomerId,
                reportId,
                reportStatus,
                employeeRef,
                employeeId,
                currency,
                portion,
                charged,
                withheld,
                variance,
                status,
                causes,
                unexplained,
                opening,
                closing,
                other);
    }

    private static boolean isNothing(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() == 0;
    }

    /** {@code CAUSE=amount} joined by semicolons, alphabetical, with at least the currency's decimals; empty for none. */
    public String causesText() {
        return Causes.text(causes, currency);
    }
}
