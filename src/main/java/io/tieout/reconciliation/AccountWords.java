package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import io.tieout.payroll.Portion;
import io.tieout.reconciliation.PersonAccount.Booking;
import io.tieout.reconciliation.PersonAccount.Charge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One person's account in words: what was charged, what was withheld, why they differ, what is carried on. */
public final class AccountWords {

    /**
     * A line of the account.
     *
     * @param part whether it is only a part of the sum below it
     * @param when days that it is about; empty for none
     * @param which how it is called elsewhere; empty for nothing
     * @param amount in the row's currency, a dash for what is not known
     */
    public record Line(boolean part, String what, String when, String which, String amount) {}

    private final PersonAccount account;
    private final ReconciliationRow row;
    private final List<Line> lines = new ArrayList<>();

    private AccountWords(PersonAccount account) {
        this.account = account;
        this.row = account.row();
    }

    /** Whose account it is, and how settled. */
    public static String head(PersonAccount account) {
        ReconciliationRow row = account.row();
        return row.employeeRef() + " of " + row.employerRef() + ", " + account.period() + ", run "
                + account.runNumber()
                + (row.reportStatus() == null ? "" : ", Kota's report " + row.reportStatus());
    }

    /** What to know before the figures are used; null for nothing. */
    public static @Nullable String warning(PersonAccount account) {
        return account.stale()
                ? "An earlier period was run again since: the opening balances below no longer hold. Run"
                        + " \"reconcile --period " + account.period() + "\" again."
                : null;
    }

    /** Which part of the account it is, with its status. */
    public static String title(PersonAccount account) {
        ReconciliationRow row = account.row();
        return "The " + row.portion().word() + "'s portion, " + row.currency() + ": " + row.status();
    }

    /** Every line, each sum under its parts. */
    public static List<Line> lines(PersonAccount account) {
        AccountWords words = new AccountWords(account);
        words.charges();
        words.withheld();
        words.difference();
        words.balance();
        return List.copyOf(words.lines);
    }

    /** What it comes to and what to do; then what is odd about single lines. */
    public static List<String> sentences(PersonAccount account) {
        return Stream.of(
                        Stream.of(Explanation.of(account.row())),
                        account.prorated().stream().map(CheckWords::of),
                        account.chains().stream().map(CheckWords::of))
                .flatMap(part -> part)
                .toList();
    }

    private void charges() {
        for (Charge line : account.charges()) {
            part(
                    words(line),
                    "cover " + line.coverFrom() + " to " + line.coverTo(),
                    line.note() == null ? line.entryId() : line.entryId() + ", " + line.note(),
                    line.amount());
        }
        sum("Charged by Kota", "", count(account.charges().size(), "line"), row.charged());
    }

    private String words(Charge line) {
        return (line.adjustment() ? "adjustment of " : line.type().equals("one_off") ? "once: " : "")
                + line.category().replace('_', ' ') + ", "
                + line.memberType().replace('_', ' ')
                + (line.reportingMonth().equals(account.period()) ? "" : ", for " + line.reportingMonth());
    }

    private void withheld() {
        for (Booking booking : account.withheld()) {
            part(booking.payElement(), "paid " + booking.payDate(), "pay run " + booking.payRun(), booking.amount());
        }
        String verb = row.portion() == Portion.EMPLOYER ? "Booked" : "Withheld";
        sum(
                verb + " by payroll",
                "",
                row.withheld() == null
                        ? "no register is loaded"
                        : count(account.withheld().size(), "register row"),
                row.withheld());
    }

    private void difference() {
        if (row.variance() == null) {
            return;
        }
        row.causes().forEach((cause, amount) -> part(cause.toString(), "", "", amount));
        if (row.unexplained() != null && row.unexplained().signum() != 0) {
            part("unexplained", "", "", row.unexplained());
        }
        sum(
                "Difference",
                "",
                "charged less " + (row.portion() == Portion.EMPLOYER ? "booked" : "withheld"),
                row.variance());
    }

    private void balance() {
        String from = account.openingPeriod() == null
                ? "no earlier period"
                : "closing of " + account.openingPeriod().toString();
        sum("Open before", "", from, row.opening());
        sum("Carried on", "", "open before and difference", row.closing());
        for (WriteOff written : account.writtenOff()) {
            sum("Written off", "", written.words(), written.amount());
            sum("Open after it", "", "", written.left());
        }
    }

    private void part(String what, String when, String which, BigDecimal amount) {
        lines.add(new Line(true, what, when, which, money(amount)));
    }

    private void sum(String what, String when, String which, @Nullable BigDecimal amount) {
        lines.add(new Line(false, what, when, which, money(amount)));
    }

    private String money(@Nullable BigDecimal amount) {
        return amount == null ? "-" : Amounts.plain(amount, row.currency());
    }

    private static String count(int number, String noun) {
        return number == 0 ? "nothing" : number + " " + noun + (number == 1 ? "" : "s");
    }
}
