package io.tieout.cli;

import io.tieout.batch.UsageException;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ties what Kota charged in a period to what payroll withheld. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Ties what Kota charged in a period to what payroll withheld, and writes the files.")
final class ReconcileCommand implements Callable<Integer> {

    private static final int LONGEST_REASON = 500;

    @Mixin
    private MonthScope scope = new MonthScope();

    @Option(
            names = "--register",
            paramLabel = "FILE",
            description = "what payroll withheld, CSV; may be repeated (default: what was loaded last)")
    private List<Path> registers = List.of();

    @Option(names = "--job", paramLabel = "FILE", description = "job file (default: jobs/reconcile.yml)")
    private @Nullable Path job;

    @Option(names = "--out", paramLabel = "DIR", description = "where files go (default: out)")
    private Path out = Path.of("out");

    @Option(
            names = "--again",
            description = "don't end with 3 because the same payroll instruction went out before; where payroll adds,"
                    + " write the whole instruction and not only what changed")
    private boolean again;

    @Option(
            names = "--names",
            paramLabel = "ROSTER",
            description =
                    "an employees file; the files for people then show names beside refs, and nothing else keeps them")
    private @Nullable Path names;

    @Option(
            names = "--employer-names",
            paramLabel = "EMPLOYERS",
            description = "an employers file; Summary and portfolio then show legal names, and nothing else keeps them")
    private @Nullable Path employerNames;

    @Option(
            names = "--reopen",
            paramLabel = "REASON",
            description = "settle a period that is signed off all the same, and why; what was signed stays")
    private @Nullable String reopen;

    @Mixin
    private Account account = new Account();

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    ReconcileCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JobFile<ReconcileSettings> settings = JobFile.reconcile(job);
        ReconcileRun order = ReconcileRun.of(
                        scope.period(), registers, scope.employers().refs(), settings, out, again)
                .naming(names)
                .namingEmployers(employerNames)
                .reopening(reason());
        try (Session session = surroundings.open(standIn)) {
            return session.ending(order.in(session).number());
        }
    }

    private ReconcileInputs.@Nullable Reopen reason() {
        if (reopen == null) {
            return null;
        }
        if (reopen.isBlank() || reopen.length() > LONGEST_REASON) {
            throw new UsageException("--reopen: expected a reason of 1 to " + LONGEST_REASON
                    + " characters, in quotes; the bridge shows it for good.");
        }
        return new ReconcileInputs.Reopen(reopen.strip(), account.name());
    }
}
