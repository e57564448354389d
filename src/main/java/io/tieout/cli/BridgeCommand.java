package io.tieout.cli;

import io.tieout.batch.UsageException;
import io.tieout.reconciliation.Bridge;
import io.tieout.reconciliation.Bridges;
import io.tieout.reconciliation.Signatures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From a period as signed to the same period as it is known now. */
@Command(
        name = "bridge",
        mixinStandardHelpOptions = true,
        description = "A period as it was signed, what changed since and why, and as it stands now.")
final class BridgeCommand implements Callable<Integer> {

    @Mixin
    private Month month = new Month();

    @Option(names = "--employer", paramLabel = "REF", description = "only this employer")
    private @Nullable String employer;

    @Option(names = "--people", description = "every change, person by person")
    private boolean people;

    private final Surroundings surroundings;

    BridgeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            List<String> signed = session.get(Signatures.class).employersSignedOff(month.period()).stream()
                    .filter(ref -> employer == null || employer.equals(ref))
                    .toList();
            if (signed.isEmpty()) {
                throw new UsageException("No run of " + month.period() + (employer == null ? "" : " of " + employer)
                        + " was ever signed off, so there is nothing to compare with. \"sign --period " + month.period()
                        + " --employer REF\" signs the newest run; it takes two accounts.");
            }
            Bridges bridges = session.get(Bridges.class);
            for (String ref : signed) {
                Bridge bridge = bridges.of(month.period(), ref).orElseThrow();
                BridgePage.print(bridge);
                if (people) {
                    BridgePage.people(bridges, bridge);
                }
            }
            return 0;
        }
    }
}
