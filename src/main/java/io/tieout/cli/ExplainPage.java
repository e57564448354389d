package io.tieout.cli;

import io.tieout.money.Amounts;
import io.tieout.payroll.Portion;
import io.tieout.reconciliation.CheckWords;
import io.tieout.reconciliation.Explanation;
import io.tieout.reconciliation.PersonAccount;
import io.tieout.reconciliation.PersonAccount.Booking;
import io.tieout.reconciliation.PersonAccount.Charge;
import io.tieout.reconciliation.ReconciliationRow;
import io.tieout.reconciliation.WriteOff;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page about one person: what was charged, what was withheld, why they differ, what is carried on. */
final class ExplainPage {

    private final PersonAccount account;
    private final ReconciliationRow row;

    private ExplainPage(PersonAccount account) {
        this.account = account;
        this.row = account.row();
    }

    /** @param accounts at least one; all of one period */
    static void print(List<PersonAccount> accounts) {
        String employer = "";
        for (PersonAccount account : accounts) {
            ExplainPage page = new ExplainPage(account);
            if (!account.row().employerRef().equals(employer)) {
                employer = account.row().employerRef();
                page.head();
            }
            page.portion();
        }
    }

    private void head() {
        Out.result(row.employeeRef() + " of " + row.employerRef() + ", " + account.period() + ", run "
                + account.runNumber()
                + (row.reportStatus() == null ? "" : ", Kota's report " + row.reportStatus()));
        if (account.stale()) {
            Out.result("An earlier period was run again since: the opening balances below no longer hold. Run"
                    + " \"reconcile --period " + account.period() + "\" again.");
        }
    }

    private void portion() {
        Out.result("");
        Out.result("The " + row.portion().word() + "'s portion, " + row.currency() + ": " + row.status());
        Out.result("");
        Table table = new Table("", "", "", ">" + row.currency());
        charges(table);
        withheld(table);
        difference(table);
        balance(table);
        table.lines().stream().skip(1).forEach(Out::result);
        Out.result("");
        Out.result("  " + Explanation.of(row));
        account.prorated().forEach(line -> Out.result("  " + CheckWords.of(line)));
        account.chains().forEach(chain -> Out.result("  " + CheckWords.of(chain)));
    }

    private void charges(Table table) {
        for (Charge line : account.charges()) {
            table.row(
                    words(line),
                    "cover " + line.coverFrom() + " to " + line.coverTo(),
                    line.note() == null ? line.entryId() : line.entryId() + ", " + line.note(),
                    money(line.amount()));
        }
        table.row("Charged by Kota", "", count(account.charges().size(), "line"), money(row.charged()));
    }

    private String words(Charge line) {
        return "  "
                + (line.adjustment() ? "adjustment of " : line.type().equals("one_off") ? "once: " : "")
                + line.category().replace('_', ' ') + ", "
                + line.memberType().replace('_', ' ')
                + (line.reportingMonth().equals(account.period()) ? "" : ", for " + line.reportingMonth());
    }

    private void withheld(Table table) {
        for (Booking booking : account.withheld()) {
            table.row(
                    "  " + booking.payElement(),
                    "paid " + booking.payDate(),
                    "pay run " + booking.payRun(),
                    money(booking.amount()));
        }
        String verb = row.portion() == Portion.EMPLOYER ? "Booked" : "Withheld";
        if (row.withheld() == null) {
            table.row(verb + " by payroll", "", "no register is loaded", "-");
        } else {
            table.row(
                    verb + " by payroll", "", count(account.withheld().size(), "register row"), money(row.withheld()));
        }
    }

    private void difference(Table table) {
        if (row.variance() == null) {
            return;
        }
        row.causes().forEach((cause, amount) -> table.row("  " + cause, "", "", money(amount)));
        if (row.unexplained() != null && row.unexplained().signum() != 0) {
            table.row("  unexplained", "", "", money(row.unexplained()));
        }
        table.row("Difference", "", "charged less " + withheldWord(), money(row.variance()));
    }

    private void balance(Table table) {
        String from = account.openingPeriod() == null
                ? "no earlier period"
                : "closing of " + account.openingPeriod().toString();
        table.row("Open before", "", from, money(row.opening()));
        table.row("Carried on", "", "open before and difference", money(row.closing()));
        for (WriteOff written : account.writtenOff()) {
            table.row("Written off", "", written.words(), money(written.amount()));
            table.row("Open after it", "", "", money(written.left()));
        }
    }

    private String withheldWord() {
        return row.portion() == Portion.EMPLOYER ? "booked" : "withheld";
    }

    private String money(@Nullable BigDecimal amount) {
        return amount == null ? "-" : Amounts.plain(amount, row.currency());
    }

    private static String count(int number, String noun) {
        return number == 0 ? "nothing" : number + " " + noun + (number == 1 ? "" : "s");
    }
}
