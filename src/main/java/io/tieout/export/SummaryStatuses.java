package io.tieout.export;

import io.tieout.reconciliation.Explanation;
import io.tieout.reconciliation.Status;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** How many rows have which status, each with what it means; the statuses that need a person come first. */
final class SummaryStatuses {

    /** A joined cell never grows by itself; this many characters fit on a line of it. */
    private static final int LINE = 125;

    private final long people;
    private final String peopleCell;

    private SummaryStatuses(long people, String peopleCell) {
        this.people = people;
        this.peopleCell = peopleCell;
    }

    static SummaryStatuses write(SummaryPage page, Book book) {
        page.section("Rows by status");
        page.header("Status", ">Rows", ">For a person", "What it means");
        int first = page.nextNumber();
        group(page, book, true);
        int settled = page.nextNumber();
        group(page, book, false);
        int total = page.nextNumber();
        XSSFRow row = page.row();
        Styles styles = page.styles();
        Cells.text(row, 0, styles.wordTotal, "All rows");
        Cells.formula(
                row, 1, styles.countTotal, "SUM(B" + first + ":B" + (total - 1) + ")", BigDecimal.valueOf(book.rows()));
        long people = Arrays.stream(Status.values())
                .filter(Status::needsPerson)
                .mapToLong(status -> count(book, status))
                .sum();
        Cells.formula(
                row, 2, styles.countTotal, "SUM(C" + first + ":C" + (settled - 1) + ")", BigDecimal.valueOf(people));
        Cells.text(row, 3, styles.wordTotal, "rows need a person: see Breaks");
        page.join(row, 3, SummaryPage.COLUMNS - 1, styles.wordTotal);
        return new SummaryStatuses(people, "C" + total);
    }

    long people() {
        return people;
    }

    String peopleCell() {
        return peopleCell;
    }

    private static void group(SummaryPage page, Book book, boolean needsPerson) {
        for (Status status : Status.values()) {
            if (status.needsPerson() == needsPerson) {
                line(page, book, status);
            }
        }
    }

    private static void line(SummaryPage page, Book book, Status status) {
        XSSFRow row = page.row();
        Styles styles = page.styles();
        String meaning = Explanation.of(status);
        row.setHeightInPoints(meaning.length() > LINE ? 28 : 15);
        Cells.text(row, 0, styles.word, status.name());
        Cells.formula(
                row,
                1,
                styles.count,
                book.ranges().countIfs(ReconciliationTable.PREFIX, "Status", "$A" + (row.getRowNum() + 1)),
                BigDecimal.valueOf(count(book, status)));
        // Live like the rest: how many of the rows wait for a person.
        if (status.needsPerson()) {
            Cells.formula(row, 2, styles.count, "B" + (row.getRowNum() + 1), BigDecimal.valueOf(count(book, status)));
        } else {
            Cells.text(row, 2, styles.word, null);
        }
        Cells.text(row, 3, styles.wrapped, meaning);
        page.join(row, 3, SummaryPage.COLUMNS - 1, styles.wrapped);
    }

    private static long count(Book book, Status status) {
        return book.rowsByStatus().getOrDefault(status.name(), 0L);
    }
}
