package io.tieout.jobfile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the roster sync was asked to do.
 *
 * @param employers null only for a partial sync, which may go without
 * @param employersSha256 empty where there is no employers file
 * @param partial whether the employees file holds mended rows only: who is not in it is not missing
 * @param rekey whether people whose ref changed are given the new one at Kota
 * @param out folder for rejects and reports
 * @param approval of a plan that somebody saw; null when whatever the guards let through is sent
 */
public record RosterSyncInputs(
        @Nullable Path employers,
        String employersSha256,
        Path employees,
        String employeesSha256,
        boolean partial,
        RosterSyncSettings settings,
        boolean dryRun,
        boolean rekey,
        Path out,
        @Nullable PlanApproval approval) {}
