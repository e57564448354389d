package io.tieout.oracle;

import java.math.BigDecimal;
import java.util.Set;

/**
 * Something that might be a part of a variance.
 *
 * @param least the smallest amount it may stand for; most causes stand for one amount only
 * @param most the largest; every whole minor unit between the two is possible too
 * @param uses the lines, register rows or the opening that serve it
 */
record Candidate(Cause cause, BigDecimal least, BigDecimal most, Set<Object> uses) {

    static Candidate of(Cause cause, BigDecimal amount, Set<Object> uses) {
        return new Candidate(cause, amount, amount, uses);
    }

    boolean isFixed() {
        return cause != Cause.PRORATION;
    }
}
