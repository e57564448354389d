package io.tieout.kota;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an employer and its people are charged in a period; one per employer and, on
 * Employer-of-Record platforms, per {@code external_customer_id}.
 *
 * @param status open (lines may still change) or finalized
 * @param aggregates summary figures of newer Kota versions, kept as they are and never used for payroll
 */
public record ContributionReport(
        String id,
        String employer_id,
        @Nullable String external_customer_id,
        DatePeriod period,
        String status,
        Instant created_at,
        Instant last_updated_at,
        @Nullable Instant finalized_at,
        @Nullable JsonNode aggregates,
        @Nullable String object) {

    public ContributionReport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(employer_id, "employer_id");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(last_updated_at, "last_updated_at");
        aggregates = aggregates == null || aggregates.isNull() ? null : aggregates;
    }
}
