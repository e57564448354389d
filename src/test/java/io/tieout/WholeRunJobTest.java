package io.tieout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.RunOutcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens on the way from Kota's report to the files, the same bytes come out. */
@Tag("slow")
class WholeRunJobTest {

    private static WholeRun app;
    private static Path register;

    @TempDir
    static Path folder;

    @BeforeAll
    static void open() throws Exception {
        app = new WholeRun();
        app.employs("ACME", 120); // two pages
        app.employs("BOLT", 3);
        app.employs("CALM", 1);
        assertThat(app.run("first", folder.resolve("first")).status()).isEqualTo("COMPLETED");
        register = app.register(folder.resolve("register.csv"));
    }

    @AfterAll
    static void close() {
        app.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "rate_limit, /contribution_reports, 0, 2",
        "internal_error, /contribution_reports, 3, 2",
        "third_party_error, /contribution_reports/{}/employee_breakdowns, 0, 2",
        "drop_before, /contribution_reports/{}/employee_breakdowns, 1, 1",
        "drop_after, /contribution_reports/{}/employee_breakdowns, 2, 1",
        "cut, /contribution_reports/{}/employee_breakdowns, 1, 2",
        "report_changes, /contribution_reports/{}/employee_breakdowns, 1, 1",
        "report_changes, /contribution_reports/{}, 4, 1"
    })
    void aFaultWhileReportsAreReadChangesNoByte(String fault, String path, int skip, int times) throws Exception {
        String name = fault + path.length();
        app.fault(fault, path, skip, times);
        RunOutcome disturbed = app.run("disturbed " + name, folder.resolve("disturbed " + name), register);
        assertThat(disturbed.status()).as("%s", disturbed.failure()).isEqualTo("COMPLETED");
        assertThat(app.faults()).as("faults that are left").doesNotContain(fault);

        app.run("at rest " + name, folder.resolve("at rest " + name), register);

        Map<String, String> files = WholeRun.csv(folder.resolve("disturbed " + name));
        Map<String, String> atRest = WholeRun.csv(folder.resolve("at rest " + name));
        if (fault.equals("report_changes")) {
            // Only the first of the two runs sees that the report moved since the reading before.
            files.keySet().removeIf(file -> file.endsWith("changes.csv"));
            atRest.keySet().removeIf(file -> file.endsWith("changes.csv"));
        }
        assertThat(files).hasSizeGreaterThan(8).isEqualTo(atRest);
        assertThat(files.get("2026-10/ACME/run/reconciliation.csv").lines())
                .hasSizeGreaterThan(120)
                .anyMatch(row -> row.contains(",BREAK,"));
    }

    @Test
    void aRunThatFailsInAnyChunkAndIsStartedAgainWritesTheSameBytes() throws Exception {
        app.run("undisturbed", folder.resolve("undisturbed"), register);
        Map<String, String> expected = WholeRun.csv(folder.resolve("undisturbed"));
        int chunk = 0;
        RunOutcome outcome;
        do {
            chunk++;
            Path out = folder.resolve("stopped in " + chunk);
            app.stopIn(chunk);
            outcome = app.run("stopped in " + chunk, out, register);
            if (outcome.status().equals("FAILED")) {
                app.stopIn(0);
                RunOutcome again = app.run("stopped in " + chunk, out, register);
                assertThat(again.resumed()).isTrue();
                assertThat(again.status())
                        .as("after a failure in chunk %d", chunk)
                        .isEqualTo("COMPLETED");
            }
            assertThat(WholeRun.csv(out))
                    .as("after a failure in chunk %d", chunk)
                    .isEqualTo(expected);
        } while (outcome.status().equals("FAILED"));
        app.stopIn(0);
        assertThat(chunk).as("places to fail in").isGreaterThan(6);
    }
}
