package io.tieout.payroll;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line of its first line
 * @param text as it stands in the file, without the last line end
 * @param cells empty when {@code brokenCell} is set
 * @param brokenCell index of a cell with a quote where none may be, -1 for a sound row
 */
record CsvRecord(long line, String text, List<String> cells, int brokenCell) {

    boolean isBlank() {
        if (brokenCell >= 0) {
            return false;
        }
        for (String cell : cells) {
            if (!TextRules.trimmed(cell).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "CsvRecord[line=" + line + "]";
    }
}
