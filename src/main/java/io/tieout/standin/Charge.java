package io.tieout.standin;

/** A line and who pays it. */
record Charge(Side side, Line line) {}
