package io.tieout.reconciliation;

import java.time.YearMonth;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a row says beside its figures. */
final class Notes {

    static final String TOO_MANY_CAUSES =
            "more than " + CauseSearch.COMBINED + " possible causes, so combinations of them were not tried";
    static final String FINER_THAN_CURRENCY = "Kota sent an amount with more decimals than the currency has";
    static final String NOT_IN_ROSTER = "the roster does not know this person";

    private Notes() {}

    /** Of a row whose plain lines are for several months, which a person's first report holds together; else null. */
    static @Nullable String monthsAtOnce(Position position) {
        SortedSet<YearMonth> months = position.lines().stream()
                .filter(line -> line.recurring() && !line.adjustment())
                .map(ChargedLine::reportingMonth)
                .collect(Collectors.toCollection(TreeSet::new));
        return months.size() < 2
                ? null
                : "Kota charges " + months.size() + " months at once ("
                        + months.stream().map(YearMonth::toString).collect(Collectors.joining(", "))
                        + "), as a first report does";
    }

    static @Nullable String join(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one + "; " + other;
    }
}
