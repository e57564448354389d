package io.tieout.cli;

import io.tieout.jobfile.RosterSyncSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings Kota's employers and employees in step with the payroll's files. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = {
            "Brings Kota's employers and employees in step with the payroll's roster files.",
            "Creates, links and updates; offboardings are planned and shown, not sent yet."
        })
final class SyncCommand implements Callable<Integer> {

    @Option(names = "--employers", required = true, paramLabel = "FILE", description = "employers CSV")
    private Path employers = Path.of("");

    @Option(names = "--employees", required = true, paramLabel = "FILE", description = "employees CSV")
    private Path employees = Path.of("");

    @Option(names = "--dry-run", description = "plan, print the plan, send nothing")
    private boolean dryRun;

    @Option(names = "--job", paramLabel = "FILE", description = "job file (default: jobs/roster-sync.yml)")
    private @Nullable Path job;

    @Option(names = "--out", paramLabel = "DIR", description = "where files go (default: out)")
    private Path out = Path.of("out");

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    SyncCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JobFile<RosterSyncSettings> settings = JobFile.rosterSync(job);
        SyncRun order = SyncRun.of(employers, employees, settings, dryRun, out);
        try (Session session = surroundings.open(standIn)) {
            return session.ending(order.in(session).number());
        }
    }
}
