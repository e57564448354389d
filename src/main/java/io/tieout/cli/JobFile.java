package io.tieout.cli;

import io.tieout.jobfile.JobFiles;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.jobfile.RosterSyncSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a command, and what they came from.
 *
 * @param sha256 of the file's bytes, or the word "defaults"
 */
record JobFile<S>(S settings, String sha256) {

    /** @param named the file that was asked for, null for the usual one where there is one */
    static JobFile<RosterSyncSettings> rosterSync(@Nullable Path named) {
        return new JobFile<>(
                named == null ? JobFiles.rosterSync() : JobFiles.rosterSync(named),
                sha256(named, JobFiles.ROSTER_SYNC));
    }

    /** @param named the file that was asked for, null for the usual one where there is one */
    static JobFile<ReconcileSettings> reconcile(@Nullable Path named) {
        return new JobFile<>(
                named == null ? JobFiles.reconcile() : JobFiles.reconcile(named), sha256(named, JobFiles.RECONCILE));
    }

    private static Path announced(Path usual) {
        if (!Files.exists(usual)) {
            Out.note("There is no " + usual + " here, so the built-in settings hold. Name a job file with --job.");
        }
        return usual;
    }

    private static String sha256(@Nullable Path named, Path usual) {
        Path file = named == null ? announced(usual) : named;
        return Files.exists(file) ? InputFile.sha256("--job", file) : "defaults";
    }
}
