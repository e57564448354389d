package io.tieout.payroll;

import org.jspecify.annotations.Nullable;

/** What became of one row of a file. */
public sealed interface Outcome<R> {

    /** It passed every check. */
    record Accepted<R>(R row) implements Outcome<R> {}

    /**
     * It is left out, and said why.
     *
     * @param read what could be read of it, to tell whose row it is: a ref that could not be read is empty, any
     *     other such cell is null; null when the row can't be cut into cells
     */
    record Refused<R>(Rejection rejection, @Nullable R read) implements Outcome<R> {}
}
