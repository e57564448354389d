package io.tieout.kota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events, in which order; null leaves it to Kota.
 *
 * @param created_after not the moment itself; Kota keeps events for 30 days
 * @param order_direction asc or desc by creation, desc by default
 * @param version v1 or v2; by default those of the endpoints that are registered
 */
public record EventFilter(
        @Nullable Instant created_after,
        @Nullable String order_direction,
        @Nullable String version) {

    /** Oldest first: what happens meanwhile comes at the end and moves no page. */
    public static EventFilter after(Instant moment) {
        return new EventFilter(moment, "asc", null);
    }
}
