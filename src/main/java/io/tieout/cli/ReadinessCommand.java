package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.roster.EmployerReadiness;
import io.tieout.roster.ReadinessReports;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who can use Kota's own pages now. */
@Command(
        name = "readiness",
        mixinStandardHelpOptions = true,
        description = {
            "Who can use Kota's Hosted pages now, who is pending since when, and who is restricted.",
            "Reads Kota's lists afresh, without a sync. Ends with 3 when Kota restricts somebody, for then people are needed."
        })
final class ReadinessCommand implements Callable<Integer> {

    @Mixin
    private EmployerScope employers = new EmployerScope();

    @Option(names = "--out", paramLabel = "DIR", description = "where readiness.csv goes (default: out)")
    private Path out = Path.of("out");

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    ReadinessCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        OutFolder.checked(out);
        try (Session session = surroundings.open(standIn)) {
            Bound.toKota(session);
            ReadinessReports reports = session.get(ReadinessReports.class);
            reports.checkKnown(employers.refs());
            Instant moment = session.watching(reports::refresh);
            // The whole file is never replaced by a part of it.
            Path file = out.resolve(employers.refs().isEmpty() ? "readiness.csv" : "readiness-selected.csv");
            reports.write(file, employers.refs());
            List<EmployerReadiness> found = reports.employers(employers.refs());
            ReadinessPrint.print(reports, found, employers, moment.truncatedTo(ChronoUnit.SECONDS), file);
            ExitCode exit =
                    found.stream().anyMatch(EmployerReadiness::needsPeople) ? ExitCode.PEOPLE_NEEDED : ExitCode.DONE;
            return session.ending(exit.number());
        }
    }
}
