package io.tieout.jobfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.payroll.EmployeeRow;
import io.tieout.payroll.EmployerRow;
import io.tieout.payroll.Outcome;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.Profile;
import io.tieout.payroll.RegisterRow;
import io.tieout.payroll.Rejection;
import io.tieout.payroll.RejectsFile;
import io.tieout.payroll.RowSource;
import io.tieout.payroll.UnusableFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layouts that come as samples, each read by the job file beside it: other bytes, the same rows. */
class LayoutsTest {

    private static final Path LAYOUTS = Path.of("sample-data/layouts");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"semicolon-windows-1252", "sage-like", "two-lines-before-header", "no-header"})
    void a_layout_gives_the_same_employers_people_and_amounts_as_the_canonical_one(String layout) {
        assertThat(rows(employers(layout)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(rows(employers("canonical")));
        assertThat(rows(employees(layout)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(rows(employees("canonical")));
        assertThat(rows(register(layout)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line", "payElement")
                .isEqualTo(rows(register("canonical")));
    }

    @Test
    void the_canonical_rows_are_what_the_file_says() {
        List<EmployeeRow> people = rows(employees("canonical"));
        assertThat(people)
                .extracting(EmployeeRow::employeeRef, EmployeeRow::lastName, EmployeeRow::dateOfBirth)
                .contains(org.assertj.core.groups.Tuple.tuple("00201", "Muñoz Pérez", LocalDate.of(1991, 5, 3)))
                .hasSize(5);
        assertThat(rows(register("canonical")))
                .extracting(RegisterRow::amount)
                .startsWith(new BigDecimal("1113.33"), new BigDecimal("1130.00"))
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "canonical              | the text is UTF-8: 'charset' is not set, and bytes that are none would stop the reading",
                "canonical              | cells are divided by ',': only this sign gives a header with every column that is needed",
                "canonical              | dates are written like 2026-10-31: the one in line 2 is",
                "semicolon-windows-1252 | cells are divided by ';'",
                "sage-like              | dates are written dd/MM/yyyy: 7 of 12 can be read in no other way (the first in line 2)",
                "no-header              | only this sign gives a first row with a cell at every position"
            })
    void what_the_job_file_leaves_open_is_told_with_its_evidence(String layout, String sentence) {
        try (RowSource<EmployeeRow> rows = employees(layout)) {
            assertThat(rows.assumptions()).anySatisfy(told -> assertThat(told).contains(sentence));
            if (layout.equals("no-header")) {
                assertThat(rows.ignoredColumns()).isEmpty();
            }
        }
    }

    @Test
    void what_the_job_file_says_is_no_assumption() throws IOException {
        Path job = Files.writeString(
                folder.resolve("job.yml"),
                "kind: roster-sync\nprofiles:\n  employees: {delimiter: \",\", charset: UTF-8, date-pattern: yyyy-MM-dd}\n");
        Profile profile = JobFiles.rosterSync(job).employees();
        try (RowSource<EmployeeRow> rows =
                PayrollFiles.employees(LAYOUTS.resolve("canonical/employees.csv"), profile, TODAY)) {
            assertThat(rows.assumptions()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "canonical, person02@example.com",
        "semicolon-windows-1252, person02@example.com",
        "two-lines-before-header, person02@example.com",
        "no-header, person02@example.com"
    })
    void rejected_people_are_mended_and_sent_back_as_they_are(String layout, String email) throws IOException {
        Profile profile = settings(layout).employees();
        Path input = broken(layout, "employees.csv", email, "nobody");
        Path rejects = folder.resolve("rejects.csv");

        try (RejectsFile file = PayrollFiles.employeesRejects(input, profile, rejects)) {
            refused(PayrollFiles.employees(input, profile, TODAY)).forEach(file::add);
            file.finish();
        }

        assertKeepsTheBytesOf(input, "nobody", rejects);
        mend(rejects, "nobody", email);
        assertThat(rows(PayrollFiles.employees(rejects, profile, TODAY)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(rows(employees("canonical")).subList(1, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "canonical, 13.70",
        "semicolon-windows-1252, '13,70'",
        "two-lines-before-header, 13.70",
        "no-header, 13.70"
    })
    void rejected_rows_of_a_register_are_mended_and_sent_back_as_they_are(String layout, String amount)
            throws IOException {
        Profile profile = register(JobFiles.reconcile(LAYOUTS.resolve(layout + "/reconcile.yml")));
        Path input = broken(layout, "register.csv", amount, "free");
        Path rejects = folder.resolve("rejects.csv");

        try (RejectsFile file = PayrollFiles.registerRejects(input, profile, rejects)) {
            refused(PayrollFiles.register(input, profile)).forEach(file::add);
            file.finish();
        }

        assertKeepsTheBytesOf(input, "free", rejects);
        mend(rejects, "free", amount);
        assertThat(rows(PayrollFiles.register(rejects, profile)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line", "payElement")
                .isEqualTo(rows(register("canonical")).subList(4, 5));
    }

    @Test
    void rejects_of_an_employers_file_in_another_charset_come_back_as_they_are() throws IOException {
        Profile profile = settings("semicolon-windows-1252").employers();
        Path input = broken("semicolon-windows-1252", "employers.csv", "payroll-es@example.com", "n\u00E9ant");
        Path rejects = folder.resolve("rejects.csv");

        try (RejectsFile file = PayrollFiles.employersRejects(input, profile, rejects)) {
            refused(PayrollFiles.employers(input, profile)).forEach(file::add);
            file.finish();
        }

        assertKeepsTheBytesOf(input, "n\u00E9ant", rejects);
        mend(rejects, "n\u00E9ant", "payroll-es@example.com");
        assertThat(rows(PayrollFiles.employers(rejects, profile)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(rows(employers("canonical")).subList(1, 2));
    }

    @Test
    void rejects_refused_again_hold_the_row_once_and_the_newest_reason() throws IOException {
        Profile profile = settings("no-header").employees();
        Path input = broken("no-header", "employees.csv", "person02@example.com", "nobody");
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        for (Path[] step : new Path[][] {{input, first}, {first, second}}) {
            try (RejectsFile file = PayrollFiles.employeesRejects(step[0], profile, step[1])) {
                refused(PayrollFiles.employees(step[0], profile, TODAY)).forEach(file::add);
                file.finish();
            }
        }

        assertThat(Files.readAllLines(first)).hasSize(2).first().asString().startsWith("column 1|employer_ref|");
        assertThat(Files.readAllLines(first).get(1)).contains("|2|email (column 17)|***|is not an e-mail address");
        assertThat(Files.readString(second)).isEqualTo(Files.readString(first));
    }

    @Test
    void rejects_whose_date_order_is_only_inferred_ask_for_the_pattern_before_they_are_read_wrongly()
            throws IOException {
        Profile inferring = settings("sage-like").employees();
        Path input = broken("sage-like", "employees.csv", "person02@example.com", "nobody");
        Path rejects = folder.resolve("rejects.csv");
        try (RejectsFile file = PayrollFiles.employeesRejects(input, inferring, rejects)) {
            refused(PayrollFiles.employees(input, inferring, TODAY)).forEach(file::add);
            file.finish();
        }
        mend(rejects, "nobody", "person02@example.com");

        assertThatThrownBy(() -> PayrollFiles.employees(rejects, inferring, TODAY))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("Set 'date-pattern' in the profile");
        Path job = Files.writeString(
                folder.resolve("job.yml"),
                Files.readString(LAYOUTS.resolve("sage-like/roster-sync.yml"))
                        .replace("  employees:\n", "  employees:\n    date-pattern: dd/MM/yyyy\n"));
        assertThat(rows(PayrollFiles.employees(rejects, JobFiles.rosterSync(job).employees(), TODAY)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(rows(employees("canonical")).subList(1, 2));
    }

    /** Lines before the header, header and the bad row, byte for byte, with only our columns after them. */
    private static void assertKeepsTheBytesOf(Path input, String bad, Path rejects) throws IOException {
        List<String> lines = Files.readAllLines(rejects, ISO_8859_1);
        List<String> original = Files.readAllLines(input, ISO_8859_1);
        String row =
                original.stream().filter(line -> line.contains(bad)).findFirst().orElseThrow();
        assertThat(lines.get(lines.size() - 1)).startsWith(row);
        assertThat(lines.get(lines.size() - 2)).endsWith("rejected_reason");
        if (lines.size() > 2) {
            assertThat(lines.subList(0, lines.size() - 2)).isEqualTo(original.subList(0, lines.size() - 2));
        }
        boolean windows = Files.readString(input, ISO_8859_1).contains("\r\n");
        assertThat(Files.readString(rejects, ISO_8859_1)).endsWith(windows ? "\r\n" : "\n");
    }

    private Path broken(String layout, String file, String good, String bad) throws IOException {
        String text = Files.readString(LAYOUTS.resolve(layout).resolve(file), ISO_8859_1);
        assertThat(text).contains(good);
        return Files.writeString(folder.resolve(file), text.replace(good, bad), ISO_8859_1);
    }

    private static void mend(Path file, String bad, String good) throws IOException {
        // Only the cell itself: what the rejected columns say is passed over when the file is read.
        Files.writeString(file, Files.readString(file, ISO_8859_1).replaceFirst(bad, good), ISO_8859_1);
    }

    private static RosterSyncSettings settings(String layout) {
        return JobFiles.rosterSync(LAYOUTS.resolve(layout + "/roster-sync.yml"));
    }

    private static Profile register(ReconcileSettings settings) {
        return settings.register();
    }

    private static RowSource<EmployerRow> employers(String layout) {
        return PayrollFiles.employers(
                LAYOUTS.resolve(layout + "/employers.csv"), settings(layout).employers());
    }

    private static RowSource<EmployeeRow> employees(String layout) {
        return PayrollFiles.employees(
                LAYOUTS.resolve(layout + "/employees.csv"), settings(layout).employees(), TODAY);
    }

    private static RowSource<RegisterRow> register(String layout) {
        return PayrollFiles.register(
                LAYOUTS.resolve(layout + "/register.csv"),
                register(JobFiles.reconcile(LAYOUTS.resolve(layout + "/reconcile.yml"))));
    }

    private static <R> List<R> rows(RowSource<R> source) {
        List<R> rows = new ArrayList<>();
        for (Outcome<R> outcome : outcomes(source)) {
            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            rows.add(((Outcome.Accepted<R>) outcome).row());
        }
        return rows;
    }

    private static <R> List<Rejection> refused(RowSource<R> source) {
        List<Rejection> refused = new ArrayList<>();
        for (Outcome<R> outcome : outcomes(source)) {
            if (outcome instanceof Outcome.Refused<R> one) {
                refused.add(one.rejection());
            }
        }
        return refused;
    }

    private static <R> List<Outcome<R>> outcomes(RowSource<R> source) {
        List<Outcome<R>> outcomes = new ArrayList<>();
        try (source) {
            for (Outcome<R> outcome = source.next(); outcome != null; outcome = source.next()) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }
}
