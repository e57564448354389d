package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.contract.Contract;
import io.tieout.contract.Findings;
import io.tieout.contract.Recorded;
import io.tieout.contract.Tour;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The last test of a build: everything that went between the product and a stand-in in any test before, and in the
 * demo, keeps to the published contract, and nothing of the contract was left out.
 */
class WatchedSuiteBlackBoxTest {

    @TempDir
    Path folder;

    private Contract contract;
    private Path exchanges;

    @BeforeEach
    void findContract() {
        Optional<Contract> found = Contract.find();
        if (found.isEmpty()) {
            System.err.println(Contract.MISSING);
        }
        Assumptions.assumeTrue(found.isPresent(), Contract.MISSING);
        contract = found.get();
        exchanges = Path.of(System.getProperty("tieout.exchanges"));
    }

    @Test
    void nothingInAnyTestBrokeTheContractAndEveryOperationAndStatusWasSeen() throws Exception {
        try (StandIn kota = new StandIn(folder)) {
            new Tour(kota.url(), StandIn.KEY).run();
        }
        Findings findings = findings();

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.unseen()).as("declared, and seen in no test").isEmpty();
        assertThat(findings.asked())
                .as("what the product itself called; alone this test has little to judge")
                .contains(
                        "GET /employers",
                        "POST /employers",
                        "GET /employees",
                        "POST /employees",
                        "GET /contribution_reports",
                        "GET /contribution_reports/{}/employee_breakdowns");
    }

    @Test
    @Tag("slow")
    void nothingInAnySlowTestBrokeTheContract() throws Exception {
        Findings findings = findings();

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.exchanges()).isPositive();
    }

    private Findings findings() throws Exception {
        Findings findings = new Findings(contract);
        Recorded.forEach(exchanges, findings::add);
        Recorded.forgetOthers(exchanges);
        System.out.println(findings.report());
        return findings;
    }
}
