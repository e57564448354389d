package io.tieout.jobfile;

import java.nio.file.Path;

/** What one run of the roster sync was asked to do. @param out folder for rejects and reports */
public record RosterSyncInputs(
        Path employers,
        String employersSha256,
        Path employees,
        String employeesSha256,
        RosterSyncSettings settings,
        boolean dryRun,
        Path out) {}
