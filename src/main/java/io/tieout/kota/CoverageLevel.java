package io.tieout.kota;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan that a quote or an offer is about.
 *
 * @param plan_currency ISO 4217 in lower case
 */
public record CoverageLevel(
        String plan_id,
        @Nullable String plan_name,
        @Nullable String plan_currency,
        @Nullable String provider_name,
        @Nullable String provider_logo_url,
        @Nullable String provider_employer_platform_url,
        @Nullable String provider_support_phone,
        List<Document> documents) {

    public CoverageLevel {
        documents = documents == null ? List.of() : List.copyOf(documents);
    }

    /** A paper about the plan. @param link to a page or a file */
    public record Document(@Nullable String title, @Nullable String link) {}
}
