package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One possible part of a variance, with the evidence that it would use up. */
sealed interface Candidate permits Candidate.Known, PartMonth {

    Cause cause();

    Set<Evidence> evidence();

    /** The smallest amount that it can stand for, in major units. */
    BigDecimal least();

    /** The largest; every minor unit from {@link #least} to here is possible. */
    BigDecimal most();

    /** A candidate whose evidence says its amount. */
    record Known(Cause cause, Set<Evidence> evidence, BigDecimal amount) implements Candidate {

        @Override
        public BigDecimal least() {
            return amount;
        }

        @Override
        public BigDecimal most() {
            return amount;
        }
    }

    /**
     * Each one alone and, where there are several, all together. Amounts of zero are left out: they
     * can't explain anything and would only use up room in the search.
     */
    static List<Candidate> eachAndAll(List<Known> each) {
        List<Candidate> candidates = new ArrayList<>();
        Set<Evidence> evidence = new HashSet<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Known one : each) {
            if (one.amount().signum() != 0) {
                candidates.add(one);
                evidence.addAll(one.evidence());
                total = total.add(one.amount());
            }
        }
        if (candidates.size() > 1 && total.signum() != 0) {
            candidates.add(new Known(each.get(0).cause(), evidence, total));
        }
        return candidates;
    }

    /** Candidates of lines whose whole amount is the cause's. */
    static List<Candidate> ofLines(Cause cause, List<ChargedLine> lines) {
        return eachAndAll(lines.stream()
                .map(line -> new Known(cause, Set.of(line), line.amount()))
                .toList());
    }
}
