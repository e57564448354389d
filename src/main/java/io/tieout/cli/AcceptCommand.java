package io.tieout.cli;

import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.Breaks;
import io.tieout.reconciliation.Decision;
import io.tieout.reconciliation.OpenBreak;
import io.tieout.reconciliation.RowRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A row that somebody has looked at and lets stand. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = {
            "Accepts one row that needs a person, with a reason. It keeps its status and its balance, is marked, and no"
                    + " longer leads to exit code 3; a later run keeps that as long as it comes to the same figures.",
            "The balance goes only by payroll or by \"write-off\"."
        })
final class AcceptCommand implements Callable<Integer> {

    @Mixin
    private RowChoice choice = new RowChoice();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept for ever")
    private String reason = "";

    @Mixin
    private Account account = new Account();

    @Option(names = "--take-back", description = "takes an acceptance back; both stay on record")
    private boolean takeBack;

    private final Surroundings surroundings;

    AcceptCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Decision decision = new Decision(account.name(), reason);
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            Breaks breaks = session.get(Breaks.class);
            OpenBreak decided = session.get(Runner.class)
                    .whileNothingRuns(RunKind.RECONCILE, choice.period().toString(), () -> {
                        RowRef row = row(breaks);
                        return takeBack ? breaks.takeBack(row, decision) : breaks.accept(row, decision);
                    });
            Out.result(decided.ref() + ": " + decided.row().status() + ", "
                    + Amounts.plain(decided.atStake(), decided.row().currency()) + " at stake");
            Out.result(
                    decided.acceptance() == null
                            ? "  the acceptance is taken back: it needs a person again"
                            : "  " + decided.acceptance().words());
            return 0;
        }
    }

    private RowRef row(Breaks breaks) {
        List<RowRef> fitting = new ArrayList<>();
        breaks.forEach(choice.period(), choice.employer(), one -> {
            RowRef ref = one.ref();
            boolean decidable = takeBack == (one.acceptance() != null);
            if (decidable && choice.fits(ref.employerRef(), ref.employeeRef(), ref.currency(), ref.portion())) {
                fitting.add(ref);
            }
        });
        return choice.one(
                fitting,
                "No row of " + choice.employee() + " in " + choice.period()
                        + (takeBack ? " is accepted." : " waits for a person; \"breaks\" lists those that do.")
                        + " Check the ref, zeros included.");
    }
}
