package io.tieout.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * The runs that a folder of files already holds. Files outlive a database that was thrown away, and
 * no run may write over another's.
 */
final class WrittenRuns {

    private static final String FOLDER = "run-";

    private WrittenRuns() {}

    /** The largest number among {@code out/<period>/<employer>/run-<n>}; 0 when there is none. */
    static int largestNumber(Path out, YearMonth period) {
        int largest = 0;
        for (Path employer : list(out.resolve(period.toString()))) {
            for (Path run : list(employer)) {
                String name = run.getFileName().toString();
                if (name.matches(FOLDER + "[1-9][0-9]{0,8}")) {
                    largest = Math.max(largest, Integer.parseInt(name.substring(FOLDER.length())));
                }
            }
        }
        return largest;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
