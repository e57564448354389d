package io.tieout.hosted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An employee whom Kota holds.
 *
 * @param status at Kota, as the last sync saw it
 * @param since when the syncs first saw that
 * @param employerStatus of the employer, as the last sync saw it
 */
record Person(
        String employerRef,
        String employeeRef,
        String employerId,
        String employeeId,
        @Nullable String status,
        @Nullable Instant since,
        @Nullable String employerStatus) {}
