package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.RunKind;
import io.tieout.batch.RunOutcome;
import io.tieout.batch.RunRequest;
import io.tieout.batch.Runs;
import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.jobfile.RosterSyncSettings;
import io.tieout.roster.SyncReports;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One roster sync as the command line and the demo order it.
 *
 * @param options beside files and plan, as they were typed
 */
record SyncRun(RunRequest request, RosterSyncInputs inputs, String options) {

    /** A run over whole files. */
    static SyncRun of(
            Path employers,
            Path employees,
            JobFile<RosterSyncSettings> job,
            boolean dryRun,
            Path out,
            @Nullable PlanApproval approval) {
        return of(employers, employees, false, job, dryRun, false, out, approval);
    }

    /**
     * @param employers null only where the rows are partial
     * @param partial whether the employees file holds mended rows only
     * @param rekey whether people whose ref changed are given the new one at Kota
     * @param approval of a plan that somebody saw, null when there is none
     */
    static SyncRun of(
            @Nullable Path employers,
            Path employees,
            boolean partial,
            JobFile<RosterSyncSettings> job,
            boolean dryRun,
            boolean rekey,
            Path out,
            @Nullable PlanApproval approval) {
        OutFolder.checked(out);
        SortedMap<String, String> shas = new TreeMap<>();
        String employersSha = employers == null ? "" : InputFile.sha256("--employers", employers);
        String employeesSha = InputFile.sha256(partial ? "--partial" : "--employees", employees);
        if (employers != null) {
            shas.put("employers: " + employers.getFileName(), employersSha);
        }
        shas.put((partial ? "partial: " : "employees: ") + employees.getFileName(), employeesSha);
        shas.put("job file", job.sha256());
        if (approval != null) {
            // What was approved is part of what is asked for: an unfinished run goes on only under the same.
            shas.put("plan", Integer.toString(approval.plan()));
            shas.put("release", approval.all() ? PlanApproval.ALL : String.join(" ", approval.refs()));
        }
        if (rekey) {
            // An unfinished run without it has planned something else.
            shas.put("rekey", "yes");
        }
        RosterSyncInputs inputs = new RosterSyncInputs(
                employers,
                employersSha,
                employees,
                employeesSha,
                partial,
                job.settings(),
                dryRun,
                rekey,
                out,
                approval);
        String scope = dryRun ? RunRequest.DRY_RUN : partial ? "partial" : "all";
        return new SyncRun(new RunRequest(RunKind.ROSTER_SYNC, "", scope, shas, 0, inputs), inputs, "");
    }

    /** @param typed what else was typed and must be typed again, so that a command that is shown does the same */
    SyncRun with(String typed) {
        return new SyncRun(request, inputs, typed);
    }

    /** Runs it, prints what came out, and says how the command ends. */
    ExitCode in(Session session) {
        return in(session, failure -> {});
    }

    /** @param failed is told why it did not come to its end, if so, beside what is printed */
    ExitCode in(Session session, Consumer<Throwable> failed) {
        Bound.toKota(session);
        PlanApproval approval = inputs.approval();
        if (approval != null) {
            // Before a run is opened: a number that was mistyped is nothing that a run could go on with.
            session.get(SyncReports.class).refuseUnlessThere(approval);
        }
        RunOutcome outcome = session.run(request);
        if (outcome.failure() != null) {
            failed.accept(outcome.failure());
        }
        ExitCode exit = SyncPrint.print(session, outcome, inputs, options);
        session.get(Runs.class).recordExit(outcome.run().id(), exit);
        return exit;
    }
}
