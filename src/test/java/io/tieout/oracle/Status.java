package io.tieout.oracle;

/** How a row stands, in the order in which the first that applies is taken. */
public enum Status {
    INSTRUCTED,
    CARRIED,
    CURRENCY_MISMATCH,
    NOT_IN_KOTA,
    NOT_IN_PAYROLL,
    MATCHED,
    ROUNDING,
    EXPLAINED,
    BREAK
}
