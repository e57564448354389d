package io.tieout.cli;

import io.tieout.batch.UsageException;
import io.tieout.contribution.PullVersion;
import io.tieout.contribution.PullVersions;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The readings of Kota's reports, and what changed between the last two. */
@Command(
        name = "pulls",
        mixinStandardHelpOptions = true,
        description =
                "The readings of a period's reports; \"pulls diff\" shows the lines that changed since the one before.")
final class PullsCommand implements Callable<Integer> {

    private enum What {
        LIST,
        DIFF
    }

    @Parameters(arity = "0..1", paramLabel = "WHAT", description = "list (default) or diff")
    private What what = What.LIST;

    @Mixin
    private MonthScope scope = new MonthScope();

    private final Surroundings surroundings;

    PullsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        YearMonth period = scope.period();
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            PullVersions versions = session.get(PullVersions.class);
            List<PullVersion> found = versions.of(period, null).stream()
                    .filter(version -> scope.employers().includes(version.employerRef()))
                    .toList();
            if (found.isEmpty()) {
                throw new UsageException(
                        "No report of " + period + scope.employers().words() + " was ever read. \"reconcile --period "
                                + period + "\" reads them.");
            }
            if (what == What.LIST) {
                list(found);
            } else {
                PullsDiff.print(versions, found);
            }
            return 0;
        }
    }

    private static void list(List<PullVersion> versions) {
        Table table = new Table(
                "employer", "report", "customer", ">version", ">run", "status", "changed at Kota", ">people", ">lines");
        versions.forEach(version -> table.row(
                version.employerRef(),
                version.reportId(),
                version.externalCustomerId() == null ? "" : version.externalCustomerId(),
                version.version(),
                version.runWords(),
                version.reportStatus(),
                version.lastUpdatedAt(),
                version.people(),
                version.lines()));
        table.print();
    }
}
