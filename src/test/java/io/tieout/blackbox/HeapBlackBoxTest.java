package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.FakeWorld;
import io.tieout.oracle.RecomputeReconciliation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many people need time, not memory. */
@Tag("slow")
class HeapBlackBoxTest {

    private static final int PEOPLE = 20_000;

    @TempDir
    Path folder;

    @Test
    void twentyThousandPeopleFitInTwoHundredAndFiftySixMegabytes() throws Exception {
        FakeWorld world = new FakeWorld(5, PEOPLE, 5, YearMonth.of(2026, 9));
        Map<YearMonth, List<Path>> registers = world.writeInputs(folder);
        try (FakeKotaProcess kota = new FakeKotaProcess(folder, 5, PEOPLE, 5, "--no-trouble");
                Tieout tieout = new Tieout(folder.resolve("office"))
                        .against(kota.url(), FakeKotaProcess.KEY)
                        .withHeap("256m")) {
            tieout.run(Duration.ofMinutes(15), Tieout.syncCommand(folder)).ended(0, 3);
            assertThat(new FarSide(kota.url(), FakeKotaProcess.KEY).everybodyOnce())
                    .hasSize(PEOPLE);
            for (YearMonth month : world.months()) {
                Path register = registers.get(month).get(0);
                tieout.run(Duration.ofMinutes(15), Tieout.reconcileCommand(month, register))
                        .ended(3);
            }
            assertThat(RecomputeReconciliation.differences(world.reports(), tieout.out(), registers))
                    .isEmpty();
        }
    }
}
