package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four years after the demo: what is old goes, and every figure that people ask for is what it was. */
@Tag("slow")
class PurgeBlackBoxTest {

    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void whatPeopleAskForIsTheSameAfterAPurge() throws Exception {
        try (Tieout tieout = new Tieout(folder)) {
            tieout.run("demo", "--samples", SAMPLES.toString()).ended(0);
            tieout.run("demo", "--samples", SAMPLES.toString()).ended(0);
            tieout.onDemoData();
            tieout.clockAhead(Duration.ofDays(1500));
            List<String> before = figures(tieout);
            assertThat(tieout.run("runs").ended(0).output()).contains("2026-10    1", "2026-10    2");

            tieout.run("purge", "--older-than", "24").ended(2).says("--confirm");
            tieout.run("purge", "--older-than", "24", "--confirm", "12")
                    .ended(2)
                    .says("nothing was purged");
            tieout.run("purge", "--older-than", "6", "--dry-run").ended(2).says("expected 13 to");
            String would = tieout.run("purge", "--older-than", "24", "--dry-run")
                    .ended(0)
                    .says("Would go", "Nothing was purged")
                    .output();
            String did = tieout.run("purge", "--older-than", "24", "--confirm", "24")
                    .ended(0)
                    .says("Purged")
                    .output();
            assertThat(table(did)).isEqualTo(table(would)).isNotEmpty();
            assertThat(did).doesNotContainPattern("people of readings +0\\b").doesNotContainPattern("runs +0\\b");

            assertThat(figures(tieout)).isEqualTo(before);
            assertThat(tieout.run("runs").ended(0).output())
                    .contains("2026-10    2")
                    .doesNotContain("2026-10    1");
            String left = tieout.run("purge", "--older-than", "24", "--dry-run")
                    .ended(0)
                    .output();
            assertThat(table(left)).contains("in all 0");
        }
    }

    private static List<String> figures(Tieout tieout) throws Exception {
        List<String> figures = new ArrayList<>();
        for (String[] command : new String[][] {
            {"balances", "--people"},
            {"explain", "0021", "--period", "2026-09"},
            {"story", "0021", "--year", "2026"}
        }) {
            figures.add(tieout.run(command).output());
        }
        return figures;
    }

    private static List<String> table(String output) {
        return output.lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }
}
