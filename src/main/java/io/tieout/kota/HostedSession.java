package io.tieout.kota;

import java.time.Instant;
import java.util.Objects;

/**
 * A way into Kota's own pages for one employee.
 *
 * @param link opens the session for whoever holds it, once; hand it on and keep it nowhere
 * @param expiry 60 minutes after it was made, by Kota's guide
 */
public record HostedSession(String link, Instant expiry) {

    public HostedSession {
        Objects.requireNonNull(link, "link");
    }

    /** Never the link: it is a key. */
    @Override
    public String toString() {
        return "HostedSession[until " + expiry + "]";
    }
}
