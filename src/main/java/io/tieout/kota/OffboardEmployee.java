package io.tieout.kota;

import java.time.Instant;

/**
 * Body of {@code POST /employees/{id}/offboard}. It also ends the person's policies.
 *
 * @param offboard_on today, in the future, or up to 30 days back (further back only without active policies)
 * @param offboard_reason free text, which Kota keeps; not empty
 */
public record OffboardEmployee(Instant offboard_on, String offboard_reason) {

    /** Never the reason: it tells why somebody left. */
    @Override
    public String toString() {
        return "OffboardEmployee[" + offboard_on + "]";
    }
}
