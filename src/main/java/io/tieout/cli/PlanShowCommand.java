package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.contribution.CoverCosts;
import io.tieout.roster.SyncReport;
import io.tieout.roster.SyncReports;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One plan, as it was made. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints a plan: counts per action, then its rows with the names of what changes, never values.")
final class PlanShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "N", description = "the plan's number, which is that of its run")
    private int number;

    @Option(names = "--rows", paramLabel = "N", description = "how many rows at most (default: ${DEFAULT-VALUE})")
    private int rows = 10_000;

    private final Surroundings surroundings;

    PlanShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            SyncReports reports = session.get(SyncReports.class);
            OptionalLong run = reports.withPlan(number);
            if (run.isEmpty()) {
                Out.note("There is no plan " + number + " that was made to its end. \"runs\" lists the runs of"
                        + " roster-sync; each has the plan of its number.");
                return ExitCode.USAGE.number();
            }
            SyncReport report = reports.of(run.getAsLong());
            Out.result("Plan " + number);
            SyncPrint.counts(report);
            SyncPrint.held(report);
            GuardPrint.findings(report);
            LeaveCost costs = new LeaveCost(session.get(CoverCosts.class));
            SyncPrint.rows(reports, costs, run.getAsLong(), change -> true, rows);
            return ExitCode.DONE.number();
        }
    }
}
