package io.tieout.jobfile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the file that payroll imports is put down.
 *
 * @param extension csv or txt
 * @param before lines before the header
 * @param columns in the order of the file; names may repeat
 * @param header whether the names stand in the file
 * @param after lines after the last row
 * @param lineEnd CRLF or LF
 * @param datePattern of java.time, for the first and last day of the period
 * @param periodPattern of java.time
 */
public record ImportLayout(
        String extension,
        List<CellText> before,
        List<Column> columns,
        boolean header,
        List<CellText> after,
        char delimiter,
        Charset charset,
        String lineEnd,
        char quote,
        Quoting quoting,
        char decimalSign,
        String datePattern,
        String periodPattern) {

    /** When a cell stands in quotes. */
    public enum Quoting {
        NEEDED,
        ALWAYS,
        /** A text that would need quotes can't be written, and the file is refused. */
        NEVER
    }

    /** @param name empty where the layout has no header */
    public record Column(String name, CellText text) {}

    /** One element a row, with names as the README has them. */
    public static final ImportLayout CANONICAL = new ImportLayout(
            "csv",
            List.of(),
            List.of(
                    column("employee_ref", "{employee_ref}"),
                    column("pay_element", "{element}"),
                    column("amount", "{amount}"),
                    column("currency", "{currency}"),
                    column("period", "{period}"),
                    column("description", "{description}")),
            true,
            List.of(),
            ',',
            StandardCharsets.UTF_8,
            "\r\n",
            '"',
            Quoting.NEEDED,
            '.',
            "yyyy-MM-dd",
            "yyyy-MM");

    /** How many elements of a person stand in one row, 1 or more. */
    public int elementsPerRow() {
        return Math.max(
                1,
                columns.stream()
                        .mapToInt(column -> column.text().largestNumber())
                        .max()
                        .orElse(1));
    }

    private static Column column(String name, String text) {
        return new Column(name, CellText.parse(text));
    }
}
