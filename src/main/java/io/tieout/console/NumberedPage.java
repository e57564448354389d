package io.tieout.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A page of a list that is short enough to be counted. @param number from 1 */
record NumberedPage(int number) {

    static final int SIZE = 50;

    private static final int MOST = 100_000;

    static NumberedPage of(@Nullable String text) {
        long number = text == null ? 1 : Refused.number(text);
        if (number > MOST) {
            throw Refused.nothingHere("There is no such page");
        }
        return new NumberedPage((int) number);
    }

    int from() {
        return (number - 1) * SIZE;
    }

    Pager pager(String path, int shown, long count, String what) {
        String words = count == 0
                ? "Nothing here"
                : String.format(Locale.ENGLISH, "%,d to %,d of %,d %s", from() + 1, from() + shown, count, what);
        return new Pager(
                number > 1 ? path + "?page=" + (number - 1) : null,
                from() + shown < count ? path + "?page=" + (number + 1) : null,
                words);
    }
}
