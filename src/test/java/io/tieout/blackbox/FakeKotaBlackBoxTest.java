package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.FakeWorld;
import io.tieout.oracle.RecomputeReconciliation;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that nobody of the product wrote code for, every figure is the one worked out apart. */
@Tag("slow")
class FakeKotaBlackBoxTest {

    @TempDir
    Path folder;

    @Test
    void everyRowOfThreeHundredPeopleOverTwoMonthsIsAsWorkedOutApart() throws Exception {
        FakeWorld world = new FakeWorld(7, 300, 5, YearMonth.of(2026, 9));
        Map<YearMonth, List<Path>> registers = world.writeInputs(folder);
        try (FakeKotaProcess kota = new FakeKotaProcess(folder, 7, 300, 5);
                Tieout tieout = new Tieout(folder.resolve("office")).against(kota.url(), FakeKotaProcess.KEY)) {
            tieout.sync(folder).ended(0, 3);
            for (YearMonth month : world.months()) {
                Path register = registers.get(month).get(0);
                tieout.run(Tieout.reconcileCommand(month, register)).ended(3);
            }
            assertThat(RecomputeReconciliation.differences(world.reports(), tieout.out(), registers))
                    .isEmpty();
        }
    }
}
