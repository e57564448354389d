package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.contract.Contract;
import io.tieout.contract.ValidatingProxy;
import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in, a proxy that knows the contract, and the product, each on its own. */
@Tag("slow")
class AcceptanceBlackBoxTest {

    @TempDir
    Path folder;

    @Test
    void aSyncAndTheCurrentMonthGoThroughAValidatingProxyWithoutAViolation() throws Exception {
        var contract = Contract.find();
        Assumptions.assumeTrue(contract.isPresent(), Contract.MISSING);
        RosterFiles.write(folder, People.generate(17, 120, 3));
        try (StandIn kota = new StandIn(folder);
                ValidatingProxy proxy = new ValidatingProxy(0, URI.create(kota.url()), contract.get());
                Tieout tieout = new Tieout(folder.resolve("office")).against(proxy.url(), StandIn.KEY)) {
            tieout.sync(folder).ended(0, 3);
            tieout.run(Tieout.reconcileCommand(YearMonth.now(Clock.systemUTC())))
                    .ended(0, 3);

            assertThat(proxy.findings().violations()).isEmpty();
            assertThat(proxy.findings().exchanges()).isGreaterThan(120);
            assertThat(new FarSide(kota.url(), StandIn.KEY).everybodyOnce()).hasSize(120);
        }
    }
}
