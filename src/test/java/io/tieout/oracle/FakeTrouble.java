package io.tieout.oracle;

import java.util.Random;

/** Goes wrong now and then; the same seed goes wrong at the same numbers of requests. */
final class FakeTrouble {

    enum Kind {
        NONE,
        THROTTLED_AT_ONCE,
        THROTTLED_A_SECOND,
        BROKEN,
        /** The work is done, the answer is lost. */
        ANSWER_LOST
    }

    private final Random random;
    private final boolean wanted;

    FakeTrouble(long seed, boolean wanted) {
        this.random = new Random(seed);
        this.wanted = wanted;
    }

    synchronized Kind next() {
        int draw = random.nextInt(200);
        if (!wanted) {
            return Kind.NONE;
        }
        return switch (draw) {
            case 0, 1 -> Kind.THROTTLED_AT_ONCE;
            case 2 -> Kind.THROTTLED_A_SECOND;
            case 3, 4 -> Kind.BROKEN;
            case 5, 6, 7 -> Kind.ANSWER_LOST;
            default -> Kind.NONE;
        };
    }
}
