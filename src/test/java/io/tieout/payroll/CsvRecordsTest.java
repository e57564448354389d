package io.tieout.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever cells are written by RFC 4180, the same cells are read, with the text and line of each row. */
class CsvRecordsTest {

    private static final String[] PIECES = {
        "a", "0007", "\"", "\"\"", ",", ";", "\n", "\r\n", "\r", " ", "é", "😀", "#", "<clear>", "'", "\\", "\t"
    };
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
    private static final int FILES = 400;

    private record Row(long line, String text, List<String> cells) {}

    @Test
    void rows_written_by_the_rule_are_read_back_whole(@TempDir Path folder) throws IOException {
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(seed);
            String end = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
            List<Row> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            long line = 1;
            for (int i = random.nextInt(8); i >= 0; i--) {
                List<String> cells = cells(random);
                String row = String.join(
                        ",", cells.stream().map(cell -> written(cell, random)).toList());
                rows.add(new Row(line, row, cells));
                boolean last = i == 0 && random.nextBoolean();
                text.append(row).append(last ? "" : end);
                line += 1 + lineBreaks(row);
            }
            Path file = Files.writeString(folder.resolve("f.csv"), text);

            assertThat(read(file)).as("seed %s", seed).isEqualTo(rows);
        }
    }

    private static List<String> cells(Random random) {
        List<String> cells = new ArrayList<>();
        cells.add("x");
        for (int i = random.nextInt(5); i > 0; i--) {
            StringBuilder cell = new StringBuilder();
            for (int j = random.nextInt(6); j > 0; j--) {
                cell.append(PIECES[random.nextInt(PIECES.length)]);
            }
            cells.add(cell.toString());
        }
        return cells;
    }

    private static String written(String cell, Random random) {
        boolean plain = cell.chars().noneMatch(c -> ",\"\n\r".indexOf(c) >= 0);
        return plain && random.nextBoolean() ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static long lineBreaks(String row) {
        return row.replace("\r\n", "\n")
                .chars()
                .filter(c -> c == '\n' || c == '\r')
                .count();
    }

    private static List<Row> read(Path file) {
        List<Row> rows = new ArrayList<>();
        try (CsvRecords records = new CsvRecords(file, Dialect.of(Profile.CANONICAL, ','))) {
            for (CsvRecord row = records.next(); row != null; row = records.next()) {
                rows.add(new Row(row.line(), row.text(), row.cells()));
            }
        }
        return rows;
    }
}
