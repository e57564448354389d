package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import io.tieout.money.Cover;
import io.tieout.reconciliation.AdjustmentChain.Adjusted;
import io.tieout.reconciliation.AdjustmentChain.Flag;
import io.tieout.reconciliation.AdjustmentChain.Original;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Pro-rated lines and adjustments in plain words. The one place for these words. */
public final class CheckWords {

    private CheckWords() {}

    /** What days were charged, what they should have come to, and from where that is known. */
    public static String of(ProratedLine line) {
        String days = line.cover().parts().stream().map(CheckWords::days).collect(Collectors.joining(" and "));
        String charged = line.entryId() + ": " + line.category().replace('_', ' ') + " for " + days + ", charged "
                + money(line.charged(), line.currency()) + ".";
        BigDecimal full = line.full();
        BigDecimal expected = line.expected();
        BigDecimal difference = line.difference();
        if (full == null || expected == null || difference == null) {
            return charged + " No other period holds a whole month of the same to compare it with.";
        }
        return charged + " A month of " + money(full, line.currency()) + " (" + line.fullPeriod() + ") makes "
                + money(expected, line.currency())
                + (difference.signum() == 0 ? ", as charged." : ": off by " + money(difference, line.currency()) + ".");
    }

    /** What was adjusted, what is left of it, and what a person should look at. */
    public static String of(AdjustmentChain chain) {
        Original original = chain.original();
        String head = original == null
                ? (chain.originalId() == null
                        ? "An adjustment that names no line"
                        : chain.originalId() + ", which no report holds,")
                : original.entryId() + " of " + original.period() + " (" + money(original.amount(), original.currency())
                        + ")";
        String adjusted = chain.adjustments().stream().map(CheckWords::adjusted).collect(Collectors.joining(", "));
        String currency = original == null ? chain.adjustments().get(0).currency() : original.currency();
        String flags = chain.flags().stream().map(flag -> " " + of(flag)).collect(Collectors.joining());
        return head + " was adjusted by " + adjusted + "; in all " + money(chain.netEffect(), currency) + "." + flags;
    }

    /** What the flag means and what to do. */
    public static String of(Flag flag) {
        return switch (flag) {
            case ORPHAN -> "Its original is not known: ask Kota what it corrects.";
            case OVER_REVERSED -> "More was taken back than had been charged: ask Kota whether it was reversed twice.";
            case OTHER_PERSON -> "It corrects another person's line: ask Kota whose it is.";
            case OTHER_POLICY -> "It corrects a line of another policy.";
            case OTHER_CURRENCY -> "It corrects a line in another currency.";
            case ORIGINAL_NOT_FINALIZED -> "The corrected line's own report is still open.";
        };
    }

    private static String days(Cover.Part part) {
        return part.covered() + " of " + part.days() + " days of " + part.month();
    }

    private static String adjusted(Adjusted one) {
        return money(one.amount(), one.currency()) + " in " + one.period() + " (" + one.entryId() + ")";
    }

    private static String money(BigDecimal amount, String currency) {
        return Amounts.plain(amount, currency) + " " + currency;
    }
}
