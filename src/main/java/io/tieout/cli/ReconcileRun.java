package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.Run;
import io.tieout.batch.RunKind;
import io.tieout.batch.RunOutcome;
import io.tieout.batch.RunRequest;
import io.tieout.batch.Runs;
import io.tieout.batch.UsageException;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.UnusableFileException;
import io.tieout.reconciliation.SignedOffPeriods;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reconciliation as the command line and the demo order it. */
record ReconcileRun(RunRequest request, ReconcileInputs inputs) {

    static ReconcileRun of(
            YearMonth period,
            List<Path> registers,
            SortedSet<String> employers,
            JobFile<ReconcileSettings> job,
            Path out,
            boolean again) {
        OutFolder.checked(out);
        SortedMap<String, String> shas = new TreeMap<>();
        List<ReconcileInputs.Input> files = new ArrayList<>();
        for (int i = 0; i < registers.size(); i++) {
            String sha = InputFile.sha256("--register", registers.get(i));
            files.add(new ReconcileInputs.Input(registers.get(i), sha));
            shas.put("register " + (i + 1) + ": " + registers.get(i).getFileName(), sha);
        }
        shas.put("job file", job.sha256());
        shas.put("again", String.valueOf(again));
        String scope = employers.isEmpty() ? "all" : String.join(",", employers);
        ReconcileInputs inputs = new ReconcileInputs(period, List.copyOf(files), employers, out, again, job.settings());
        int above = WrittenRuns.largestNumber(out, period);
        return new ReconcileRun(
                new RunRequest(RunKind.RECONCILE, period.toString(), scope, shas, above, inputs), inputs);
    }

    /** The same, with people's names beside their refs in the files; null changes nothing. */
    ReconcileRun naming(@Nullable Path roster) {
        if (roster == null) {
            return this;
        }
        SortedMap<String, String> shas = new TreeMap<>(request.inputs());
        shas.put("names: " + roster.getFileName(), InputFile.sha256("--names", roster));
        ReconcileInputs.NamesFile file = new ReconcileInputs.NamesFile(
                roster, JobFile.rosterSync(null).settings().employees());
        // Before anything is pulled, and not only when the files are written.
        try {
            PayrollFiles.employees(roster, file.profile(), LocalDate.EPOCH).close();
        } catch (UnusableFileException unusable) {
            throw new UsageException("--names: " + unusable.getMessage());
        }
        return with(shas, inputs.withNames(file));
    }

    /** The same, with the employers' legal names on Summary and portfolio; null changes nothing. */
    ReconcileRun namingEmployers(@Nullable Path roster) {
        if (roster == null) {
            return this;
        }
        SortedMap<String, String> shas = new TreeMap<>(request.inputs());
        shas.put("employer names: " + roster.getFileName(), InputFile.sha256("--employer-names", roster));
        ReconcileInputs.NamesFile file = new ReconcileInputs.NamesFile(
                roster, JobFile.rosterSync(null).settings().employers());
        try {
            PayrollFiles.employers(roster, file.profile()).close();
        } catch (UnusableFileException unusable) {
            throw new UsageException("--employer-names: " + unusable.getMessage());
        }
        return with(shas, inputs.withEmployerNames(file));
    }

    /** The same, opening again what is signed off; null changes nothing. */
    ReconcileRun reopening(ReconcileInputs.@Nullable Reopen reopen) {
        if (reopen == null) {
            return this;
        }
        SortedMap<String, String> shas = new TreeMap<>(request.inputs());
        shas.put("reopen", reopen.reason());
        return with(shas, inputs.withReopen(reopen));
    }

    private ReconcileRun with(SortedMap<String, String> shas, ReconcileInputs other) {
        return new ReconcileRun(
                new RunRequest(request.kind(), request.period(), request.scope(), shas, request.above(), other), other);
    }

    /** Runs it, prints what came out, and says how the command ends. */
    ExitCode in(Session session) {
        return in(session, run -> {}, outcome -> {});
    }

    /** The same for somebody who watches. @param began told before the first step. @param ended told after the last */
    ExitCode in(Session session, Consumer<Run> began, Consumer<RunOutcome> ended) {
        session.get(SignedOffPeriods.class).refuseWhenNothingIsOpen(inputs);
        Bound.toKota(session);
        RunOutcome outcome = session.run(request, began);
        ended.accept(outcome);
        ExitCode exit = SignedOff.print(session, outcome, ReconcileReport.print(session, outcome, inputs.again()));
        Instructed.print(session, outcome.run().id());
        session.get(Runs.class).recordExit(outcome.run().id(), exit);
        return exit;
    }
}
