package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What payroll was told to take for a person, portion and currency, beside what Kota charges now and what the
 * register shows, in major units. It stands beside the status of the row and never changes it.
 *
 * @param instructedIn number of the first run that wrote the final payroll import that was the last before the register
 * @param instructed null when that import says nothing of the person and portion
 * @param charged what Kota charges now
 * @param withheld null when the register holds no row
 */
public record ThreeWay(
        String employeeRef,
        String currency,
        Portion portion,
        int instructedIn,
        @Nullable BigDecimal instructed,
        BigDecimal charged,
        @Nullable BigDecimal withheld) {

    /** What became of an instruction. */
    public enum Outcome {
        TAKEN,
        /** Instructed, and the register holds nothing of it. */
        LOST,
        /** Taken as often as a whole number says, two or more. */
        TAKEN_TWICE,
        /** Taken with another amount. */
        ALTERED,
        /** Taken, and the import said nothing of it. */
        NOT_INSTRUCTED
    }

    public Outcome outcome() {
        if (instructed == null) {
            return Outcome.NOT_INSTRUCTED;
        }
        if (withheld == null) {
            return Outcome.LOST;
        }
        return withheld.compareTo(instructed) == 0
                ? Outcome.TAKEN
                : times() > 1 ? Outcome.TAKEN_TWICE : Outcome.ALTERED;
    }

    /** Kota charges something else by now than was instructed. */
    public boolean chargeMoved() {
        return instructed != null && instructed.compareTo(charged) != 0;
    }

    /** What happened between the instruction and the register, in plain words. */
    public String words() {
        String verb = portion == Portion.EMPLOYER ? "booked" : "took";
        String words = switch (outcome()) {
            case TAKEN -> "Run " + instructedIn + " instructed " + money(instructed) + " and payroll " + verb + " it.";
            case LOST ->
                "Run " + instructedIn + " instructed " + money(instructed) + " and payroll " + verb
                        + " nothing: the instruction was lost. Check that the import was loaded whole.";
            case TAKEN_TWICE ->
                "Run " + instructedIn + " instructed " + money(instructed) + " and payroll " + verb + " it " + times()
                        + " times. Check whether the import was loaded twice.";
            case ALTERED ->
                "Run " + instructedIn + " instructed " + money(instructed) + " and payroll " + verb
                        + " " + money(withheld) + ": it was altered by "
                        + money(withheld == null || instructed == null ? null : withheld.subtract(instructed))
                        + ".";
            case NOT_INSTRUCTED ->
                "Payroll " + verb + " " + money(withheld) + ", which the import of run " + instructedIn
                        + " did not ask for.";
        };
        return chargeMoved() ? words + " Kota charges " + money(charged) + " by now." : words;
    }

    /** How often the instructed amount is in the register's, 0 unless it is a whole number of times. */
    private int times() {
        if (instructed == null || withheld == null || instructed.signum() == 0) {
            return 0;
        }
        BigDecimal sum = instructed;
        int times = 1;
        while (sum.abs().compareTo(withheld.abs()) < 0 && times < 100) {
            sum = sum.add(instructed);
            times++;
        }
        return sum.compareTo(withheld) == 0 ? times : 0;
    }

    private String money(@Nullable BigDecimal amount) {
        return amount == null ? "nothing" : Amounts.plain(amount, currency) + " " + currency;
    }
}
