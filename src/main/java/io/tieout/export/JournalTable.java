package io.tieout.export;

import io.tieout.export.Journal.Entry;
import io.tieout.payroll.Portion;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/** What the accounts take over of this run, debit and credit. */
final class JournalTable implements Table<Entry> {

    static final String PREFIX = "Jou";

    private final Book book;

    JournalTable(Book book) {
        this.book = book;
    }

    @Override
    public String tab() {
        return "Journal";
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String holds() {
        var before = book.journal().before();
        return "What Kota charged" + (book.journal().booksRelief() ? " and the tax relief owed back" : "")
                + ", debit and credit, on the accounts of the job file"
                + (before == null ? "." : "; only what changed since the journal of run " + before.number() + ".");
    }

    @Override
    public String nothing() {
        var before = book.journal().before();
        return before == null
                ? "Kota charges nothing, so nothing is booked."
                : "Nothing changed since the journal of run " + before.number() + ", so nothing is booked.";
    }

    @Override
    public List<Column<Entry>> columns() {
        EmployerOfRun employer = book.employer();
        String journal = employer.period() + " run " + employer.number();
        var before = book.journal().before();
        return new Columns<Entry>(book.frame(), Entry::currency)
                .word("Journal", "Journal", 18, entry -> journal)
                .date(
                        "Date",
                        "Date",
                        entry -> YearMonth.parse(employer.period()).atEndOfMonth())
                .text("Account", "Account", 36, Entry::text)
                .word(
                        "Role",
                        "What it is",
                        16,
                        entry -> Words.of(entry.account().name()))
                .word("Portion", "Portion", 10, entry -> entry.portion().word())
                .currency()
                .sum("Debit", "Debit", Entry::debit)
                .sum("Credit", "Credit", Entry::credit)
                .words("Words", "Text", 44, entry -> words(entry, employer.period()))
                .word(
                        "Books",
                        "Books",
                        24,
                        entry -> before == null ? "All of it" : "Change since run " + before.number())
                .list();
    }

    private static String words(Entry entry, String period) {
        String part = entry.relief()
                ? "tax relief owed back"
                : entry.portion() == Portion.EMPLOYER ? "employer's part" : "employees' part";
        return "Health insurance " + period + ", " + part
                + (entry.adjustment() ? ", corrections of earlier months" : "");
    }

    @Override
    public void forEach(Consumer<Entry> consumer) {
        book.journal().entries().forEach(consumer);
    }

    @Override
    public int height(Entry entry) {
        return Heights.of(words(entry, book.employer().period()), 46, 1);
    }
}
