package io.tieout.export;

import io.tieout.reconciliation.Explanation;
import io.tieout.reconciliation.ReconciliationRow;
import io.tieout.reconciliation.ReconciliationRows;
import io.tieout.reconciliation.Status;
import java.util.Arrays;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The work list: who needs what, the largest sums first, with room for the answer. */
final class BreaksSheet implements BookSheet {

    private static final String TAB = "Breaks";
    private static final String[] TITLES = {
        "Employee ref",
        "Currency",
        "Portion",
        "At stake",
        "Status",
        "Charged by Kota",
        "Withheld by payroll",
        "Variance",
        "Closing balance",
        "What happened and what to do",
        "Answer"
    };
    private static final int[] WIDTHS = {14, 9, 10, 12, 18, 12, 12, 12, 12, 62, 34};
    private static final int WORDS = 9;

    /** What follows the header on one sheet at most. Breaks beyond it are in breaks.csv and on Reconciliation. */
    private static final int MOST = 1_048_574;

    private final ReconciliationRows rows;

    BreaksSheet(ReconciliationRows rows) {
        this.rows = rows;
    }

    @Override
    public void layOut(Book book) {
        XSSFSheet sheet = book.poi().createSheet(TAB);
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * 256);
        }
        int last = (int) Math.max(1, Math.min(MOST, count(book)));
        sheet.createFreezePane(1, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, last, 0, TITLES.length - 1));
        sheet.addIgnoredErrors(new CellRangeAddress(1, last, 0, 0), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
        PrintSetup.apply(sheet, book.employer(), true, 0);
    }

    @Override
    public void fill(Book book, SXSSFWorkbook stream) {
        SXSSFSheet sheet = stream.getSheet(TAB);
        Styles styles = book.styles();
        Row header = sheet.createRow(0);
        // Two lines of words, and below them room for the filter buttons.
        header.setHeightInPoints(42);
        for (int i = 0; i < TITLES.length; i++) {
            Cells.text(header, i, i == 3 || (i >= 5 && i < WORDS) ? styles.headerRight : styles.header, TITLES[i]);
        }
        if (count(book) == 0) {
            Cells.text(sheet.createRow(1), 0, styles.subtitle, "Nothing needs a person in this run.");
            return;
        }
        int[] done = {0};
        rows.forEachThatNeedsPerson(book.employer().run(), book.employer().employerRef(), row -> {
            if (done[0] < MOST) {
                line(styles, sheet.createRow(++done[0]), row);
            }
        });
    }

    private static void line(Styles styles, Row line, ReconciliationRow row) {
        var money = styles.money(row.currency());
        String words = Explanation.of(row);
        line.setHeightInPoints(height(words));
        Cells.text(line, 0, styles.text, row.employeeRef());
        Cells.text(line, 1, styles.word, row.currency());
        Cells.text(line, 2, styles.word, row.portion().word());
        Cells.amount(line, 3, money, row.atStake());
        Cells.text(line, 4, styles.wrapped, Words.of(row.status().name()));
        Cells.amount(line, 5, money, row.charged());
        Cells.amount(line, 6, money, row.withheld());
        Cells.amount(line, 7, money, row.variance());
        Cells.amount(line, 8, money, row.closing());
        Cells.text(line, WORDS, styles.wrapped, words);
        Cells.text(line, WORDS + 1, styles.answer, null);
    }

    /** Streamed rows don't grow by themselves, so the height is reckoned: about 72 characters a line, at most what a row can have. */
    private static float height(String words) {
        long breaks = words.chars().filter(c -> c == '\n').count();
        long lines = words.length() / 72 + 1 + breaks;
        return Math.min(409, 4 + 13 * Math.max(2, lines));
    }

    private static long count(Book book) {
        return Arrays.stream(Status.values())
                .filter(Status::needsPerson)
                .mapToLong(status -> book.rowsByStatus().getOrDefault(status.name(), 0L))
                .sum();
    }
}
