package io.tieout.reconciliation;

/** A named part of a variance. The order is the order of preference among sets of equal size. */
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
