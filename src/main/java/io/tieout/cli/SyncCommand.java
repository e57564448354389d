package io.tieout.cli;

import io.tieout.batch.UsageException;
import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.RosterSyncSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
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
            "Plans first; when no guard trips it sends: creates, links, updates, offboards who has a leave date.",
            "When one trips, nothing is sent (exit 4) and the command is shown that releases the plan."
        })
final class SyncCommand implements Callable<Integer> {

    private static final Path OUT = Path.of("out");

    @Option(names = "--employers", paramLabel = "FILE", description = "employers CSV; needed but with --partial")
    private @Nullable Path employers;

    @Option(names = "--employees", paramLabel = "FILE", description = "employees CSV, with everybody in it")
    private @Nullable Path employees;

    @Option(
            names = "--partial",
            paramLabel = "FILE",
            description = "instead of --employees: mended rows of a rejects file; only they are looked at")
    private @Nullable Path partial;

    @Option(names = "--dry-run", description = "plan, print the plan, send nothing")
    private boolean dryRun;

    @Option(
            names = "--rekey",
            description = "people who are in the file under a new ref (same tax id and birth date) keep their record at"
                    + " Kota, which gets the new ref; without it they are only named")
    private boolean rekey;

    @Option(
            names = "--apply",
            paramLabel = "PLAN",
            description = "send exactly this plan, if neither the files nor Kota changed since; else nothing (exit 4)")
    private @Nullable Integer plan;

    @Option(
            names = "--release",
            arity = "1..*",
            paramLabel = "REF",
            description = "with --apply: send although guards tripped; \"all\", or the refs whose rows alone are sent")
    private List<String> release = List.of();

    @Option(names = "--job", paramLabel = "FILE", description = "job file (default: jobs/roster-sync.yml)")
    private @Nullable Path job;

    @Option(names = "--out", paramLabel = "DIR", description = "where files go (default: out)")
    private Path out = OUT;

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    SyncCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private @Nullable PlanApproval approval() {
        if (plan == null) {
            if (!release.isEmpty()) {
                throw new UsageException(
                        "--release needs --apply with the number of the plan that you looked at, so that"
                                + " nothing else is released with it. \"sync --dry-run\" makes a plan and says its number.");
            }
            return null;
        }
        boolean all = release.contains(PlanApproval.ALL);
        if (all && release.size() > 1) {
            throw new UsageException("--release takes all, or refs, not both.");
        }
        return new PlanApproval(plan, all, all ? new TreeSet<>() : new TreeSet<>(release));
    }

    private SyncRun order(JobFile<RosterSyncSettings> settings) {
        if (partial != null && employees != null) {
            throw new UsageException(
                    "--partial and --employees can't go together: the one file holds a few mended rows,"
                            + " the other everybody. Send the mended rows with --partial, and the whole file on its own.");
        }
        if (partial != null && rekey) {
            throw new UsageException("--rekey needs the whole file with --employees: mended rows don't show whether"
                    + " somebody's old ref is gone.");
        }
        if (partial != null) {
            return SyncRun.of(employers, partial, true, settings, dryRun, false, out, approval());
        }
        if (employers == null || employees == null) {
            throw new UsageException("sync needs --employers FILE and --employees FILE; or --partial FILE for the"
                    + " mended rows of a rejects file.");
        }
        return SyncRun.of(employers, employees, false, settings, dryRun, rekey, out, approval());
    }

    private String options() {
        return (job == null ? "" : " --job " + GuardPrint.quoted(job))
                + (out.equals(OUT) ? "" : " --out " + GuardPrint.quoted(out))
                + (standIn ? " --stand-in" : "");
    }

    @Override
    public Integer call() {
        JobFile<RosterSyncSettings> settings = JobFile.rosterSync(job);
        SyncRun order = order(settings).with(options());
        try (Session session = surroundings.open(standIn)) {
            return session.ending(order.in(session).number());
        }
    }
}
