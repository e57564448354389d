package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** Statuses and causes in plain words: what happened, and what to do. The one place for these words. */
public final class Explanation {

    private Explanation() {}

    /** What happened to this row, with its figures, and what to do about it. */
    public static String of(ReconciliationRow row) {
        String words = what(row) + causes(row) + balance(row);
        return row.note() == null ? words : words + " Note: " + row.note() + ".";
    }

    /** The words of the status, fitted to a refund and to the side: an employer books, nobody withholds from it. */
    private static String what(ReconciliationRow row) {
        String words = row.status() == Status.NOT_IN_PAYROLL && row.charged().signum() == 0
                ? "Kota's lines cancel each other out and payroll withheld nothing: there is nothing to settle."
                        + " Check that the person should have no cover, or that an offboarding was taken back in time."
                : row.status() == Status.NOT_IN_PAYROLL && row.charged().signum() < 0
                        ? "Kota gives money back, but payroll withheld nothing less."
                                + " Check that the person is in the pay run and that the import was loaded; a leaver may have no"
                                + " pay left to set it against."
                        : of(row.status());
        return row.portion() == Portion.EMPLOYER ? words.replace("withheld", "booked") : words;
    }

    /** What the status means and what to do. */
    public static String of(Status status) {
        return switch (status) {
            case INSTRUCTED -> "No register is loaded for this period yet. Load it when payroll has run.";
            case CARRIED ->
                "Nothing was charged or withheld, but a balance of earlier periods is still open."
                        + " Settle it in payroll or agree what becomes of it.";
            case CURRENCY_MISMATCH ->
                "Kota charges in one currency and payroll withheld in another."
                        + " Check the pay element's currency and the employee's policy.";
            case NOT_IN_KOTA ->
                "Payroll withheld money, but Kota's reports hold no line for it."
                        + " Check whether the person still has cover; refund the pay or ask Kota.";
            case NOT_IN_PAYROLL ->
                "Kota charges money, but payroll withheld nothing."
                        + " Check that the person is in the pay run and that the import was loaded.";
            case MATCHED -> "Charged and withheld agree.";
            case ROUNDING -> "Charged and withheld differ by no more than the tolerance.";
            case EXPLAINED -> "Charged and withheld differ, and every part of the difference is named.";
            case BREAK ->
                "Charged and withheld differ and no set of causes sums to the difference."
                        + " Compare the lines with the register rows and correct payroll or ask Kota.";
        };
    }

    /** What the cause means and what to do. */
    public static String of(Cause cause) {
        return switch (cause) {
            case ADJUSTMENT -> "Kota corrected an earlier charge and payroll has not taken the correction.";
            case PRORATION -> "Kota charges part of a month and payroll holds the whole month.";
            case TIMING -> "Kota charges another month's cover in this period and payroll has not taken it.";
            case ONE_OFF -> "Kota makes a single charge that payroll has not taken.";
            case CARRY_FORWARD -> "Payroll settled the balance of earlier periods.";
            case DUPLICATE -> "Payroll took the same thing more than once; take the surplus back.";
            case SPLIT -> "Payroll divides the charge differently between employer and employee.";
            case ROUNDING -> "A rest within the tolerance.";
        };
    }

    private static String causes(ReconciliationRow row) {
        if (row.causes().isEmpty()) {
            return "";
        }
        return row.causes().entrySet().stream()
                .map(cause -> amount(cause, row.currency()))
                .collect(Collectors.joining(" ", " ", ""));
    }

    private static String amount(Map.Entry<Cause, BigDecimal> cause, String currency) {
        return of(cause.getKey()) + " (" + Amounts.plain(cause.getValue(), currency) + " " + currency + ")";
    }

    private static String balance(ReconciliationRow row) {
        if (row.opening().signum() == 0 || row.status() == Status.INSTRUCTED) {
            return "";
        }
        return " Open from earlier periods: " + Amounts.plain(row.opening(), row.currency()) + " " + row.currency()
                + ", now " + Amounts.plain(row.closing(), row.currency()) + ".";
    }
}
