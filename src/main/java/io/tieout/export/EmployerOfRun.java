package io.tieout.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employer of a run whose figures are settled: everything the files say about where they come from.
 *
 * @param number of the run, as people count them in the period
 * @param inputs the run's input files with their SHA-256, JSON as the run keeps it
 * @param settledAt when the figures were settled; every file is dated by it, so that a file written again
 *     after a crash has the same bytes
 * @param registerRun the run whose register rows were used, null when none was ever loaded
 * @param openingRun the run whose closing balances were the opening, null when there was none
 * @param review why a person must look before the figures are used, null when there is nothing
 */
record EmployerOfRun(
        long run,
        int number,
        String period,
        String employerRef,
        String employerId,
        String inputs,
        String inputsSha256,
        Instant startedAt,
        Instant settledAt,
        @Nullable OtherRun registerRun,
        @Nullable OtherRun openingRun,
        @Nullable String review,
        List<Report> reports) {

    /** A run that this one builds on. */
    record OtherRun(long id, int number, String period, String inputs) {}

    /**
     * One report of Kota as it was pulled for this run.
     *
     * @param version 1 for the first complete pull of the report, then 2, ...
     * @param lastUpdatedAt as Kota sent it
     */
    record Report(
            long pull,
            String id,
            @Nullable String externalCustomerId,
            String status,
            int version,
            String lastUpdatedAt,
            @Nullable String finalizedAt,
            int breakdowns,
            int lines) {}

    /** Whether figures may still change at Kota: a report is not finalized, or there is none yet. */
    boolean draft() {
        return reports.isEmpty()
                || reports.stream().anyMatch(report -> !report.status().equals("finalized"));
    }

    /** The pulls whose lines this run counts. */
    Long[] pulls() {
        return reports.stream().map(Report::pull).toArray(Long[]::new);
    }
}
