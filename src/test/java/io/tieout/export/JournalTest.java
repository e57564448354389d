package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import io.tieout.jobfile.JobFiles;
import io.tieout.jobfile.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class JournalTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final String COST = "Health insurance cost";
    private static final String PAY = "Health insurance withheld from pay";
    private static final String OWED = "Health insurance payable";

    @TempDir
    Path folder;

    private final JdbcClient db = JdbcClient.create(DATABASE);
    private final InventedRuns runs = new InventedRuns(db);

    @BeforeEach
    void clear() {
        db.sql("truncate run, contribution_line, register_row, reconciliation_row cascade")
                .update();
    }

    @Test
    void the_first_run_books_all_and_corrections_of_earlier_months_apart() {
        long run = settled(1);
        long pull = runs.pull(run, "ACME", "ctr_1", "open");
        runs.line(pull, "ACME", "1", "employer", "gross_premium", false, "60.00");
        runs.line(pull, "ACME", "1", "employee", "gross_premium", false, "47.35");
        runs.line(pull, "ACME", "1", "employee", "gross_premium", true, "-20.00");

        assertThat(entries(run, JournalSettings.CANONICAL))
                .containsExactlyInAnyOrder(
                        COST + " 60.00",
                        OWED + " -60.00",
                        PAY + " 47.35",
                        OWED + " -47.35",
                        PAY + " correction -20.00",
                        OWED + " correction 20.00");
    }

    @Test
    void the_next_run_of_the_period_books_only_the_difference() {
        long first = settled(1);
        long pull = runs.pull(first, "ACME", "ctr_1", "open");
        runs.line(pull, "ACME", "1", "employer", "gross_premium", false, "60.00");
        runs.line(pull, "ACME", "1", "employee", "gross_premium", false, "47.35");
        booked(first, JournalSettings.CANONICAL);
        long second = settled(2);
        long reread = runs.pull(second, "ACME", "ctr_1", "open");
        runs.line(reread, "ACME", "1", "employer", "gross_premium", false, "60.00");
        runs.line(reread, "ACME", "1", "employee", "gross_premium", false, "40.00");

        assertThat(entries(second, JournalSettings.CANONICAL))
                .containsExactlyInAnyOrder(PAY + " -7.35", OWED + " 7.35");
    }

    @Test
    void other_accounts_in_the_job_file_move_what_is_booked_already() throws IOException {
        long first = settled(1);
        long pull = runs.pull(first, "ACME", "ctr_1", "open");
        runs.line(pull, "ACME", "1", "employer", "gross_premium", false, "60.00");
        booked(first, JournalSettings.CANONICAL);
        long second = settled(2);
        long reread = runs.pull(second, "ACME", "ctr_1", "open");
        runs.line(reread, "ACME", "1", "employer", "gross_premium", false, "61.00");
        Path job = Files.writeString(folder.resolve("job.yml"), """
                kind: reconcile
                journal:
                  employers:
                    ACME: {employer-cost: "6210"}
                """);

        assertThat(entries(second, JobFiles.reconcile(job).journal()))
                .containsExactlyInAnyOrder("6210 61.00", COST + " -60.00", OWED + " -1.00");
    }

    private long settled(int number) {
        long run = runs.run(number);
        runs.settled(run, "ACME", null);
        return run;
    }

    /** As the export remembers a run whose files went out. */
    private void booked(long run, JournalSettings settings) {
        EmployerOfRun employer = new EmployersOfRun(db).of(run, "ACME");
        Manifest manifest = ManifestFile.of(employer, null, null, journal(run, settings), List.of());
        new Exports(db).remember(employer, folder, manifest);
    }

    private Journal journal(long run, JournalSettings settings) {
        EmployersOfRun employers = new EmployersOfRun(db);
        return new Journals(db, employers, new Exports(db)).of(employers.of(run, "ACME"), settings);
    }

    private List<String> entries(long run, JournalSettings settings) {
        Journal journal = journal(run, settings);
        assertThat(journal.debits("EUR")).isEqualByComparingTo(journal.credits("EUR"));
        return journal.entries().stream()
                .map(entry -> entry.text() + (entry.adjustment() ? " correction" : "") + " " + entry.amount())
                .toList();
    }
}
