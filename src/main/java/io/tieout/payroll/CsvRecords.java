package io.tieout.payroll;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file with their text as it stands there. The rows are put together here, line by
 * line, and cut into cells by opencsv: its own reader neither keeps the text of a row nor tells where
 * an unclosed quote began.
 */
final class CsvRecords implements Closeable {

    /** A stray quote would otherwise swallow the rest of a large file before anybody hears of it. */
    private static final int MOST_LINES_OF_A_ROW = 100;

    private final Path file;
    private final Dialect dialect;
    private final TextFile text;
    private final RFC4180Parser parser;
    private String lineEnd = "";
    private String lastEnd = "\n";

    CsvRecords(Path file, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
        this.text = TextFile.open(file, dialect.charset());
        this.parser = new RFC4180ParserBuilder()
                .withSeparator(dialect.delimiter())
                .withQuoteChar(dialect.quote())
                .build();
    }

    /** The lines that stand before the header, with their line ends. */
    String preamble() {
        StringBuilder skipped = new StringBuilder();
        for (int i = 0; i < dialect.linesBeforeHeader(); i++) {
            TextLines.Line line = text.lines().next();
            if (line == null) {
                break;
            }
            skipped.append(line.text()).append(line.end());
        }
        return skipped.toString();
    }

    /** The next row that holds anything; null at the end. Lines and rows of blank cells are nothing. */
    @Nullable
    CsvRecord next() {
        CsvRecord row = read();
        while (row != null && row.isBlank()) {
            row = read();
        }
        return row;
    }

    private @Nullable CsvRecord read() {
        TextLines.Line line = text.lines().next();
        if (line == null) {
            return null;
        }
        if (lineEnd.isEmpty()) {
            lineEnd = line.end();
        }
        long first = line.number();
        if (line.text().indexOf(dialect.quote()) < 0) {
            // Nothing opens a quote in it, so the line is the row.
            lastEnd = line.end();
            return cut(first, line.text());
        }
        long opened = first;
        QuoteScan scan = dialect.scan().over(line.text());
        StringBuilder row = new StringBuilder(line.text());
        for (int lines = 1; scan.open(); lines++) {
            String end = line.end();
            line = text.lines().next();
            if (line == null) {
                throw unclosed(
                        opened,
                        "and the file ends before it is closed. It was probably cut off on its way:"
                                + " send the whole file again.");
            }
            if (lines == MOST_LINES_OF_A_ROW) {
                throw unclosed(
                        opened,
                        "and is not closed within 100 lines. Write a quote that belongs to the text"
                                + " twice, and put quotes around that cell.");
            }
            row.append(end).append(line.text());
            opened = follow(scan.over(end), line, opened);
        }
        lastEnd = line.end();
        return cut(first, row.toString(), scan);
    }

    /** Reads one more line of a row. Returns the line in which the quote that is open now was opened. */
    private static long follow(QuoteScan scan, TextLines.Line line, long opened) {
        int before = scan.cell();
        scan.over(line.text());
        return scan.cell() == before ? opened : line.number();
    }

    private CsvRecord cut(long line, String row, QuoteScan scan) {
        if (scan.broken()) {
            return new CsvRecord(line, row, List.of(), scan.misplaced());
        }
        return cut(line, row);
    }

    private CsvRecord cut(long line, String row) {
        try {
            return new CsvRecord(line, row, List.of(parser.parseLine(row)), -1);
        } catch (IOException e) {
            // Its message carries the row. The scan found the row sound, so this has not been seen to happen.
            return new CsvRecord(line, row, List.of(), 0);
        }
    }

    private UnusableFileException unclosed(long line, String how) {
        return new UnusableFileException(
                file + ", line " + line + ": a quote (" + dialect.quote() + ") opens here " + how);
    }

    /** Whether the row that was read last ended with the file and not with a line end. */
    boolean endsAbruptly() {
        return lastEnd.isEmpty();
    }

    /** As the first line ends; a line feed for a file of one line. */
    String lineEnd() {
        return lineEnd.isEmpty() ? "\n" : lineEnd;
    }

    TextFile text() {
        return text;
    }

    @Override
    public void close() {
        text.lines().close();
    }
}
