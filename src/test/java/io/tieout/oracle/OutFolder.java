package io.tieout.oracle;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reconciliations that the product left in its out folder. */
public final class OutFolder {

    private OutFolder() {}

    /** By employer ref, the run folder that {@code latest.txt} names. */
    public static SortedMap<String, Path> latestRuns(Path out, YearMonth period) throws IOException {
        SortedMap<String, Path> runs = new TreeMap<>(Key::byBytes);
        Path folder = out.resolve(period.toString());
        if (!Files.isDirectory(folder)) {
            return runs;
        }
        try (Stream<Path> employers = Files.list(folder)) {
            for (Path employer : employers.filter(Files::isDirectory).toList()) {
                Path latest = employer.resolve("latest.txt");
                if (Files.exists(latest)) {
                    runs.put(decoded(employer), run(employer, Files.readString(latest)));
                }
            }
        }
        return runs;
    }

    public static Optional<List<Map<String, String>>> reconciliation(Path run) throws IOException {
        Path file = run.resolve("reconciliation.csv");
        return Files.exists(file) ? Optional.of(Csv.read(file)) : Optional.empty();
    }

    private static Path run(Path employer, String latest) {
        String number = latest.strip();
        return employer.resolve(number.startsWith("run-") ? number : "run-" + number);
    }

    /** Refs are percent-encoded in paths; a plus stands for itself. */
    private static String decoded(Path folder) {
        return URLDecoder.decode(folder.getFileName().toString().replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
