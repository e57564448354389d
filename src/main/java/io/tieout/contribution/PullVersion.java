package io.tieout.contribution;

import org.jspecify.annotations.Nullable;

/**
 * One complete reading of a report.
 *
 * @param version 1 for the first complete reading of the report, then 2, ...
 * @param runKind of the run that read it, as the table of runs has it
 * @param runNumber of that run, as people see it
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
        String runKind,
        int runNumber,
        String reportStatus,
        String lastUpdatedAt,
        int people,
        int lines) {

    /** The run as people see it; kinds are numbered apart. */
    public String runWords() {
        return runKind.equals("reconcile") ? String.valueOf(runNumber) : runKind + " " + runNumber;
    }
}
