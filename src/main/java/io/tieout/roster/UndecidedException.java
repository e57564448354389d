package io.tieout.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kota gave no clear answer for some records. The run is not over; the same command goes on with them. */
class UndecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UndecidedException(String message) {
        super(message);
    }

    /** @param first some of them, with what came of their calls, without a value */
    static UndecidedException atTheEnd(long changes, List<String> first) {
        return new UndecidedException("Given up for now: " + changes
                + " change(s) got no clear answer from Kota and may or"
                + " may not have been carried out. " + String.join(" | ", first)
                + (changes > first.size() ? " | ..." : "")
                + " Run the same command again: it sends only these, under the same keys within "
                + KeyRule.KEY_LIFE.toMinutes() + " minutes of the first try; later it asks Kota first what became of"
                + " them. Nothing is done twice.");
    }

    /** @param why what came of the call, without a value */
    static UndecidedException ofOne(@Nullable String why) {
        return new UndecidedException("Kota gave no clear answer (" + why + "), so it may or may not have been carried"
                + " out. Run the same command again: it looks first, and sends nothing twice.");
    }

    /** @param last what came of the last one, without a value */
    static UndecidedException tooMany(int changes, @Nullable String last) {
        return new UndecidedException(changes + " calls got no clear answer from Kota, the last one: " + last
                + ". Nothing is lost: run the same command again when Kota is well.");
    }
}
