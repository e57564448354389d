package io.tieout.batch;

import java.util.SortedMap;

/**
 * What somebody asks to be run.
 *
 * @param period the month as 2026-10, empty for a roster sync
 * @param scope {@code all}, {@code partial}, {@code dry-run}, or the employers it is limited to
 * @param inputs everything the outcome depends on, like {@code register 1: october.csv}, to its SHA-256; an
 *     unfinished run is only continued when these are equal, what stands after the colon apart
 * @param above a new run gets a larger number than this: the largest that already has files
 * @param order the typed inputs that the steps read through {@link RunInputs}
 */
public record RunRequest(
        RunKind kind, String period, String scope, SortedMap<String, String> inputs, int above, Object order) {

    /** The scope of a run that plans and sends nothing. */
    public static final String DRY_RUN = "dry-run";

    boolean dryRun() {
        return scope.equals(DRY_RUN);
    }
}
