package io.tieout.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is true of every statement, as far as its text shows. */
class StatementsTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern PLAIN_JOIN = Pattern.compile("\\bjoin\\s+reconciliation_row\\b");

    /** The view can't be entered by the rows it is joined to: PostgreSQL would make it for all runs there ever were. */
    @Test
    void rowsOfARunAreLookedUpAndNotJoined() throws IOException {
        assertThat(PLAIN_JOIN
                        .matcher("from run n\n left join reconciliation_row r on r.run_id = n.run_id")
                        .find())
                .isTrue();
        assertThat(sources()).hasSizeGreaterThan(100);
        assertThat(sources())
                .filteredOn(source -> PLAIN_JOIN.matcher(read(source)).find())
                .as("instead: cross join lateral (select * from reconciliation_row where ... offset 0)")
                .isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
