package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.retention.Purged;
import io.tieout.retention.Retention;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes out of the database what is old and needed by nothing. */
@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description = {
            "Takes out of the database what is older than so many months and needed by nothing: readings of reports,",
            "superseded runs, plans, events, entries of Spring Batch. What is signed, the newest run of each employer",
            "and period with its balances, what payroll was instructed and open changes stay. Files are left alone."
        })
final class PurgeCommand implements Callable<Integer> {

    /** A year's story and the month before it, and far more than the 30 days in which Kota repeats an event. */
    private static final int LEAST = 13;

    private static final int MOST = 1200;

    @Option(
            names = "--older-than",
            required = true,
            paramLabel = "MONTHS",
            description = "what ended before that many months, at least " + LEAST)
    private int months;

    @Option(names = "--dry-run", description = "count what would go; nothing does")
    private boolean dryRun;

    @Option(
            names = "--confirm",
            paramLabel = "MONTHS",
            description = "the same number again, where nobody can be asked: it can't be undone")
    private @Nullable String confirm;

    private final Surroundings surroundings;

    PurgeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (months < LEAST || months > MOST) {
            throw new UsageException("--older-than " + months + ": expected " + LEAST + " to " + MOST + " months. A"
                    + " year's story, adjustments and events that Kota repeats need what is younger.");
        }
        if (!dryRun) {
            String number = String.valueOf(months);
            String typed = surroundings.terminal().confirmation(confirm, number);
            if (!typed.strip().equals(number)) {
                throw new UsageException("\"" + typed + "\" is not " + number + ", so nothing was purged.");
            }
        }
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            Instant before = session.get(Clock.class)
                    .instant()
                    .atZone(ZoneOffset.UTC)
                    .minusMonths(months)
                    .toInstant();
            List<Purged> purged = session.get(Retention.class).purge(before, dryRun);
            print(purged, before);
            return session.ending(ExitCode.DONE.number());
        }
    }

    private void print(List<Purged> purged, Instant before) {
        Out.result((dryRun ? "Would go, " : "Purged, ") + "of what ended before " + before + ":");
        Table table = new Table("", ">rows");
        long all = 0;
        for (Purged each : purged) {
            table.row(each.what(), each.rows());
            all += each.rows();
        }
        table.row("in all", all);
        table.print();
        if (dryRun && all > 0) {
            Out.note("Nothing was purged. The same command without --dry-run does it, and can't be undone.");
        }
    }
}
