package io.tieout.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tries every set of candidates, one after the other, and keeps the best that sums to the variance. */
final class Combinations {

    /** With more candidates than this, only sets of one are tried. */
    static final int MOST_COMBINED = 12;

    private final BigDecimal variance;
    private final BigDecimal tolerance;

    Combinations(BigDecimal variance, BigDecimal tolerance) {
        this.variance = variance;
        this.tolerance = tolerance;
    }

    /** The best explanations: more than one only where the text does not say which of them comes first. */
    List<Explanation> best(List<Candidate> candidates) {
        List<Explanation> best = new ArrayList<>();
        for (List<Candidate> set : sets(candidates)) {
            explain(set).ifPresent(found -> {
                if (best.isEmpty() || found.compareTo(best.get(0)) < 0) {
                    best.clear();
                }
                if (best.isEmpty() || found.compareTo(best.get(0)) == 0) {
                    best.add(found);
                }
            });
        }
        return best;
    }

    private static List<List<Candidate>> sets(List<Candidate> candidates) {
        if (candidates.size() > MOST_COMBINED) {
            return candidates.stream().map(List::of).toList();
        }
        List<List<Candidate>> sets = new ArrayList<>();
        for (int bits = 1; bits < 1 << candidates.size(); bits++) {
            List<Candidate> set = new ArrayList<>();
            for (int i = 0; i < candidates.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    set.add(candidates.get(i));
                }
            }
            if (nothingServesTwice(set)) {
                sets.add(set);
            }
        }
        return sets;
    }

    private static boolean nothingServesTwice(List<Candidate> set) {
        Set<Object> used = new HashSet<>();
        for (Candidate candidate : set) {
            for (Object use : candidate.uses()) {
                if (!used.add(use)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<Explanation> explain(List<Candidate> set) {
        BigDecimal least = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (Candidate candidate : set) {
            least = least.add(candidate.least());
            most = most.add(candidate.most());
        }
        boolean proRated = set.stream().anyMatch(candidate -> !candidate.isFixed());
        if (least.compareTo(variance) <= 0 && variance.compareTo(most) <= 0) {
            return Optional.of(explanation(set, BigDecimal.ZERO));
        }
        // Without pro-rating both ends are the same sum.
        BigDecimal rest = variance.subtract(least);
        if (!proRated && rest.abs().compareTo(tolerance) <= 0) {
            return Optional.of(explanation(set, rest));
        }
        return Optional.empty();
    }

    private Explanation explanation(List<Candidate> set, BigDecimal rest) {
        Map<Cause, BigDecimal> amounts = new EnumMap<>(Cause.class);
        List<Cause> members = new ArrayList<>();
        BigDecimal fixed = BigDecimal.ZERO;
        for (Candidate candidate : set) {
            members.add(candidate.cause());
            if (candidate.isFixed()) {
                amounts.merge(candidate.cause(), candidate.least(), BigDecimal::add);
                fixed = fixed.add(candidate.least());
            }
        }
        if (members.contains(Cause.PRORATION)) {
            amounts.put(Cause.PRORATION, variance.subtract(fixed));
        }
        if (rest.signum() != 0) {
            amounts.put(Cause.ROUNDING, rest);
            members.add(Cause.ROUNDING);
        }
        members.sort(null);
        return new Explanation(List.copyOf(members), Map.copyOf(amounts), rest);
    }
}
