package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.RunOutcome;
import io.tieout.reconciliation.SignOff;
import io.tieout.reconciliation.Signatures;
import java.time.YearMonth;
import java.util.List;

/** Tells which employers a run left as they are because their period is signed off. */
final class SignedOff {

    private static final int NAMED = 40;

    private SignedOff() {}

    /** @return how the command ends: leaving somebody out is a guard's refusal, though the others are done */
    static ExitCode print(Session session, RunOutcome outcome, ExitCode exit) {
        Signatures signatures = session.get(Signatures.class);
        YearMonth period = YearMonth.parse(outcome.run().period());
        List<String> left = signatures.leftAsTheyAre(outcome.run().id());
        for (String employer : left.subList(0, Math.min(NAMED, left.size()))) {
            signatures.holding(period, employer).ifPresent(SignedOff::line);
        }
        if (left.size() > NAMED) {
            Out.result("  and " + (left.size() - NAMED) + " more employers are signed off and were left as they are");
        }
        return left.isEmpty() || exit == ExitCode.FAILED || exit == ExitCode.USAGE ? exit : ExitCode.GUARD;
    }

    private static void line(SignOff signOff) {
        Out.result("  " + signOff.employerRef() + ": signed off (run " + signOff.runNumber() + ", by "
                + String.join(" and ", signOff.accounts())
                + ") and left as it is; --reopen with a reason opens it again");
    }
}
