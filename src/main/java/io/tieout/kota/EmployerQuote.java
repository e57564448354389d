package io.tieout.kota;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An insurer's price for an employer's scheme.
 *
 * @param status pending_quote, action_required, not_undertaken, accepted, pending_insurer_acceptance, or
 *     a word that is newer than this client
 * @param required_action only while the status is action_required
 */
public record EmployerQuote(
        String id,
        String employer_id,
        @Nullable Instant quoted_at,
        String status,
        @Nullable RequiredAction required_action,
        List<CoverageLevel> coverage_levels,
        @Nullable String object) {

    public EmployerQuote {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        coverage_levels = coverage_levels == null ? List.of() : List.copyOf(coverage_levels);
    }
}
