package io.tieout.cli;

import io.tieout.reconciliation.PersonAccount;
import io.tieout.reconciliation.ReconciliationSummaries;
import io.tieout.reconciliation.ThreeWay;
import io.tieout.reconciliation.ThreeWay.Outcome;
import io.tieout.reconciliation.ThreeWays;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What became of what payroll was told to take. */
final class Instructed {

    /** With more employers than this, breaks.csv alone tells it. */
    private static final int EMPLOYERS_LISTED = 40;

    private Instructed() {}

    /** One line for each employer whose instructions did not all arrive. */
    static void print(Session session, long run) {
        ThreeWays threeWays = session.get(ThreeWays.class);
        List<String> employers = session.get(ReconciliationSummaries.class).employers(run);
        if (employers.size() > EMPLOYERS_LISTED) {
            return;
        }
        for (String employer : employers) {
            Map<Outcome, Long> counts = threeWays.count(run, employer);
            StringJoiner words = new StringJoiner(", ");
            add(words, counts.get(Outcome.LOST), "not taken (lost)");
            add(words, counts.get(Outcome.TAKEN_TWICE), "taken more than once");
            add(words, counts.get(Outcome.ALTERED), "taken with another amount");
            if (words.length() > 0) {
                Out.result("  " + employer + ": of what payroll was instructed, " + words);
            }
        }
    }

    /** One person's instructions, under the page about the person. */
    static void print(Session session, YearMonth period, List<PersonAccount> accounts) {
        List<String> employers = accounts.stream()
                .map(account -> account.row().employerRef())
                .distinct()
                .toList();
        for (String employer : employers) {
            List<ThreeWay> told = session.get(ThreeWays.class)
                    .of(period, employer, accounts.get(0).row().employeeRef());
            if (!told.isEmpty()) {
                Out.result("");
                Out.result("What payroll was told to take" + (employers.size() > 1 ? " at " + employer : ""));
            }
            for (ThreeWay one : told) {
                Out.result("  " + one.portion().word() + ", " + one.currency() + ": " + one.words());
            }
        }
    }

    private static void add(StringJoiner words, @Nullable Long count, String what) {
        if (count != null) {
            words.add(count + " " + what);
        }
    }
}
