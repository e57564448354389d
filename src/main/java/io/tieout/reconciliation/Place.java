package io.tieout.reconciliation;

import org.jspecify.annotations.Nullable;

/** Where a row belongs at Kota: the ids that stand beside its figures. */
record Place(
        @Nullable String employerId,
        @Nullable String employeeId,
        @Nullable String externalCustomerId,
        @Nullable String reportId,
        @Nullable String reportStatus) {}
