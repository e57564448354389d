package io.tieout.standin.webhook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param number of the try, from 1
 * @param status null when no answer came
 */
public record Attempt(
        String deliveryId,
        String eventId,
        String endpointId,
        int number,
        @Nullable Integer status,
        BigDecimal elapsedMillis) {

    public boolean successful() {
        return status != null && status / 100 == 2;
    }
}
