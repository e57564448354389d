package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.Breaks;
import io.tieout.reconciliation.Explanation;
import io.tieout.reconciliation.OpenBreak;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is to be worked off. */
@Command(
        name = "breaks",
        mixinStandardHelpOptions = true,
        description = "The rows of a month that need a person, the most money first; exit 3 while any waits.")
final class BreaksCommand implements Callable<Integer> {

    @Mixin
    private Month month = new Month();

    @Option(names = "--employer", paramLabel = "REF", description = "only this employer")
    private @Nullable String employer;

    @Option(names = "--most", paramLabel = "N", description = "how many are listed at most (default: ${DEFAULT-VALUE})")
    private int most = 100;

    @Option(names = "--accepted", description = "those that were accepted too")
    private boolean accepted;

    private final Surroundings surroundings;

    BreaksCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            Table table = new Table("employer", "employee", "portion", "", ">at stake", "status", "what to do");
            int[] counts = new int[2];
            session.get(Breaks.class).forEach(month.period(), employer, one -> {
                boolean waits = one.acceptance() == null;
                counts[waits ? 0 : 1]++;
                if ((waits || accepted) && counts[0] + (accepted ? counts[1] : 0) <= most) {
                    add(table, one);
                }
            });
            table.print();
            Out.result((table.isEmpty() ? "" : "\n") + counts[0] + (counts[0] == 1 ? " row waits" : " rows wait")
                    + " for a person" + (counts[1] > 0 ? ", " + counts[1] + " accepted" : ""));
            return (counts[0] > 0 ? ExitCode.PEOPLE_NEEDED : ExitCode.DONE).number();
        }
    }

    private static void add(Table table, OpenBreak one) {
        String currency = one.row().currency();
        table.row(
                one.row().employerRef(),
                one.row().employeeRef(),
                one.row().portion().word(),
                currency,
                Amounts.plain(one.atStake(), currency),
                one.row().status(),
                one.acceptance() == null
                        ? Explanation.of(one.row())
                        : one.acceptance().words());
    }
}
