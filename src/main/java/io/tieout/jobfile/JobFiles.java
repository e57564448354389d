package io.tieout.jobfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /**
     * The job files of a folder that have a schedule, by name. Folders in it are left alone.
     *
     * @throws JobFileException if there is no such folder or a file in it has mistakes
     */
    public static List<ScheduledFile> scheduled(Path folder) {
        List<ScheduledFile> scheduled = new ArrayList<>();
        for (Path file : within(folder)) {
            String kind = YamlFile.open(file, new Mistakes(file)).text("kind");
            Timetable timetable;
            String name;
            if (ReconcileFile.KIND.equals(kind)) {
                ReconcileSettings settings = reconcile(file);
                timetable = settings.timetable();
                name = settings.name();
            } else {
                RosterSyncSettings settings = rosterSync(file);
                timetable = settings.timetable();
                name = settings.name();
            }
            if (timetable != null) {
                String id = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
                scheduled.add(new ScheduledFile(file, id, String.valueOf(kind), name, timetable));
            }
        }
        return scheduled;
    }

    private static List<Path> within(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new JobFileException(
                    List.of(folder + ": there is no such folder of job files, or it can't be read."));
        }
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
