package io.tieout.export;

import io.tieout.export.ReconciliationColumns.Column;
import io.tieout.reconciliation.ReconciliationRows;
import io.tieout.reconciliation.Status;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Every row of the employer, with a column for each cause that occurs, so that causes can be filtered and summed. */
final class ReconciliationSheet implements BookSheet {

    private final ReconciliationRows rows;
    private final int rowsPerSheet;

    /** @param rowsPerSheet the header not counted */
    ReconciliationSheet(ReconciliationRows rows, int rowsPerSheet) {
        this.rows = rows;
        this.rowsPerSheet = rowsPerSheet;
    }

    static String tab(int part) {
        return part == 0 ? "Reconciliation" : "Reconciliation " + (part + 1);
    }

    @Override
    public void layOut(Book book) {
        List<Column> columns = ReconciliationColumns.of(book);
        for (int part = 0; part < book.detail().parts(); part++) {
            long left = book.rows() - (long) part * rowsPerSheet;
            // A table without rows still has one empty line, so that every range has a cell.
            layOut(book, columns, part, (int) Math.max(1, Math.min(rowsPerSheet, left)));
        }
    }

    private static void layOut(Book book, List<Column> columns, int part, int last) {
        XSSFSheet sheet = book.poi().createSheet(tab(part));
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, columns.get(i).width() * 256);
            String letter = CellReference.convertNumToColString(i);
            XSSFName name = book.poi().createName();
            name.setNameName(DetailRanges.name(columns.get(i).name(), part));
            name.setRefersToFormula("'" + tab(part) + "'!$" + letter + "$2:$" + letter + "$" + (last + 1));
        }
        sheet.createFreezePane(1, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, last, 0, columns.size() - 1));
        sheet.addIgnoredErrors(
                new CellRangeAddress(1, last, 0, columns.size() - 1), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
        tintRowsForPeople(sheet, columns, last);
        PrintSetup.apply(sheet, book.employer(), true, 0);
    }

    /** Only the status cell is tinted: a coloured row would hide the red of a negative amount. */
    private static void tintRowsForPeople(XSSFSheet sheet, List<Column> columns, int last) {
        int status = columns.stream().map(Column::name).toList().indexOf("Status");
        String cell = "$" + CellReference.convertNumToColString(status) + "2";
        String any = Arrays.stream(Status.values())
                .filter(Status::needsPerson)
                .map(s -> cell + "=\"" + s.name() + "\"")
                .collect(Collectors.joining(",", "OR(", ")"));
        var formatting = sheet.getSheetConditionalFormatting();
        var rule = formatting.createConditionalFormattingRule(any);
        var fill = rule.createPatternFormatting();
        fill.setFillBackgroundColor(Styles.ALARM);
        fill.setFillPattern(FillPatternType.SOLID_FOREGROUND.getCode());
        formatting.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(1, last, status, status)}, rule);
    }

    @Override
    public void fill(Book book, SXSSFWorkbook stream) {
        List<Column> columns = ReconciliationColumns.of(book);
        for (int part = 0; part < book.detail().parts(); part++) {
            header(book.styles(), columns, stream.getSheet(tab(part)).createRow(0));
        }
        long[] done = {0};
        rows.forEach(book.employer().run(), book.employer().employerRef(), row -> {
            int part = (int) (done[0] / rowsPerSheet);
            Row line = stream.getSheet(tab(part)).createRow((int) (done[0] % rowsPerSheet) + 1);
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).filler().fill(line, i, row);
            }
            done[0]++;
        });
    }

    private static void header(Styles styles, List<Column> columns, Row header) {
        // Two lines of words, and below them room for the filter buttons.
        header.setHeightInPoints(42);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Cells.text(header, i, column.number() ? styles.headerRight : styles.header, column.title());
        }
    }
}
