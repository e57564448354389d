package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import io.tieout.jobfile.JobFiles;
import io.tieout.jobfile.ReconcileSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    private static final ReconcileSettings CANONICAL = InventedRuns.settings();
    private static final String IRELAND = """
            payroll-import: {country: IE}
            journal: {accounts: {relief-owed: "2210"}}
            """;

    @TempDir
    Path folder;

    private final JdbcClient db = JdbcClient.create(DATABASE);
    private final InventedRuns runs = new InventedRuns(db);

    @BeforeEach
    void clear() {
        InventedRuns.clear(db);
    }

    @Test
    void the_first_run_books_all_and_corrections_of_earlier_months_apart() {
        long run = settled(1);
        long pull = runs.pull(run, "ACME", "ctr_1", "open");
        runs.line(pull, "ACME", "1", "employer", "gross_premium", false, "60.00");
        runs.line(pull, "ACME", "1", "employee", "gross_premium", false, "47.35");
        runs.line(pull, "ACME", "1", "employee", "gross_premium", true, "-20.00");

        assertThat(entries(run, CANONICAL))
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
        booked(first, CANONICAL);
        long second = settled(2);
        long reread = runs.pull(second, "ACME", "ctr_1", "open");
        runs.line(reread, "ACME", "1", "employer", "gross_premium", false, "60.00");
        runs.line(reread, "ACME", "1", "employee", "gross_premium", false, "40.00");

        assertThat(entries(second, CANONICAL)).containsExactlyInAnyOrder(PAY + " -7.35", OWED + " 7.35");
    }

    @Test
    void other_accounts_in_the_job_file_move_what_is_booked_already() throws IOException {
        long first = settled(1);
        long pull = runs.pull(first, "ACME", "ctr_1", "open");
        runs.line(pull, "ACME", "1", "employer", "gross_premium", false, "60.00");
        booked(first, CANONICAL);
        long second = settled(2);
        long reread = runs.pull(second, "ACME", "ctr_1", "open");
        runs.line(reread, "ACME", "1", "employer", "gross_premium", false, "61.00");
        ReconcileSettings job = job("""
                journal:
                  employers:
                    ACME: {employer-cost: "6210"}
                """);

        assertThat(entries(second, job)).containsExactlyInAnyOrder("6210 61.00", COST + " -60.00", OWED + " -1.00");
    }

    @Test
    void relief_owed_back_is_booked_on_its_account_against_the_employers_cost() throws IOException {
        long run = settled(1);
        long pull = runs.pull(run, "ACME", "ctr_1", "open");
        relief(pull, "100.00", "-20.00");
        runs.line(pull, "ACME", "1", "employer", "tax_relief", true, "4.00");
        runs.line(pull, "ACME", "1", "employee", "gross_premium", false, "50.00");
        runs.line(pull, "ACME", "1", "employee", "tax_relief", false, "-10.00");

        assertThat(entries(run, job(IRELAND)))
                .containsExactlyInAnyOrder(
                        COST + " 80.00",
                        OWED + " -80.00",
                        COST + " correction 4.00",
                        OWED + " correction -4.00",
                        PAY + " 40.00",
                        OWED + " -40.00",
                        COST + " relief 20.00",
                        "2210 relief -20.00",
                        COST + " correction relief -4.00",
                        "2210 correction relief 4.00");
        assertThat(journal(run, job(IRELAND)).reliefOwed()).isEqualTo(Map.of("EUR", new BigDecimal("16.00")));
    }

    @Test
    void relief_is_booked_only_where_the_country_wants_it_back_and_an_account_is_named() throws IOException {
        long run = settled(1);
        relief(runs.pull(run, "ACME", "ctr_1", "open"), "100.00", "-20.00");
        String[] gross = {COST + " 80.00", OWED + " -80.00"};

        assertThat(entries(run, CANONICAL)).containsExactlyInAnyOrder(gross);
        assertThat(journal(run, CANONICAL).reliefOwed()).isEmpty();
        ReconcileSettings noAccount = job("payroll-import: {country: IE}");
        assertThat(entries(run, noAccount)).containsExactlyInAnyOrder(gross);
        assertThat(journal(run, noAccount).reliefOwed()).isEqualTo(Map.of("EUR", new BigDecimal("20.00")));
        assertThat(entries(run, job(IRELAND.replace("IE", "GB")))).containsExactlyInAnyOrder(gross);
    }

    @Test
    void the_next_run_books_only_the_relief_that_changed_and_a_first_account_books_all_of_it() throws IOException {
        long first = settled(1);
        relief(runs.pull(first, "ACME", "ctr_1", "open"), "100.00", "-20.00");
        booked(first, job("payroll-import: {country: IE}"));
        long second = settled(2);
        relief(runs.pull(second, "ACME", "ctr_1", "open"), "100.00", "-20.00");

        assertThat(entries(second, job(IRELAND)))
                .containsExactlyInAnyOrder(COST + " relief 20.00", "2210 relief -20.00");
        booked(second, job(IRELAND));
        long third = settled(3);
        relief(runs.pull(third, "ACME", "ctr_1", "open"), "110.00", "-22.50");

        assertThat(entries(third, job(IRELAND)))
                .containsExactlyInAnyOrder(COST + " 7.50", OWED + " -7.50", COST + " relief 2.50", "2210 relief -2.50");
        assertThat(journal(third, job(IRELAND)).reliefBooked()).isEqualTo(Map.of("EUR", new BigDecimal("20.00")));
        // A country rule or an account that is taken away takes back what is booked.
        assertThat(entries(third, job("payroll-import: {country: IE}")))
                .contains(COST + " relief -20.00", "2210 relief 20.00");
    }

    private void relief(long pull, String premium, String relief) {
        runs.line(pull, "ACME", "1", "employer", "gross_premium", false, premium);
        runs.line(pull, "ACME", "1", "employer", "tax_relief", false, relief);
    }

    private long settled(int number) {
        long run = runs.run(number);
        runs.settled(run, "ACME", null);
        return run;
    }

    /** As the export remembers a run whose files went out. */
    private void booked(long run, ReconcileSettings settings) {
        EmployerOfRun employer = new EmployersOfRun(db).of(run, "ACME");
        Manifest manifest = ManifestFile.of(employer, null, null, journal(run, settings), List.of());
        new Exports(db).remember(employer, folder, manifest);
    }

    private Journal journal(long run, ReconcileSettings settings) {
        EmployersOfRun employers = new EmployersOfRun(db);
        return new Journals(db, employers, new Exports(db)).of(employers.of(run, "ACME"), settings);
    }

    private ReconcileSettings job(String yaml) throws IOException {
        return JobFiles.reconcile(Files.writeString(folder.resolve("job.yml"), "kind: reconcile\n" + yaml));
    }

    private List<String> entries(long run, ReconcileSettings settings) {
        Journal journal = journal(run, settings);
        assertThat(journal.debits("EUR")).isEqualByComparingTo(journal.credits("EUR"));
        return journal.entries().stream()
                .map(entry -> entry.text()
                        + (entry.adjustment() ? " correction" : "")
                        + (entry.relief() ? " relief " : " ")
                        + entry.amount())
                .toList();
    }
}
