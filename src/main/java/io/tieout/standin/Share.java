package io.tieout.standin;

/**
 * A piece of a whole month's price: one payer, one insured member, one category.
 *
 * @param member 0 the policyholder, then partner and children
 * @param full minor units for a whole month; relief is negative
 */
record Share(Side side, String memberType, int member, String category, long full) {}
