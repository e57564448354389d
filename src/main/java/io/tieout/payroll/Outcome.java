package io.tieout.payroll;

/** What became of one row of a file. */
public sealed interface Outcome<R> {

    /** It passed every check. */
    record Accepted<R>(R row) implements Outcome<R> {}

    /** It is left out, and said why. */
    record Refused<R>(Rejection rejection) implements Outcome<R> {}
}
