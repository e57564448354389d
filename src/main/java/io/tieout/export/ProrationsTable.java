package io.tieout.export;

import io.tieout.money.Cover;
import io.tieout.reconciliation.ProratedLine;
import io.tieout.reconciliation.ProratedLines;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every line of a part month, beside what the days make of the full month. */
final class ProrationsTable implements Table<ProratedLine> {

    private final Book book;
    private final ProratedLines lines;

    ProrationsTable(Book book, ProratedLines lines) {
        this.book = book;
        this.lines = lines;
    }

    @Override
    public String tab() {
        return "Pro-rations";
    }

    @Override
    public String prefix() {
        return "Pro";
    }

    @Override
    public String holds() {
        return "Lines of a part month: the days, the full month of another period, what that makes, and what was charged.";
    }

    @Override
    public String nothing() {
        return "Every line of the report is for whole months.";
    }

    @Override
    public List<Column<ProratedLine>> columns() {
        return new Columns<ProratedLine>(book.frame(), ProratedLine::currency)
                .person(ProratedLine::employeeRef)
                .word("Portion", "Portion", 10, line -> line.portion().word())
                .currency()
                .word("Category", "Category", 15, line -> Words.of(line.category()))
                .word("Member", "Member", 18, line -> Words.of(line.memberType()))
                .date("From", "Cover from", line -> line.cover().from())
                .date("To", "Cover to", line -> line.cover().to())
                .word("Days", "Days", 22, line -> days(line.cover()))
                .amount("Full", "Full month", ProratedLine::full)
                .word("FullPeriod", "Known from", 10, line -> text(line.fullPeriod()))
                .sum("Expected", "By the days", ProratedLine::expected)
                .sum("Charged", "Charged by Kota", ProratedLine::charged)
                .sum("Difference", "Difference", ProratedLine::difference)
                .id("Policy", "Policy", ProratedLine::policyId)
                .id("Entry", "Entry id", ProratedLine::entryId)
                .list();
    }

    private static String days(Cover cover) {
        return cover.parts().stream()
                .map(part -> part.covered() + " of " + part.days() + " in " + part.month())
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable YearMonth month) {
        return month == null ? "not known" : month.toString();
    }

    @Override
    public void forEach(Consumer<ProratedLine> consumer) {
        lines.forEach(book.employer().run(), book.employer().employerRef(), consumer);
    }
}
