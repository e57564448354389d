package io.tieout.cli;

import io.tieout.reconciliation.AccountWords;
import io.tieout.reconciliation.PersonAccount;
import java.util.List;

/** One page about one person: what was charged, what was withheld, why they differ, what is carried on. */
final class ExplainPage {

    private ExplainPage() {}

    /** @param accounts at least one; all of one period */
    static void print(List<PersonAccount> accounts) {
        String employer = "";
        for (PersonAccount account : accounts) {
            if (!account.row().employerRef().equals(employer)) {
                employer = account.row().employerRef();
                head(account);
            }
            portion(account);
        }
    }

    private static void head(PersonAccount account) {
        Out.result(AccountWords.head(account));
        String warning = AccountWords.warning(account);
        if (warning != null) {
            Out.result(warning);
        }
    }

    private static void portion(PersonAccount account) {
        Out.result("");
        Out.result(AccountWords.title(account));
        Out.result("");
        Table table = new Table("", "", "", ">" + account.row().currency());
        AccountWords.lines(account)
                .forEach(line ->
                        table.row((line.part() ? "  " : "") + line.what(), line.when(), line.which(), line.amount()));
        table.lines().stream().skip(1).forEach(Out::result);
        Out.result("");
        AccountWords.sentences(account).forEach(sentence -> Out.result("  " + sentence));
    }
}
