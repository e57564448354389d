package io.tieout.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/** Fills cells. A spreadsheet's numbers are doubles, so this is where an exact amount becomes one, and nowhere else. */
final class Cells {

    /** What one cell can hold at most; more is refused by the format. */
    private static final int LONGEST = 32_767;

    private Cells() {}

    /** Text stays text: it is never read as a formula, whatever it begins with. Null and blank leave an empty cell. */
    static Cell text(Row row, int column, CellStyle style, @Nullable String text) {
        Cell cell = styled(row, column, style);
        if (text != null && !text.isEmpty()) {
            cell.setCellValue(cut(text, LONGEST));
        }
        return cell;
    }

    /** The first signs of a text; a sign that takes two places is never cut in half. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Null leaves an empty cell, which sums as nothing. */
    static Cell amount(Row row, int column, CellStyle style, @Nullable BigDecimal amount) {
        Cell cell = styled(row, column, style);
        if (amount != null) {
            cell.setCellValue(amount.doubleValue());
        }
        return cell;
    }

    static Cell number(Row row, int column, CellStyle style, long number) {
        Cell cell = styled(row, column, style);
        cell.setCellValue(number);
        return cell;
    }

    /** Null leaves an empty cell. */
    static Cell date(Row row, int column, CellStyle style, @Nullable LocalDate date) {
        Cell cell = styled(row, column, style);
        if (date != null) {
            cell.setCellValue(date);
        }
        return cell;
    }

    /** A formula with the result it has now, for readers that don't calculate. */
    static Cell formula(Row row, int column, CellStyle style, String formula, BigDecimal result) {
        Cell cell = styled(row, column, style);
        cell.setCellFormula(formula);
        result(cell, result);
        return cell;
    }

    static Cell formula(Row row, int column, CellStyle style, String formula, String result) {
        Cell cell = styled(row, column, style);
        cell.setCellFormula(formula);
        cell.setCellValue(result);
        return cell;
    }

    /** What a formula comes to now; the formula stays. */
    static void result(Cell cell, BigDecimal result) {
        cell.setCellValue(result.doubleValue());
    }

    private static Cell styled(Row row, int column, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }
}
