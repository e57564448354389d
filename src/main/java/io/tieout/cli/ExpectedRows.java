package io.tieout.cli;

import com.opencsv.CSVParserBuilder;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.exceptions.CsvException;
import io.tieout.batch.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the samples intend, against the files that were written. */
final class ExpectedRows {

    private static final List<String> KEY = List.of("employer_ref", "employee_ref", "currency", "portion");

    private ExpectedRows() {}

    /** Empty when every row of the period is as expected, no more and no fewer. */
    static List<String> differences(Path expected, YearMonth period, Path out) {
        Map<String, Map<String, String>> wanted = new TreeMap<>();
        TreeSet<String> employers = new TreeSet<>();
        for (Map<String, String> row : read(expected)) {
            if (period.toString().equals(row.get("period"))) {
                wanted.put(key(row), row);
                employers.add(String.valueOf(row.get("employer_ref")));
            }
        }
        Map<String, Map<String, String>> found = new TreeMap<>();
        for (String employer : employers) {
            Path folder = out.resolve(period.toString()).resolve(employer);
            String run = text(folder.resolve("latest.txt")).strip();
            read(folder.resolve("run-" + run).resolve("reconciliation.csv")).forEach(row -> found.put(key(row), row));
        }
        List<String> differences = new ArrayList<>();
        wanted.forEach((key, row) -> {
            Map<String, String> other = found.remove(key);
            if (other == null) {
                differences.add(period + " " + key + ": expected, and not there");
                return;
            }
            row.forEach((column, value) -> {
                if (!value.equals(other.get(column))) {
                    differences.add(
                            period + " " + key + ": " + column + " is " + other.get(column) + ", expected " + value);
                }
            });
        });
        found.keySet().forEach(key -> differences.add(period + " " + key + ": there, and not expected"));
        return differences;
    }

    private static String key(Map<String, String> row) {
        return String.join(" ", KEY.stream().map(row::get).toList());
    }

    private static List<Map<String, String>> read(Path file) {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var csv = new CSVReaderBuilder(text)
                        .withCSVParser(new CSVParserBuilder().build())
                        .build()) {
            List<String[]> rows = csv.readAll();
            String[] header = rows.get(0);
            List<Map<String, String>> read = new ArrayList<>();
            for (String[] row : rows.subList(1, rows.size())) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    cells.put(header[i], row[i]);
                }
                read.add(cells);
            }
            return read;
        } catch (IOException | CsvException | IndexOutOfBoundsException unreadable) {
            throw new UsageException(file + " can't be read as the sample file it should be.");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UsageException(file + " is missing: nothing was written for that employer.");
        }
    }
}
