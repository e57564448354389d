package io.tieout.standin;

/** Who pays. */
enum Side {
    EMPLOYER,
    EMPLOYEE
}
