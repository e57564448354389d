package io.tieout.export;

import io.tieout.export.ControlTotals.Portion;
import io.tieout.export.SummaryChecks.Side;
import io.tieout.jobfile.JournalAccount;
import io.tieout.jobfile.Lane;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/** The journal balances, and with the journals before it owes what Kota charged and the relief of the payroll file. */
final class JournalChecks {

    private static final String JOU = JournalTable.PREFIX;
    private static final List<String> RELIEF = List.of(Lane.RELIEF_OWED.key(), Lane.RELIEF_OWED_ADJUSTMENT.key());

    private final SummaryChecks checks;
    private final Book book;

    JournalChecks(SummaryChecks checks, Book book) {
        this.checks = checks;
        this.book = book;
    }

    void write() {
        Journal journal = book.journal();
        TreeSet<String> currencies = new TreeSet<>(journal.currencies());
        currencies.addAll(journal.booked().keySet());
        book.portions().stream().map(Portion::currency).forEach(currencies::add);
        for (String currency : currencies) {
            String[] where = {"Currency", "$D" + checks.nextNumber()};
            checks.amounts(
                    "Journal: credits = debits",
                    currency,
                    "both",
                    new Side(book.ranges().sumIfs(JOU, "Debit", where), journal.debits(currency)),
                    new Side(book.ranges().sumIfs(JOU, "Credit", where), journal.credits(currency)));
        }
        currencies.forEach(this::owed);
        TreeSet<String> relief = new TreeSet<>(journal.reliefOwed().keySet());
        relief.addAll(journal.reliefBooked().keySet());
        if (journal.booksRelief() || !journal.reliefBooked().isEmpty()) {
            relief.forEach(this::relief);
        }
    }

    private void owed(String currency) {
        Journal journal = book.journal();
        BigDecimal charged = book.portions().stream()
                .filter(portion -> portion.currency().equals(currency))
                .map(Portion::charged)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal before = journal.booked().getOrDefault(currency, BigDecimal.ZERO);
        BigDecimal owed = credited(journal, JournalAccount.PAYABLE, currency).add(before);
        String number = "$D" + checks.nextNumber();
        checks.amounts(
                journal.before() == null ? "Journal owes what Kota charged" : "Journals so far owe what Kota charged",
                currency,
                "both",
                new Side(book.ranges().sumIfs(ReconciliationTable.PREFIX, "Charged", "Currency", number), charged),
                new Side(soFar(before, JournalAccount.PAYABLE), owed));
    }

    /** The relief lane of the payroll file, with that of people whom no roster knows. */
    private void relief(String currency) {
        Journal journal = book.journal();
        BigDecimal lane = book.payrollImport().lanes().stream()
                .filter(one -> one.currency().equals(currency) && RELIEF.contains(one.lane()))
                .map(one -> new BigDecimal(one.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal leftOut = book.sums().reliefLeftOut().getOrDefault(currency, BigDecimal.ZERO);
        BigDecimal before = journal.reliefBooked().getOrDefault(currency, BigDecimal.ZERO);
        BigDecimal owed =
                credited(journal, JournalAccount.RELIEF_OWED, currency).add(before);
        checks.amounts(
                "Relief owed back = payroll file" + (leftOut.signum() == 0 ? "" : " + left out"),
                currency,
                "employer",
                Side.plain(journal.booksRelief() ? lane.add(leftOut) : BigDecimal.ZERO),
                new Side(soFar(before, JournalAccount.RELIEF_OWED), owed));
    }

    private static BigDecimal credited(Journal journal, JournalAccount account, String currency) {
        return journal.entries().stream()
                .filter(entry -> entry.account() == account && entry.currency().equals(currency))
                .map(entry -> entry.amount().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What an account was credited with in the journals before, and is in this one. */
    private String soFar(BigDecimal before, JournalAccount account) {
        String role = "\"" + Words.of(account.name()) + "\"";
        String[] where = {"Currency", "$D" + checks.nextNumber(), "Role", role};
        return before.toPlainString() + "+" + book.ranges().sumIfs(JOU, "Credit", where) + "-("
                + book.ranges().sumIfs(JOU, "Debit", where) + ")";
    }
}
