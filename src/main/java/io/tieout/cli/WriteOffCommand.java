package io.tieout.cli;

import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.Balances;
import io.tieout.reconciliation.Decision;
import io.tieout.reconciliation.RowRef;
import io.tieout.reconciliation.WriteOff;
import io.tieout.reconciliation.WriteOffs;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A balance that nobody follows any longer. */
@Command(
        name = "write-off",
        mixinStandardHelpOptions = true,
        description = {
            "Writes off what a person's newest period left open, or a part of it, with a reason. It is a movement of its"
                    + " own: no row and no signed figure changes, and the next period opens without it."
        })
final class WriteOffCommand implements Callable<Integer> {

    @Mixin
    private RowChoice choice = new RowChoice();

    @Option(names = "--amount", paramLabel = "AMOUNT", description = "how much of the balance (default: all of it)")
    private @Nullable BigDecimal amount;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept for ever")
    private String reason = "";

    @Mixin
    private Account account = new Account();

    private final Surroundings surroundings;

    WriteOffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Decision decision = new Decision(account.name(), reason);
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            WriteOff written = session.get(Runner.class)
                    .whileNothingRuns(
                            RunKind.RECONCILE,
                            choice.period().toString(),
                            () -> session.get(WriteOffs.class).add(row(session), amount, decision));
            String currency = written.row().currency();
            Out.result(written.row() + ": " + Amounts.plain(written.amount(), currency) + " " + written.words());
            Out.result("  open now: " + Amounts.plain(written.left(), currency) + " " + currency);
            return 0;
        }
    }

    private RowRef row(Session session) {
        List<RowRef> fitting = new ArrayList<>();
        LocalDate today = LocalDate.now(session.get(Clock.class));
        session.get(Balances.class).forEachOpen(choice.employer(), null, today, open -> {
            if (choice.fits(open.employerRef(), open.employeeRef(), open.currency(), open.portion())) {
                fitting.add(new RowRef(
                        choice.period(), open.employerRef(), open.employeeRef(), open.currency(), open.portion()));
            }
        });
        return choice.one(
                fitting,
                "No balance of " + choice.employee() + " is open. Check the ref, zeros included; \"balances --people\""
                        + " lists what is open.");
    }
}
