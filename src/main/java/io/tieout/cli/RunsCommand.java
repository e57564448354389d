package io.tieout.cli;

import io.tieout.batch.Run;
import io.tieout.batch.Runs;
import io.tieout.reconciliation.Signature;
import io.tieout.reconciliation.Signatures;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The latest runs and their signatures. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "The latest runs, how they ended, and who signed them.")
final class RunsCommand implements Callable<Integer> {

    @Option(names = "--last", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
    private int last = 20;

    private final Surroundings surroundings;

    RunsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            Table table = new Table("kind", "period", ">run", "scope", "status", ">exit", "started", "ended");
            List<Run> runs = session.get(Runs.class).newest(last);
            for (Run run : runs) {
                table.row(
                        run.kind(),
                        run.period(),
                        run.number(),
                        run.scope(),
                        run.words(),
                        run.exitCode() == null ? "" : run.exitCode(),
                        run.startedAt().truncatedTo(ChronoUnit.SECONDS),
                        run.endedAt() == null ? "" : run.endedAt().truncatedTo(ChronoUnit.SECONDS));
            }
            if (table.isEmpty()) {
                Out.result("No run yet. Begin with \"sync\".");
            } else {
                table.print();
            }
            signatures(session.get(Signatures.class), runs);
            return 0;
        }
    }

    private static void signatures(Signatures signatures, List<Run> runs) {
        Table table = new Table("signed", ">run", "employer", "by", "at", "content");
        for (Signature signature : signatures.of(runs.stream().map(Run::id).toList())) {
            table.row(
                    signature.period(),
                    signature.runNumber(),
                    signature.employerRef(),
                    signature.account(),
                    signature.signedAt().truncatedTo(ChronoUnit.SECONDS),
                    signature.contentSha256());
        }
        if (!table.isEmpty()) {
            Out.result("");
            table.print();
        }
    }
}
