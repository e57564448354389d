package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.OutFolder;
import io.tieout.oracle.RecomputeReconciliation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees first: the demo, twice, in an empty folder, with every figure worked out apart. */
class DemoBlackBoxTest {

    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();
    private static final List<YearMonth> PERIODS = List.of(YearMonth.of(2026, 9), YearMonth.of(2026, 10));

    @TempDir
    Path folder;

    @Test
    void theDemoTiesTheSamplesTwiceAndCreatesNobodyTwice() throws Exception {
        try (Tieout tieout = new Tieout(folder)) {
            tieout.run("demo", "--samples", SAMPLES.toString()).ended(0).says("62 employees created");
            checkFiles(tieout);
            tieout.run("demo", "--samples", SAMPLES.toString())
                    .ended(0)
                    .says("nobody was created twice")
                    .says("already instructed in run 1, do not import again");
            checkFiles(tieout);
            tieout.onDemoData();
            tieout.run("explain", "0021", "--period", "2026-10")
                    .ended(0)
                    .says("gross premium, policyholder  cover 2026-10-15 to 2026-10-31")
                    .says("ER_HEALTH                    paid 2026-10-23")
                    .says("PRORATION")
                    .says("Kota charges part of a month and payroll holds the whole month. (-51.18 EUR)");
            tieout.run("pulls", "diff", "--period", "2026-09")
                    .ended(0)
                    .says("version 2 (run 2, finalized) against version 1 (run 1, finalized): the same lines");
            tieout.run("explain", "nobody", "--period", "2026-10").ended(2).says("has a row for nobody");
        }
    }

    private static void checkFiles(Tieout tieout) throws IOException {
        Path reports = tieout.home().resolve("demo/stand-in/reports.jsonl");
        Map<YearMonth, List<Path>> registers = new TreeMap<>();
        PERIODS.forEach(period -> registers.put(period, List.of(SAMPLES.resolve("register-" + period + ".csv"))));
        assertThat(RecomputeReconciliation.differences(reports, tieout.out(), registers))
                .isEmpty();

        StringBuilder all = new StringBuilder();
        for (YearMonth period : PERIODS) {
            for (Path run : OutFolder.latestRuns(tieout.out(), period).values()) {
                assertThat(filesIn(run))
                        .contains(
                                "breaks.csv",
                                "changes.csv",
                                "manifest.json",
                                "reconciliation.csv",
                                "reconciliation.xlsx")
                        .containsAnyOf("payroll-import.csv", "payroll-import-draft.csv");
                all.append(Files.readString(run.resolve("reconciliation.csv")));
            }
        }
        assertThat(all)
                .contains(",INSTRUCTED,", ",CARRIED,", ",CURRENCY_MISMATCH,", ",NOT_IN_KOTA,", ",NOT_IN_PAYROLL,")
                .contains(",MATCHED,", ",ROUNDING,", ",EXPLAINED,", ",BREAK,")
                .contains("ADJUSTMENT=", "PRORATION=", "TIMING=", "ONE_OFF=", "CARRY_FORWARD=", "DUPLICATE=")
                .contains("SPLIT=", "ROUNDING=");
    }

    private static TreeSet<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
