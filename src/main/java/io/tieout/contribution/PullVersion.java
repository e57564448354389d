package io.tieout.contribution;

import org.jspecify.annotations.Nullable;

/**
 * One complete reading of a report.
 *
 * @param version 1 for the first complete reading of the report, then 2, ...
 * @param runNumber of the run that read it, as people see it
 * @param reportStatus open or finalized, as it was then
 * @param lastUpdatedAt as Kota sent it
 * @param people with at least one line or an empty breakdown
 */
public record PullVersion(
        long id,
        String employerRef,
        String reportId,
        @Nullable String externalCustomerId,
        int version,
        int runNumber,
        String reportStatus,
        String lastUpdatedAt,
        int people,
        int lines) {}
