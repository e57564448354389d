package io.tieout.export;

import io.tieout.contribution.ContributionLine;
import io.tieout.contribution.ContributionLines;
import java.util.List;
import java.util.function.Consumer;

/** Kota's lines, each as it was given. */
final class LinesTable implements Table<ContributionLine> {

    static final String PREFIX = "Lin";
    static final String YES = "yes";
    static final String NO = "no";

    private static final int NOTE_WIDTH = 30;

    private final Book book;
    private final ContributionLines lines;

    LinesTable(Book book, ContributionLines lines) {
        this.book = book;
        this.lines = lines;
    }

    @Override
    public String tab() {
        return "Lines";
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String holds() {
        return "The lines of Kota's report as Kota gave them.";
    }

    @Override
    public String nothing() {
        return "Kota's report holds no line.";
    }

    @Override
    public List<Column<ContributionLine>> columns() {
        Columns<ContributionLine> columns = new Columns<>(book.frame(), ContributionLine::currency)
                .person(ContributionLine::employeeRef)
                .word("Portion", "Portion", 10, line -> line.portion().word())
                .currency()
                .sum("Amount", "Amount", ContributionLine::amount)
                .text("Category", "Category", 15, ContributionLine::category)
                .text("Member", "Member", 18, ContributionLine::memberType)
                .text("Type", "Type", 11, ContributionLine::type)
                .word("Adjustment", "Adjust-ment", 9, line -> line.adjustment() ? YES : NO)
                .date("From", "Cover from", ContributionLine::coverFrom)
                .date("To", "Cover to", ContributionLine::coverTo)
                .word(
                        "Month",
                        "Reporting month",
                        11,
                        line -> line.reportingMonth().toString())
                .id("Entry", "Entry id", ContributionLine::entryId)
                .id("For", "Corrects", ContributionLine::adjustmentFor)
                .id("Policy", "Policy", ContributionLine::policyId)
                .id("EmployeeId", "Id at Kota", ContributionLine::employeeId)
                .word("InRoster", "In roster", 8, line -> line.inRoster() ? YES : NO);
        if (book.employer().reports().size() > 1) {
            columns.id("Report", "Report", ContributionLine::reportId);
        }
        return columns.note("Note", "Note", NOTE_WIDTH, ContributionLine::note).list();
    }

    @Override
    public void forEach(Consumer<ContributionLine> consumer) {
        EmployerOfRun employer = book.employer();
        ReadAhead.forEach(ahead -> lines.forEach(employer.pulls(), employer.employerRef(), ahead), consumer);
    }

    @Override
    public int height(ContributionLine line) {
        String note = line.note();
        return note == null || note.length() <= NOTE_WIDTH && note.indexOf('\n') < 0
                ? 0
                : Heights.of(note, NOTE_WIDTH, 1);
    }
}
