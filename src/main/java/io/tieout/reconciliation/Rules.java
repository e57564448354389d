package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one person settled: statuses from the first that applies, causes from the smallest set that sums. */
final class Rules {

    /** In the order of the table; SPLIT looks at both portions and ROUNDING is a rest, so neither is here. */
    private static final List<CauseRule> CAUSES =
            List.of(new Adjustment(), new Proration(), new Timing(), new OneOff(), new CarryForward(), new Duplicate());

    private Rules() {}

    /** @param person all rows of one employer and person; the result is in step with it */
    static List<Settlement> settle(List<Position> person) {
        List<Settlement> settlements = new ArrayList<>();
        for (Position position : person) {
            settlements.add(settle(position, meetsNoCommonCurrency(position, person)));
        }
        return Split.explain(person, settlements);
    }

    private static Settlement settle(Position position, boolean currencyMismatch) {
        BigDecimal variance = position.variance();
        boolean nothingMoved = position.nothingCharged() && position.nothingWithheld();
        boolean oneSideOnly = position.nothingCharged() != position.nothingWithheld();
        String note = finerThanCurrency(position);
        if (!position.registerLoaded()) {
            return Settlement.instructed(position, note);
        }
        if (nothingMoved && position.opening().signum() != 0) {
            return Settlement.open(position, Status.CARRIED, note);
        }
        if (currencyMismatch) {
            return Settlement.open(position, Status.CURRENCY_MISMATCH, note);
        }
        if (oneSideOnly && !position.withinTolerance(variance) && settlesTheOpening(position)) {
            return explained(position, Cause.CARRY_FORWARD, Status.EXPLAINED, note);
        }
        if (position.nothingCharged()) {
            return Settlement.open(position, Status.NOT_IN_KOTA, note);
        }
        if (position.nothingWithheld()) {
            return Settlement.open(position, Status.NOT_IN_PAYROLL, Notes.join(note, Notes.monthsAtOnce(position)));
        }
        if (variance.signum() == 0) {
            return Settlement.open(position, Status.MATCHED, note);
        }
        if (Rounding.covers(variance, position.tolerance(), false)) {
            return explained(position, Cause.ROUNDING, Status.ROUNDING, note);
        }
        return explainedOrBreak(position, note);
    }

    private static Settlement explainedOrBreak(Position position, @Nullable String note) {
        List<Candidate> candidates = CAUSES.stream()
                .flatMap(rule -> rule.candidates(position).stream())
                .toList();
        String known = Notes.join(note, Notes.monthsAtOnce(position));
        String words = CauseSearch.tooManyToCombine(candidates) ? Notes.join(known, Notes.TOO_MANY_CAUSES) : known;
        return CauseSearch.explain(position.variance(), position.tolerance(), candidates)
                .map(set -> Settlement.explained(position, Status.EXPLAINED, set.amounts(), words))
                .orElseGet(() -> Settlement.open(position, Status.BREAK, words));
    }

    private static Settlement explained(Position position, Cause cause, Status status, @Nullable String note) {
        return Settlement.explained(position, status, Map.of(cause, position.variance()), note);
    }

    private static boolean settlesTheOpening(Position position) {
        return position.variance().compareTo(position.opening().negate()) == 0;
    }

    /** Whether the portion of this row is charged in some currencies, withheld in others, and none is in both. */
    private static boolean meetsNoCommonCurrency(Position position, List<Position> person) {
        Set<String> charged = currencies(samePortion(position, person).filter(row -> !row.nothingCharged()));
        Set<String> withheld = currencies(samePortion(position, person).filter(row -> !row.nothingWithheld()));
        return !charged.isEmpty() && !withheld.isEmpty() && Collections.disjoint(charged, withheld);
    }

    private static Stream<Position> samePortion(Position position, List<Position> person) {
        return person.stream()
                .filter(row -> row.key().portion() == position.key().portion());
    }

    private static Set<String> currencies(Stream<Position> rows) {
        return rows.map(row -> row.key().currency()).collect(Collectors.toSet());
    }

    private static @Nullable String finerThanCurrency(Position position) {
        String currency = position.key().currency();
        boolean finer =
                position.lines().stream().anyMatch(line -> Amounts.isFinerThanCurrency(line.amount(), currency));
        return finer ? Notes.FINER_THAN_CURRENCY : null;
    }
}
