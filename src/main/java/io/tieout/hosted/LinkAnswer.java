package io.tieout.hosted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What comes of asking for a way into Kota's pages. */
public sealed interface LinkAnswer {

    /**
     * @param link opens the session for whoever holds it, once; hand it on and keep it nowhere
     * @param expiry by Kota
     */
    record Open(String link, Instant expiry) implements LinkAnswer {
        @Override
        public String toString() {
            return "Open[until " + expiry + "]";
        }
    }

    /**
     * The person can't come in now.
     *
     * @param status Kota's word
     * @param since when the syncs first saw it, null when they have not
     * @param why and what to do, in words
     */
    record NotNow(String status, @Nullable Instant since, String why) implements LinkAnswer {}

    /**
     * Nobody, or more than one.
     *
     * @param several whether naming the employer would help
     */
    record Nobody(boolean several, String why) implements LinkAnswer {}
}
