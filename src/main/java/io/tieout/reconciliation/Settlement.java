package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row settled, in major units. Causes and the unexplained rest sum to the variance, always.
 *
 * @param withheld null, as are variance and unexplained, while no register was ever loaded
 * @param causes in the order of the table; filled only for EXPLAINED and ROUNDING
 * @param note what a person should know beside the figures, null if nothing
 */
record Settlement(
        Key key,
        Status status,
        BigDecimal charged,
        @Nullable BigDecimal withheld,
        @Nullable BigDecimal variance,
        Map<Cause, BigDecimal> causes,
        @Nullable BigDecimal unexplained,
        BigDecimal opening,
        BigDecimal closing,
        @Nullable String note) {

    /** A row whose status names causes that sum to its variance. */
    static Settlement explained(
            Position position, Status status, Map<Cause, BigDecimal> causes, @Nullable String note) {
        Map<Cause, BigDecimal> inOrder = Collections.unmodifiableMap(new EnumMap<>(causes));
        return of(position, status, inOrder, BigDecimal.ZERO, note);
    }

    /** A row whose variance stands unexplained. */
    static Settlement open(Position position, Status status, @Nullable String note) {
        return of(position, status, Map.of(), position.variance(), note);
    }

    /** A row that has nothing to be compared with. */
    static Settlement instructed(Position position, @Nullable String note) {
        return new Settlement(
                position.key(),
                Status.INSTRUCTED,
                position.charged(),
                null,
                null,
                Map.of(),
                null,
                position.opening(),
                position.opening(),
                note);
    }

    private static Settlement of(
            Position position,
            Status status,
            Map<Cause, BigDecimal> causes,
            BigDecimal unexplained,
            @Nullable String note) {
        return new Settlement(
                position.key(),
                status,
                position.charged(),
                position.withheld(),
                position.variance(),
                causes,
                unexplained,
                position.opening(),
                position.opening().add(position.variance()),
                note);
    }
}
