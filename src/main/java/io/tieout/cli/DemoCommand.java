package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.jobfile.RosterSyncSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole day on sample data: one command to see it work. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "The whole day on sample data: embedded database, stand-in Kota, sync, two months reconciled.",
            "Ignores KOTA_* and any datasource; keeps its data in .tieout/demo, its files in out."
        })
final class DemoCommand implements Callable<Integer> {

    /** The samples tell of September and October, so the demo's day is the first working day after. */
    private static final Instant DAY = Instant.parse("2026-11-02T08:00:00Z");

    private static final List<YearMonth> PERIODS = List.of(YearMonth.of(2026, 9), YearMonth.of(2026, 10));

    @Option(names = "--samples", paramLabel = "DIR", description = "default: ${DEFAULT-VALUE}")
    private Path samples = Path.of("sample-data");

    @Option(names = "--out", paramLabel = "DIR", description = "default: ${DEFAULT-VALUE}")
    private Path out = Path.of("out");

    private final Surroundings surroundings;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(samples)) {
            throw new UsageException("There is no folder " + samples.toAbsolutePath()
                    + ". Run the demo from the project's folder," + " or name the samples with --samples DIR.");
        }
        Path home = Surroundings.home().resolve("demo");
        Clock clock = Clock.offset(
                Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), DAY));
        StandInLauncher.Running kota = surroundings
                .standIn()
                .start(
                        0,
                        Surroundings.STAND_IN_KEY,
                        home.resolve("stand-in"),
                        samples.resolve("kota-seed.json"),
                        clock);
        try (Session session = Session.open(surroundings.application(), settings(kota, home), kota)) {
            return session.ending(day(session).number());
        }
    }

    private static Map<String, Object> settings(StandInLauncher.Running kota, Path home) {
        Map<String, Object> settings = new HashMap<>(Surroundings.kota(kota.baseUrl()));
        settings.put("tieout.home", home.toString());
        settings.put("tieout.clock-start", DAY.toString());
        settings.put("tieout.hash-key", "");
        settings.put("spring.datasource.url", "");
        settings.put("spring.datasource.username", "");
        settings.put("spring.datasource.password", "");
        return settings;
    }

    private ExitCode day(Session session) {
        Out.result("== Roster: who is covered");
        JobFile<RosterSyncSettings> sync = JobFile.rosterSync(null);
        ExitCode synced = SyncRun.of(
                        samples.resolve("employers.csv"), samples.resolve("employees.csv"), sync, false, out, null)
                .in(session);
        if (synced == ExitCode.FAILED || synced == ExitCode.USAGE) {
            return synced;
        }
        List<String> surprises = new ArrayList<>();
        JobFile<ReconcileSettings> job = JobFile.reconcile(null);
        for (YearMonth period : PERIODS) {
            Out.result("");
            Out.result("== " + period + ": what Kota charged, what payroll withheld");
            Path register = samples.resolve("register-" + period + ".csv");
            ReconcileRun run = ReconcileRun.of(period, List.of(register), new TreeSet<>(), job, out, true);
            ExitCode exit = run.in(session);
            if (exit == ExitCode.FAILED || exit == ExitCode.USAGE) {
                return exit;
            }
            surprises.addAll(ExpectedRows.differences(samples.resolve("expected.csv"), period, out));
        }
        Out.result("");
        if (surprises.isEmpty()) {
            Out.result("Every row came out as the samples intend (sample-data/expected.csv).");
            return ExitCode.DONE;
        }
        surprises.stream().limit(20).forEach(Out::note);
        Out.note(surprises.size() + " differences to sample-data/expected.csv. Samples that were edited explain them;"
                + " else delete " + Surroundings.home().resolve("demo") + " and run the demo again.");
        return ExitCode.FAILED;
    }
}
