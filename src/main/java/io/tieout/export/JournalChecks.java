package io.tieout.export;

import io.tieout.export.ControlTotals.Portion;
import io.tieout.export.SummaryChecks.Side;
import io.tieout.jobfile.JournalAccount;
import java.math.BigDecimal;
import java.util.TreeSet;

/** The journal balances, and with the journals before it owes what Kota charged. */
final class JournalChecks {

    private static final String JOU = JournalTable.PREFIX;

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
    }

    private void owed(String currency) {
        Journal journal = book.journal();
        BigDecimal charged = book.portions().stream()
                .filter(portion -> portion.currency().equals(currency))
                .map(Portion::charged)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal before = journal.booked().getOrDefault(currency, BigDecimal.ZERO);
        BigDecimal owed = journal.entries().stream()
                .filter(entry -> entry.account() == JournalAccount.PAYABLE
                        && entry.currency().equals(currency))
                .map(entry -> entry.amount().negate())
                .reduce(before, BigDecimal::add);
        String number = "$D" + checks.nextNumber();
        String role = "\"" + Words.of(JournalAccount.PAYABLE.name()) + "\"";
        String[] where = {"Currency", number, "Role", role};
        checks.amounts(
                journal.before() == null ? "Journal owes what Kota charged" : "Journals so far owe what Kota charged",
                currency,
                "both",
                new Side(book.ranges().sumIfs(ReconciliationTable.PREFIX, "Charged", "Currency", number), charged),
                new Side(
                        before.toPlainString() + "+" + book.ranges().sumIfs(JOU, "Credit", where) + "-("
                                + book.ranges().sumIfs(JOU, "Debit", where) + ")",
                        owed));
    }
}
