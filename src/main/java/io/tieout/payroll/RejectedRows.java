package io.tieout.payroll;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads of a rejects file what is wrong with its rows, and none of their cells, which are personal. A file says in its
 * own header how its cells are divided, so nothing else has to be known of it.
 */
public final class RejectedRows {

    /**
     * @param line in the file that was refused, as a text editor counts it
     * @param column the file's own name of it, empty when the whole row is at fault
     */
    public record Row(String line, String column, String reason) {}

    private static final int ADDED = Layout.REJECT_COLUMNS.size();

    private RejectedRows() {}

    /**
     * The rows from one on.
     *
     * @param from how many are left out before them
     * @throws UnusableFileException if it is no rejects file, or is gone
     */
    public static List<Row> of(Path file, int from, int most) {
        try (CSVReader rows = open(file)) {
            List<Row> found = new ArrayList<>();
            boolean header = false;
            int seen = 0;
            for (String[] cells = rows.readNext(); cells != null && found.size() < most; cells = rows.readNext()) {
                if (!header) {
                    header = isHeader(cells);
                } else if (cells.length >= ADDED && seen++ >= from) {
                    found.add(row(cells));
                }
            }
            if (header) {
                return found;
            }
        } catch (IOException | CsvException unreadable) {
            // Said below; the library's own message may hold cells.
        }
        throw new UnusableFileException(
                file.getFileName() + ": this is no rejects file any more. Look for it where" + " the run was started.");
    }

    private static CSVReader open(Path file) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        RFC4180Parser parser =
                new RFC4180ParserBuilder().withSeparator(delimiter(file)).build();
        return new CSVReaderBuilder(text).withCSVParser(parser).build();
    }

    /** What stands before the first of our columns. */
    private static char delimiter(Path file) throws IOException {
        String first = Layout.REJECT_COLUMNS.iterator().next();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int at = line.indexOf(first);
                if (at > 0) {
                    char before = line.charAt(at - 1);
                    return before == '"' && at > 1 ? line.charAt(at - 2) : before;
                }
            }
        }
        return ',';
    }

    private static boolean isHeader(String[] cells) {
        return cells.length > ADDED
                && List.of(cells).subList(cells.length - ADDED, cells.length).containsAll(Layout.REJECT_COLUMNS);
    }

    /** Line, column, value, reason: the value is left out. */
    private static Row row(String[] cells) {
        return new Row(cells[cells.length - ADDED], cells[cells.length - ADDED + 1], cells[cells.length - 1]);
    }
}
