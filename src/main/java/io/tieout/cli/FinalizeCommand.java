package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.contribution.PullVersions;
import io.tieout.reconciliation.Finalizing;
import io.tieout.reconciliation.FreshReading;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a signed period final at Kota. */
@Command(
        name = "finalize",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an employer's period final at Kota, for good, if Kota still charges what two accounts signed.",
            "Reads Kota's reports before and after. A difference before refuses it (exit 4); one that came in between"
                    + " is shown as a late change (exit 3). Final already and as signed: nothing is left to do."
        })
final class FinalizeCommand implements Callable<Integer> {

    @Mixin
    private EmployerMonth scope = new EmployerMonth();

    @Mixin
    private Account account = new Account();

    @Option(
            names = "--confirm",
            paramLabel = "\"REF YYYY-MM\"",
            description = "employer and period once more; without a terminal to ask at it is needed")
    private @Nullable String confirm;

    @Option(names = "--stand-in", description = "work on made-up figures")
    private boolean standIn;

    private final Surroundings surroundings;

    FinalizeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String name = account.name();
        try (Session session = surroundings.open(standIn)) {
            Bound.toKota(session);
            Finalizing finalizing = session.get(Finalizing.class);
            return session.ending(finalizing
                    .alone(scope.period(), () -> order(session, finalizing, name))
                    .number());
        }
    }

    private ExitCode order(Session session, Finalizing finalizing, String name) {
        FreshReading before = session.watching(() -> finalizing.read(scope.period(), scope.employer()));
        if (before.isFinal()) {
            return after(session, finalizing, before, " already");
        }
        if (!before.isAsSigned()) {
            print(session, before);
            Out.note("Nothing was made final: Kota charges otherwise than run "
                    + before.signed().runNumber() + " of " + scope.period()
                    + ", which was signed, says. Reconcile it again with"
                    + " --reopen and the reason, and have it signed anew.");
            return ExitCode.GUARD;
        }
        Out.result("Kota charges " + scope.employer() + " for " + scope.period() + " what run "
                + before.signed().runNumber() + " says, signed by "
                + String.join(" and ", before.signed().accounts()) + ".");
        String words = scope.employer() + " " + scope.period();
        if (confirm == null) {
            Out.note("This makes it final at Kota. Nobody can take that back; what changes later goes into the next"
                    + " period.");
        }
        if (!surroundings
                .terminal()
                .confirmation(confirm, "employer and period: " + words)
                .strip()
                .equals(words)) {
            throw new UsageException("That is not \"" + words + "\"; nothing was made final.");
        }
        finalizing.carryOut(before, name);
        return after(
                session, finalizing, session.watching(() -> finalizing.read(scope.period(), scope.employer())), "");
    }

    private ExitCode after(Session session, Finalizing finalizing, FreshReading reading, String already) {
        String isFinal = scope.employer() + " is final at Kota for " + scope.period() + already;
        if (reading.isAsSigned()) {
            Out.result(isFinal + ", as run " + reading.signed().runNumber() + " was signed.");
            return ExitCode.DONE;
        }
        int lines = print(session, reading);
        finalizing.noteLateChange(reading, lines);
        Out.note("A late change: " + isFinal + ", and not as run "
                + reading.signed().runNumber() + " was signed. Reconcile it again with --reopen and the reason; the"
                + " difference is carried on from there.");
        return ExitCode.PEOPLE_NEEDED;
    }

    /** @return how many lines differ */
    private static int print(Session session, FreshReading reading) {
        PullVersions versions = session.get(PullVersions.class);
        int lines = 0;
        for (FreshReading.Beside report : reading.reports()) {
            lines += PullsDiff.print(versions, report.signed(), report.now());
        }
        return lines;
    }
}
