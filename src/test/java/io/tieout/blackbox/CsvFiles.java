package io.tieout.blackbox;

import io.tieout.oracle.OutFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The CSV files that a run left. */
final class CsvFiles {

    private CsvFiles() {}

    /** {@code employer/file} to content, of each employer's latest run. */
    static SortedMap<String, String> latest(Path out, YearMonth period) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (Map.Entry<String, Path> run : OutFolder.latestRuns(out, period).entrySet()) {
            of(run.getValue()).forEach((name, text) -> files.put(run.getKey() + "/" + name, text));
        }
        if (files.keySet().stream().noneMatch(name -> name.endsWith("reconciliation.csv"))) {
            throw new AssertionError("No reconciliation.csv for " + period + " under " + out);
        }
        return files;
    }

    /** File name to content. */
    static SortedMap<String, String> of(Path run) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(run)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".csv")).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
