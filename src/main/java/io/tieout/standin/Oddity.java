package io.tieout.standin;

import java.time.YearMonth;

/**
 * What is unusual about one person's month: nothing for most, something for one in twelve or so, decided by the refs.
 */
record Oddity(Kind kind, Dice dice) {

    enum Kind {
        NONE,
        /** The whole month is charged one report later. */
        LATE,
        /** A line of the month before is put right. */
        CORRECTION,
        /** Something is charged once. */
        FEE
    }

    static Oddity of(String person, YearMonth month) {
        Dice dice = Dice.of("oddity", person, month.toString());
        int roll = dice.below(0, 100);
        Kind kind = roll < 3 ? Kind.LATE : roll < 6 ? Kind.CORRECTION : roll < 8 ? Kind.FEE : Kind.NONE;
        return new Oddity(kind, dice);
    }

    int pick(int size) {
        return dice.below(1, size);
    }

    /** Up or down by 1 to 15 % of the size of the original, at least one minor unit. */
    long correction(long original) {
        long size = Math.max(1, Minor.percent(Math.abs(original), 1 + dice.below(2, 15)));
        return dice.below(3, 2) == 0 ? size : -size;
    }

    /** In minor units. */
    long fee() {
        return 500 + dice.below(4, 2500);
    }
}
