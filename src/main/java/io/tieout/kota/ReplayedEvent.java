package io.tieout.kota;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of sending an event anew: one delivery for each endpoint that takes its type now. */
public record ReplayedEvent(String event_id, List<Delivery> deliveries) {

    public ReplayedEvent {
        deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
    }

    /**
     * @param response_status_code the endpoint's, null when it did not answer
     * @param elapsed_time_ms milliseconds, with a fraction
     */
    public record Delivery(
            String delivery_id, boolean success, @Nullable Integer response_status_code, BigDecimal elapsed_time_ms) {}
}
