package io.tieout.export;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A table on its sheet, or on several when its rows roll over: header, rows, totals, and how all that looks. */
final class TableSheet<R> {

    /** One sheet of the table. @param last its last row, counted from 0; the header is row 0 */
    record Part(String tab, int last) {}

    private final Frame frame;
    private final Table<R> table;
    private final List<Column<R>> columns;
    private final TableTotals<R> totals;
    private final int rowsPerSheet;
    private final List<Part> parts = new ArrayList<>();
    private long rows;
    private SXSSFSheet sheet;
    private int at;

    /** Makes the first tab; tabs stand in the order in which their tables are made. */
    TableSheet(Frame frame, SXSSFWorkbook stream, Table<R> table, int rowsPerSheet) {
        this.frame = frame;
        this.table = table;
        this.columns = table.columns();
        this.totals = new TableTotals<>(frame, table.prefix(), columns);
        this.rowsPerSheet = rowsPerSheet;
        this.sheet = stream.createSheet(table.tab());
    }

    String holds() {
        return table.holds();
    }

    long rows() {
        return rows;
    }

    List<Part> parts() {
        return parts;
    }

    void fill() {
        header();
        table.forEach(this::line);
        if (rows == 0) {
            // A table without rows still has one line, so that every range has a cell.
            Cells.text(sheet.createRow(++at), 0, frame.styles().subtitle, table.nothing());
        }
        finish();
        totals.write(sheet, at);
    }

    private void line(R row) {
        if (at == rowsPerSheet) {
            rollOver();
        }
        Row line = sheet.createRow(++at);
        int height = table.height(row);
        if (height > 0) {
            Heights.set(line, height);
        }
        for (int i = 0; i < columns.size(); i++) {
            totals.add(i, columns.get(i).filler().fill(line, i, row));
        }
        totals.row(line);
        rows++;
    }

    /** A sheet that is full says where its rows go on. */
    private void rollOver() {
        SXSSFWorkbook stream = sheet.getWorkbook();
        String next = table.tab() + " " + (parts.size() + 2);
        Cells.text(sheet.createRow(at + 1), 0, frame.styles().subtitle, "The rows go on on the sheet " + next + ".");
        finish();
        int order = stream.getSheetIndex(sheet) + 1;
        sheet = stream.createSheet(next);
        stream.setSheetOrder(next, order);
        at = 0;
        header();
    }

    private void header() {
        Row header = sheet.createRow(0);
        // Two lines of words, and below them room for the filter buttons.
        header.setHeightInPoints(42);
        for (int i = 0; i < columns.size(); i++) {
            Column<R> column = columns.get(i);
            Cells.text(header, i, column.number() ? frame.styles().headerRight : frame.styles().header, column.title());
        }
    }

    private void finish() {
        parts.add(new Part(sheet.getSheetName(), at));
        List<String> names = columns.stream().map(Column::name).toList();
        frame.ranges().add(table.prefix(), sheet.getSheetName(), names, at + 1);
    }

    /** How the sheets look and print; when the order of all tabs is settled. */
    void dress() {
        List<String> names = columns.stream().map(Column::name).toList();
        for (Part part : parts) {
            XSSFSheet tab = frame.poi().getSheet(part.tab());
            for (int i = 0; i < columns.size(); i++) {
                tab.setColumnWidth(i, columns.get(i).width() * 256);
            }
            tab.createFreezePane(frame.names() != null && names.contains("Name") ? 2 : 1, 1);
            CellRangeAddress all = new CellRangeAddress(0, part.last(), 0, columns.size() - 1);
            tab.setAutoFilter(all);
            tab.addIgnoredErrors(all, IgnoredErrorType.NUMBER_STORED_AS_TEXT);
            PrintSetup.apply(tab, frame.heading(), true, 0);
            table.dress(tab, names, part.last());
        }
    }
}
