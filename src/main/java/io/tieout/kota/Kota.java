package io.tieout.kota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The Kota benefits API, as far as Tieout uses it. Calls block; 429, 5xx and broken connections have
 * been retried by the time a {@link KotaException} comes out. Pages hold up to 100 items.
 */
public interface Kota extends Employers, Employees, ContributionReports, Events, Insurance {

    /** A client with a budget of its own. Nothing is sent before the first call, so a key may be missing until then. */
    static Kota connect(KotaProperties properties) {
        return new KotaClient(properties);
    }

    /** The same client for somebody who waits for the answer: its calls get the next free place before all others. */
    default Kota urgent() {
        return this;
    }

    /** The canonical bytes of a request record: snake_case keys in declared order, nulls left out. */
    RequestBody bodyOf(Record request);

    /** What time it is at Kota, asked now; to the second, null when its answer does not say. */
    @Nullable
    Instant time();

    /**
     * For the end of the process: from now on no call is tried again, and waits between two tries end at
     * once. Calls that are under way come to their end.
     */
    void endWaits();
}
