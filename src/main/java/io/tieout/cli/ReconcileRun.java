package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.RunKind;
import io.tieout.batch.RunOutcome;
import io.tieout.batch.RunRequest;
import io.tieout.batch.Runs;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

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

    /** Runs it, prints what came out, and says how the command ends. */
    ExitCode in(Session session) {
        Bound.toKota(session);
        RunOutcome outcome = session.run(request);
        ExitCode exit = ReconcileReport.print(session, outcome, inputs.again());
        session.get(Runs.class).recordExit(outcome.run().id(), exit);
        return exit;
    }
}
