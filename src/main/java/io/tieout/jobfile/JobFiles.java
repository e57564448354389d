package io.tieout.jobfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Opens job files. All mistakes of a file are told at once, each with its line and what would be right. */
public final class JobFiles {

    /** Used when no job file is named. */
    public static final Path ROSTER_SYNC = Path.of("jobs", "roster-sync.yml");

    /** Used when no job file is named. */
    public static final Path RECONCILE = Path.of("jobs", "reconcile.yml");

    private JobFiles() {}

    /** @throws JobFileException if the file is missing or has mistakes */
    public static RosterSyncSettings rosterSync(Path file) {
        return read(file, RosterSyncFile.KIND, RosterSyncFile::read);
    }

    /**
     * {@code jobs/roster-sync.yml}, or the built-in defaults where there is none.
     *
     * @throws JobFileException if the file has mistakes
     */
    public static RosterSyncSettings rosterSync() {
        return Files.exists(ROSTER_SYNC) ? rosterSync(ROSTER_SYNC) : RosterSyncFile.read(nothing(ROSTER_SYNC));
    }

    /** @throws JobFileException if the file is missing or has mistakes */
    public static ReconcileSettings reconcile(Path file) {
        return read(file, ReconcileFile.KIND, ReconcileFile::read);
    }

    /**
     * {@code jobs/reconcile.yml}, or the built-in defaults where there is none.
     *
     * @throws JobFileException if the file has mistakes
     */
    public static ReconcileSettings reconcile() {
        return Files.exists(RECONCILE) ? reconcile(RECONCILE) : ReconcileFile.read(nothing(RECONCILE));
    }

    private static Section nothing(Path file) {
        return new Section(null, new Mistakes(file));
    }

    private static <T> T read(Path path, String kind, Function<Section, T> reading) {
        Mistakes mistakes = new Mistakes(path);
        Section file = YamlFile.open(path, mistakes);
        String found = file.text("kind");
        if (found == null) {
            mistakes.at(1, "'kind' is missing; expected 'kind: " + kind + "'.");
        } else if (!found.equals(kind)) {
            // The keys of another kind would all be mistakes: one sentence says more.
            file.mistake("kind", "'kind' is '" + found + "'; this command needs a job file of kind " + kind + ".");
            mistakes.refuse();
        }
        T settings = reading.apply(file);
        file.done();
        mistakes.refuse();
        return settings;
    }
}
