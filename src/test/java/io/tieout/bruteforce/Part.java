package io.tieout.bruteforce;

import java.util.BitSet;

/**
 * Something that might be part of a variance.
 *
 * @param cause its line in the table of causes
 * @param least the smallest amount that it can stand for, in minor units
 * @param most the largest; every amount between the two is possible
 * @param facts the lines, register rows and the opening that it rests on, by number
 */
record Part(Name cause, long least, long most, BitSet facts) {

    /** The table of causes, from the top. */
    enum Name {
        ADJUSTMENT,
        PRORATION,
        TIMING,
        ONE_OFF,
        CARRY_FORWARD,
        DUPLICATE,
        SPLIT,
        ROUNDING
    }

    static Part of(Name cause, long amount, BitSet facts) {
        return new Part(cause, amount, amount, facts);
    }
}
