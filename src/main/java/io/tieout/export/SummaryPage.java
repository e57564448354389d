package io.tieout.export;

import java.util.Arrays;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The Summary while it grows downwards, nine columns wide. */
final class SummaryPage {

    static final int COLUMNS = 9;

    /** Rows that a printed page holds at the width of this sheet, the higher ones among them counted in. */
    private static final int PAGE_ROWS = 70;

    private final XSSFSheet sheet;
    private final Styles styles;
    private int next;
    private int pageStart;

    SummaryPage(XSSFSheet sheet, Styles styles) {
        this.sheet = sheet;
        this.styles = styles;
    }

    XSSFSheet sheet() {
        return sheet;
    }

    Styles styles() {
        return styles;
    }

    /** A new row under the last one. */
    XSSFRow row() {
        return sheet.createRow(next++);
    }

    /** The number, as formulas count it, of the row that comes next. */
    int nextNumber() {
        return next + 1;
    }

    void skip(int rows) {
        next += rows;
    }

    /** What comes next begins a page when it would be cut by the end of the one it is on. @param rows that it takes */
    void keepTogether(int rows) {
        if (next - pageStart + rows > PAGE_ROWS) {
            sheet.setRowBreak(next - 1);
            pageStart = next;
        }
    }

    void section(String title) {
        skip(1);
        XSSFRow row = row();
        row.setHeightInPoints(20);
        for (int i = 0; i < COLUMNS; i++) {
            Cells.text(row, i, styles.section, i == 0 ? title : null);
        }
    }

    /** @param titles over numbers begin with {@code >}, over check cells with {@code |} */
    void header(String... titles) {
        XSSFRow row = row();
        row.setHeightInPoints(
                Arrays.stream(titles)
                                .anyMatch(
                                        title -> title.replaceFirst("^[>|]", "").length() > 16)
                        ? 30
                        : 17);
        for (int i = 0; i < COLUMNS; i++) {
            String title = i < titles.length ? titles[i] : "";
            CellStyle style = title.startsWith(">")
                    ? styles.headerRight
                    : title.startsWith("|") ? styles.headerCentre : styles.header;
            Cells.text(row, i, style, style == styles.header ? title : title.substring(1));
        }
    }

    /** Empty cells, so that the line below a row goes through. */
    void fill(XSSFRow row, int from, int to, CellStyle style) {
        for (int i = from; i <= to; i++) {
            Cells.text(row, i, style, null);
        }
    }

    /** Gives the cells of a row one look and joins them. */
    void join(XSSFRow row, int from, int to, CellStyle style) {
        fill(row, from + 1, to, style);
        sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), from, to));
    }
}
