package io.tieout.jobfile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the roster sync was asked to do.
 *
 * @param out folder for rejects and reports
 * @param approval of a plan that somebody saw; null when whatever the guards let through is sent
 */
public record RosterSyncInputs(
        Path employers,
        String employersSha256,
        Path employees,
        String employeesSha256,
        RosterSyncSettings settings,
        boolean dryRun,
        Path out,
        @Nullable PlanApproval approval) {}
