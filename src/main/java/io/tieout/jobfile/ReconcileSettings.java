package io.tieout.jobfile;

import io.tieout.payroll.Profile;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A job file of kind {@code reconcile}.
 *
 * @param timetable when it starts by itself, null when only people start it
 * @param maxRejectShare a register with a larger share of refused rows is refused whole; 0 to 1
 * @param toleranceMinorUnits the largest variance that is taken for rounding, in minor units of the row's currency
 * @param reliefSign the sign that Kota gives to tax relief that is not an adjustment: -1 or 1
 * @param payrollImport what the file that payroll imports says, and how
 * @param journal the accounts of the workbook's journal
 */
public record ReconcileSettings(
        String name,
        @Nullable Timetable timetable,
        Profile register,
        BigDecimal maxRejectShare,
        int toleranceMinorUnits,
        int reliefSign,
        ImportSettings payrollImport,
        JournalSettings journal) {

    /** With the usual accounts. */
    public ReconcileSettings(
            String name,
            @Nullable Timetable timetable,
            Profile register,
            BigDecimal maxRejectShare,
            int toleranceMinorUnits,
            int reliefSign,
            ImportSettings payrollImport) {
        this(
                name,
                timetable,
                register,
                maxRejectShare,
                toleranceMinorUnits,
                reliefSign,
                payrollImport,
                JournalSettings.CANONICAL);
    }
}
