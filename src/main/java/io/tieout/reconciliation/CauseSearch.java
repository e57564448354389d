package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the set of candidates that sums to a variance.
 *
 * <p>An exact set beats one that leaves a rest within the tolerance; then the smaller set; then the
 * order of the table, member by member; then the order of the evidence. At most {@value #COMBINED}
 * candidates are combined, which is 4,095 sets; of more, only single candidates are tried.
 */
final class CauseSearch {

    /** The most candidates of one row that are combined with each other. */
    static final int COMBINED = 12;

    private final BigDecimal variance;
    private final BigDecimal tolerance;
    private final List<Candidate> candidates;
    private final Deque<Candidate> chosen = new ArrayDeque<>();
    private @Nullable CauseSet exact;
    private @Nullable CauseSet withRest;

    private CauseSearch(BigDecimal variance, BigDecimal tolerance, List<Candidate> candidates) {
        this.variance = variance;
        this.tolerance = tolerance;
        this.candidates = candidates;
    }

    /** @param candidates in the order of the table */
    static Optional<CauseSet> explain(BigDecimal variance, BigDecimal tolerance, List<Candidate> candidates) {
        return new CauseSearch(variance, tolerance, candidates).smallest();
    }

    static boolean tooManyToCombine(List<Candidate> candidates) {
        return candidates.size() > COMBINED;
    }

    private Optional<CauseSet> smallest() {
        int largest = tooManyToCombine(candidates) ? 1 : candidates.size();
        for (int size = 1; size <= largest; size++) {
            choose(0, size, variance, BigDecimal.ZERO, false);
            if (exact != null) {
                return Optional.of(exact);
            }
        }
        return Optional.ofNullable(withRest);
    }

    /**
     * Adds {@code more} candidates from {@code from} on in every way that uses no evidence twice.
     *
     * @param rest of the variance when each of the chosen stands for its least amount
     * @param room how much more than that the chosen can stand for
     */
    private void choose(int from, int more, BigDecimal rest, BigDecimal room, boolean proRated) {
        if (more == 0) {
            judge(rest, room, proRated);
            return;
        }
        for (int i = from; i <= candidates.size() - more; i++) {
            Candidate candidate = candidates.get(i);
            if (usesWhatIsTaken(candidate)) {
                continue;
            }
            chosen.addLast(candidate);
            choose(
                    i + 1,
                    more - 1,
                    rest.subtract(candidate.least()),
                    room.add(candidate.most().subtract(candidate.least())),
                    proRated || candidate.cause() == Cause.PRORATION);
            chosen.removeLast();
        }
    }

    private void judge(BigDecimal rest, BigDecimal room, boolean proRated) {
        if (rest.signum() >= 0 && rest.compareTo(room) <= 0) {
            exact = better(exact, BigDecimal.ZERO);
        } else if (Rounding.covers(rest, tolerance, proRated)) {
            withRest = better(withRest, rest);
        }
    }

    private CauseSet better(@Nullable CauseSet best, BigDecimal rest) {
        CauseSet found = new CauseSet(new ArrayList<>(chosen), variance, rest);
        return best == null || found.isBetterThan(best) ? found : best;
    }

    private boolean usesWhatIsTaken(Candidate candidate) {
        return chosen.stream().anyMatch(taken -> !Collections.disjoint(taken.evidence(), candidate.evidence()));
    }
}
