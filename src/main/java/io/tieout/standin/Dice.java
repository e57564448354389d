package io.tieout.standin;

/** Numbers that look random and are the same for the same words. */
record Dice(byte[] faces) {

    static Dice of(String... words) {
        return new Dice(Ids.hash(words));
    }

    /** @param which 0 to 7, one number each */
    int below(int which, int bound) {
        int number = 0;
        for (int i = 0; i < 4; i++) {
            number = number << 8 | faces[which * 4 + i] & 0xff;
        }
        return Integer.remainderUnsigned(number, bound);
    }
}
