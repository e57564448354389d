package io.tieout.roster;

import io.tieout.file.CsvLines;
import io.tieout.file.FormulaText;
import io.tieout.file.Private;
import io.tieout.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A CSV file for people with the rows of one query. There may be a row for everybody, so they are read bit by bit,
 * which needs a transaction.
 *
 * @param columns the header, in the order of the query's columns
 * @param foreign those of them that hold words of others; refs that a spreadsheet would run are refused on reading
 */
record QueryFile(List<String> columns, Set<String> foreign) {

    private static final int AT_A_TIME = 1000;

    QueryFile {
        columns = List.copyOf(columns);
        foreign = Set.copyOf(foreign);
    }

    /** @throws UncheckedIOException if it can't be written */
    void write(Path file, JdbcClient.StatementSpec query) {
        try {
            Private.folder(file.toAbsolutePath().getParent());
            WholeFile.write(file, out -> rows(query, out));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    private long rows(JdbcClient.StatementSpec query, OutputStream out) throws IOException {
        CsvLines csv = new CsvLines(out, columns.toArray(String[]::new));
        query.withFetchSize(AT_A_TIME).query(row -> {
            String[] cells = new String[columns.size()];
            for (int i = 0; i < cells.length; i++) {
                String text = row.getString(i + 1);
                cells[i] = foreign.contains(columns.get(i)) ? FormulaText.defused(text) : text;
            }
            csv.row(cells);
        });
        return csv.finish();
    }
}
