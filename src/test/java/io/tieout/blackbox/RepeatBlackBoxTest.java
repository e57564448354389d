package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.OutFolder;
import io.tieout.oracle.People;
import io.tieout.oracle.RecomputeReconciliation;
import io.tieout.oracle.ReportJournal;
import io.tieout.oracle.RosterFiles;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal inputs give equal bytes. */
@Tag("slow")
class RepeatBlackBoxTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @TempDir
    Path folder;

    @Test
    void reconcilingTheSameInputsTwiceGivesTheSameCsvFiles() throws Exception {
        RosterFiles.write(folder, People.generate(11, 60, 3));
        try (StandIn kota = new StandIn(folder);
                Tieout tieout = new Tieout(folder.resolve("office"))
                        .against(kota.url(), StandIn.KEY)
                        .on(Databases.empty())) {
            tieout.sync(folder).ended(0, 3);
            // Without a register everybody is instructed only, and the far side's figures are known.
            tieout.run(Tieout.reconcileCommand(OCTOBER)).ended(0, 3);
            Path register =
                    Registers.write(folder.resolve("register.csv"), ReportJournal.read(kota.reports()), OCTOBER, 11);
            tieout.run(Tieout.reconcileCommand(OCTOBER, register)).ended(0, 3);
            Map<String, Path> before = OutFolder.latestRuns(tieout.out(), OCTOBER);
            tieout.run(Tieout.reconcileCommand(OCTOBER, register)).ended(0, 3);
            Map<String, Path> after = OutFolder.latestRuns(tieout.out(), OCTOBER);

            assertThat(after).hasSize(3).hasSameSizeAs(before);
            for (String employer : after.keySet()) {
                assertThat(after.get(employer)).as("a folder of its own").isNotEqualTo(before.get(employer));
                assertThat(CsvFiles.of(after.get(employer))).isEqualTo(CsvFiles.of(before.get(employer)));
            }
            assertThat(RecomputeReconciliation.differences(
                            kota.reports(), tieout.out(), Map.of(OCTOBER, List.of(register))))
                    .isEmpty();
        }
    }
}
