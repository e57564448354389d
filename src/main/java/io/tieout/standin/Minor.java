package io.tieout.standin;

/** Sums in a currency's smallest unit, rounded half up (away from zero), as whole numbers throughout. */
final class Minor {

    private Minor() {}

    /** The part of a full month's sum for so many of its days. */
    static long share(long full, long days, long of) {
        long size = (Math.abs(full) * days * 2 + of) / (of * 2);
        return full < 0 ? -size : size;
    }

    static long percent(long sum, int percent) {
        return share(sum, percent, 100);
    }
}
