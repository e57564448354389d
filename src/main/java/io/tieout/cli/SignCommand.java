package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.export.SigningOff;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.ReconciliationSummaries;
import io.tieout.reconciliation.ReconciliationSummary;
import io.tieout.reconciliation.SignOff;
import io.tieout.reconciliation.Signing;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One of the two signatures that a period needs. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Signs the newest reconciliation of an employer's period, as it stands.",
            "Two accounts over the same content sign the period off: it then never moves, and a new run of it needs"
                    + " --reopen and a reason. The same account never counts twice (exit 4)."
        })
final class SignCommand implements Callable<Integer> {

    private static final int SHORTEST_HASH = 8;

    @Mixin
    private EmployerMonth scope = new EmployerMonth();

    @Mixin
    private Account account = new Account();

    @Option(
            names = "--content",
            paramLabel = "SHA256",
            description = "sign only if the content still has this hash; its first 8 digits are enough")
    private @Nullable String content;

    private final Surroundings surroundings;

    SignCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String name = account.name();
        String hash = content == null ? null : content.toLowerCase(Locale.ROOT);
        if (hash != null && !hash.matches("[0-9a-f]{" + SHORTEST_HASH + ",64}")) {
            throw new UsageException("--content " + content + ": expected at least " + SHORTEST_HASH
                    + " digits of the hash that \"sign\" and \"runs\" show.");
        }
        try (Session session = Session.open(surroundings.application(), Map.of())) {
            print(session, session.get(SigningOff.class).sign(scope.period(), scope.employer(), name, hash));
            return session.ending(ExitCode.DONE.number());
        }
    }

    private void print(Session session, SigningOff.Taken taken) {
        Signing.Signed signed = taken.signed();
        Out.result(signed.signature().account() + " signed run "
                + signed.signature().runNumber() + " of " + scope.period() + " for " + scope.employer());
        Out.result("  content " + signed.signature().contentSha256());
        session.get(ReconciliationSummaries.class)
                .of(signed.signature().run(), scope.employer())
                .ifPresent(SignCommand::figures);
        SignOff signOff = taken.signOff();
        if (signOff == null) {
            Out.result("  Not signed off yet: a second account has to sign the same content");
            return;
        }
        Out.result("  Signed off by " + String.join(" and ", signed.accounts())
                + ": these figures hold. A new run of the period needs --reopen and a reason");
        if (!taken.written()) {
            Out.note("The folder of run " + signOff.runNumber()
                    + " is not where it was written, so signed.txt was not written beside it. The sign-off holds.");
        }
        for (String stale : signed.stalePeriods()) {
            Out.result("  " + stale + " must be run again: its opening balances have changed");
        }
    }

    /** What the name stands under, so that nobody signs unseen. */
    private static void figures(ReconciliationSummary summary) {
        Table table = new Table("portion", "", ">charged", ">withheld", ">variance", ">closing");
        for (ReconciliationSummary.Total total : summary.totals()) {
            table.row(
                    total.portion().word(),
                    total.currency(),
                    money(total.charged(), total.currency()),
                    money(total.withheld(), total.currency()),
                    money(total.variance(), total.currency()),
                    money(total.closing(), total.currency()));
        }
        table.print();
        if (summary.registerRun() == null) {
            Out.result("  No register was ever loaded for this period: nothing was compared");
        }
        if (summary.rowsThatNeedPerson() > 0) {
            Out.result("  " + summary.rowsThatNeedPerson() + " of its rows need a person");
        }
    }

    private static String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? "-" : Amounts.plain(amount, currency);
    }
}
