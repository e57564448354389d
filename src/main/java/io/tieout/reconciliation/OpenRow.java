package io.tieout.reconciliation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A row that PostgreSQL could not settle, without its lines and register rows. */
record OpenRow(
        Key key,
        Place place,
        BigDecimal opening,
        boolean registerLoaded,
        @Nullable String note) {

    /** The same row, whose lines stand in several reports. */
    OpenRow of(String reportIds, @Nullable String reportStatus) {
        Place several =
                new Place(place.employerId(), place.employeeId(), place.externalCustomerId(), reportIds, reportStatus);
        return new OpenRow(key, several, opening, registerLoaded, note);
    }
}
