package io.tieout.payroll;

/**
 * A refused row.
 *
 * @param line as a text editor counts it, of the row's first line
 * @param column the file's own name of the column, empty when the whole row is at fault
 * @param value the cell; masked for personal columns
 * @param reason what was expected, in plain words
 * @param original the row as it stands in the file, without its line end; personal, for the rejects file only
 */
public record Rejection(long line, String column, String value, String reason, String original) {

    @Override
    public String toString() {
        return "Rejection[line=" + line + ", column=" + column + ", reason=" + reason + "]";
    }
}
