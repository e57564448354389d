package io.tieout.cli;

import io.tieout.batch.Run;
import io.tieout.batch.Runs;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The latest runs. */
@Command(name = "runs", mixinStandardHelpOptions = true, description = "The latest runs and how they ended.")
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
            for (Run run : session.get(Runs.class).newest(last)) {
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
            return 0;
        }
    }
}
