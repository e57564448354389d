package io.tieout.cli;

import io.tieout.batch.RunKind;
import io.tieout.jobfile.ScheduledFile;
import io.tieout.jobfile.Timetable;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.stream.Stream;

/** The files of a roster sync that starts by itself. @param file the job file */
record SyncFiles(Path file, Path employers, Path employees, Path out) {

    /** Of a sync there is no month in their names. */
    private static final YearMonth NONE = YearMonth.of(2000, 1);

    /** None of a job of another kind. */
    static Stream<SyncFiles> of(ScheduledFile file) {
        Timetable timetable = file.timetable();
        return file.kind().equals(RunKind.RECONCILE.word())
                ? Stream.empty()
                : Stream.of(new SyncFiles(
                        file.file(),
                        timetable.inputs().get(0).file(NONE),
                        timetable.inputs().get(1).file(NONE),
                        timetable.out()));
    }

    /** What else was to be typed for the same. */
    String options(boolean standIn) {
        return " --job " + GuardPrint.quoted(file) + " --out " + GuardPrint.quoted(out)
                + (standIn ? " --stand-in" : "");
    }
}
