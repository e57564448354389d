package io.tieout.export;

import io.tieout.reconciliation.AgedBreaks;
import io.tieout.reconciliation.Ageing;
import io.tieout.reconciliation.Explanation;
import io.tieout.reconciliation.ReconciliationRow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/** The work list: who needs what, the largest sums first, since when, with room for the answer. */
final class BreaksTable implements Table<BreaksTable.Break> {

    static final String PREFIX = "Brk";

    private static final int WORDS_WIDTH = 54;
    /** Signs of the usual letter that stand on a line of that width. */
    private static final int WORDS_LINE = 66;

    /** @param days that the oldest part of the money is open, on the day on which the run was settled */
    record Break(ReconciliationRow row, YearMonth since, long days, String words) {}

    private final Book book;
    private final AgedBreaks breaks;

    BreaksTable(Book book, AgedBreaks breaks) {
        this.book = book;
        this.breaks = breaks;
    }

    @Override
    public String tab() {
        return "Breaks";
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String holds() {
        return "The rows that need a person: why, how much, since when, and room for the answer.";
    }

    @Override
    public String nothing() {
        return "Nothing needs a person in this run.";
    }

    @Override
    public List<Column<Break>> columns() {
        return new Columns<Break>(book.frame(), one -> one.row().currency())
                .person(one -> one.row().employeeRef())
                .currency()
                .word("Portion", "Portion", 10, one -> one.row().portion().word())
                .sum("AtStake", "At stake", one -> one.row().atStake())
                .words(
                        "Status",
                        "Status",
                        15,
                        one -> Words.of(one.row().status().name()))
                .word("Since", "Open since", 10, one -> one.since().toString())
                .count("Days", "Days open", 7, Break::days)
                .amount("Charged", "Charged by Kota", one -> one.row().charged())
                .amount("Withheld", "Withheld by payroll", one -> one.row().withheld())
                .amount("Variance", "Variance", one -> one.row().variance())
                .amount("Closing", "Closing balance", one -> one.row().closing())
                .words("Words", "What happened and what to do", WORDS_WIDTH, Break::words)
                .answer("Answer", 30)
                .list();
    }

    @Override
    public void forEach(Consumer<Break> consumer) {
        LocalDate on = book.settledOn();
        YearMonth period = YearMonth.parse(book.employer().period());
        breaks.forEach(book.employer().run(), book.employer().employerRef(), period, (row, since) -> {
            Break one = new Break(row, since, Ageing.days(since, on), Explanation.of(row));
            book.ages().add(one);
            consumer.accept(one);
        });
    }

    @Override
    public int height(Break one) {
        return Heights.of(one.words(), WORDS_LINE, 2);
    }
}
