package io.tieout.oracle;

/** The named parts of a variance, in the order of the table. */
public enum Cause {
    ADJUSTMENT,
    PRORATION,
    TIMING,
    ONE_OFF,
    CARRY_FORWARD,
    DUPLICATE,
    SPLIT,
    ROUNDING
}
