package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.RunBusyException;
import io.tieout.batch.RunKind;
import io.tieout.batch.UsageException;
import io.tieout.jobfile.ScheduledFile;
import io.tieout.jobfile.Timetable;
import io.tieout.schedule.ScheduledJob;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;

/** What a job file with a schedule starts: what its command would, with the same words and exit code. */
record ScheduledRun(Session session, ScheduledFile file, boolean standIn) implements ScheduledJob.Work {

    /** @throws UsageException if the job could never start, because its file names no files */
    static void check(ScheduledFile file) {
        if (kind(file) == RunKind.ROSTER_SYNC && file.timetable().inputs().size() < 2) {
            throw new UsageException(file.file() + " has a schedule, and says nothing of the files to start on. Name"
                    + " them with employers and employees under input, or leave the schedule empty.");
        }
    }

    ScheduledJob job() {
        return new ScheduledJob(file.id(), file.name(), kind(file), file.timetable(), this);
    }

    private static RunKind kind(ScheduledFile file) {
        return file.kind().equals(RunKind.RECONCILE.word()) ? RunKind.RECONCILE : RunKind.ROSTER_SYNC;
    }

    @Override
    public ExitCode start(Instant due) {
        Out.result("");
        Out.result("Job \"" + file.name() + "\", due at " + due);
        try {
            return kind(file) == RunKind.RECONCILE ? reconcile(due) : sync();
        } catch (RunBusyException busy) {
            throw busy;
        } catch (RuntimeException failure) {
            return Failures.report(failure);
        }
    }

    private ExitCode sync() {
        SyncFiles files = SyncFiles.of(file).findFirst().orElseThrow();
        return SyncRun.of(
                        files.employers(),
                        files.employees(),
                        JobFile.rosterSync(files.file()),
                        false,
                        files.out(),
                        null)
                .with(files.options(standIn))
                .in(session);
    }

    private ExitCode reconcile(Instant due) {
        Timetable timetable = file.timetable();
        YearMonth period = timetable.period(due);
        List<Path> registers =
                timetable.inputs().stream().map(input -> input.file(period)).toList();
        return ReconcileRun.of(
                        period, registers, new TreeSet<>(), JobFile.reconcile(file.file()), timetable.out(), false)
                .in(session);
    }
}
