package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.RunKind;
import io.tieout.batch.RunOutcome;
import io.tieout.batch.RunRequest;
import io.tieout.batch.Runs;
import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.jobfile.RosterSyncSettings;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** One roster sync as the command line and the demo order it. */
record SyncRun(RunRequest request, RosterSyncInputs inputs) {

    static SyncRun of(Path employers, Path employees, JobFile<RosterSyncSettings> job, boolean dryRun, Path out) {
        SortedMap<String, String> shas = new TreeMap<>();
        shas.put("employers", InputFile.sha256("--employers", employers));
        shas.put("employees", InputFile.sha256("--employees", employees));
        shas.put("job file", job.sha256());
        RosterSyncInputs inputs = new RosterSyncInputs(
                employers,
                String.valueOf(shas.get("employers")),
                employees,
                String.valueOf(shas.get("employees")),
                job.settings(),
                dryRun,
                out);
        String scope = dryRun ? RunRequest.DRY_RUN : "all";
        return new SyncRun(new RunRequest(RunKind.ROSTER_SYNC, "", scope, shas, 0, inputs), inputs);
    }

    /** Runs it, prints what came out, and says how the command ends. */
    ExitCode in(Session session) {
        Bound.toKota(session);
        RunOutcome outcome = session.run(request);
        ExitCode exit = SyncPrint.print(session, outcome, inputs.dryRun());
        session.get(Runs.class).recordExit(outcome.run().id(), exit);
        return exit;
    }
}
