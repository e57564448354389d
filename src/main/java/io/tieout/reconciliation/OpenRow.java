package io.tieout.reconciliation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A row that PostgreSQL could not settle, before its lines and register rows are read. */
record OpenRow(
        Key key,
        Place place,
        BigDecimal opening,
        boolean registerLoaded,
        @Nullable String note) {

    boolean isSamePersonAs(OpenRow other) {
        return key.employerRef().equals(other.key.employerRef())
                && key.employeeRef().equals(other.key.employeeRef());
    }
}
