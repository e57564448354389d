package io.tieout.payroll;

import static io.tieout.payroll.PayrollFixture.TODAY;
import static io.tieout.payroll.PayrollFixture.all;
import static io.tieout.payroll.PayrollFixture.corpus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of which nothing may be used: each says where, what was expected and what to do, and shows nobody. */
class UnusableFileTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not-there.csv                | not-there.csv: there is no such file",
                "empty.csv                    | the file is empty. Expected an employees file",
                "only-blank-lines.csv         | the file is empty. Expected an employees file",
                "employees-header-only.csv    | the file has a header and no rows",
                "employees-wrong-header.csv   | line 1: this is not the header of an employees file: missing last_name, email. Found employee_ref,",
                "employees-wrong-header.csv   | give the names used here under 'columns' in the profile",
                "employees-no-header.csv      | line 1: this is not the header of an employees file: missing employee_ref,",
                "employees-no-header.csv      | None of its 23 cells is the name of a column",
                "employees-column-twice.csv   | line 1: the header has the column email twice",
                "employees-windows-1252.csv   | line 2: holds bytes that are not UTF-8. Save the file as UTF-8, or set 'charset' in the profile",
                "employees-nul.csv            | line 2: holds a NUL byte, so this is not a text file",
                "employees-cut-in-a-quote.csv | line 4: a quote (`) opens here and the file ends before it is closed. It was probably cut off",
                "workbook.csv                 | this is a workbook or a ZIP archive, not a CSV file",
                "compressed.csv               | this file is compressed. Unpack it first"
            })
    void a_file_that_is_not_what_it_says_is_refused_whole(String name, String message) {
        Path file = corpus(name);

        UnusableFileException refused = catchThrowableOfType(
                UnusableFileException.class, () -> all(PayrollFiles.employees(file, Profile.CANONICAL, TODAY)));

        assertThat(refused).hasMessageStartingWith(file.toString()).hasMessageContaining(message.replace('`', '"'));
        assertThat(refused).hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("Aoife", "Briain", "1234567T", "0007", "1990", "Trá", "Smith");
    }

    @Test
    void a_file_that_is_not_what_its_profile_says_is_refused_whole() {
        assertThatThrownBy(() -> PayrollFiles.employees(
                        corpus("employees-semicolons.csv"), PayrollFixture.delimiter(','), TODAY))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("line 1: this is not the header of an employees file: missing employee_ref")
                .hasMessageContaining(
                        "The line is not divided by ','. If the file uses another sign set 'delimiter' in the profile");
        assertThatThrownBy(() ->
                        PayrollFiles.employees(corpus("employees-utf-16.csv"), PayrollFixture.charset("UTF-8"), TODAY))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("this file is UTF-16, the profile says UTF-8");
        assertThatThrownBy(() ->
                        PayrollFiles.employees(corpus("employees.csv"), PayrollFixture.charset("windows-1252"), TODAY))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("this file is written in UTF-8, the profile says windows-1252")
                .hasMessageContaining("Set 'charset: UTF-8' in the profile");
    }

    @Test
    void a_folder_is_no_file(@TempDir Path folder) {
        assertThatThrownBy(() -> PayrollFiles.register(folder, Profile.CANONICAL))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("this is a folder");
    }

    @Test
    void a_stray_quote_stops_a_large_file_within_a_hundred_lines(@TempDir Path folder) throws IOException {
        String good = "0007,ACME-IE,2026-10-28,2026-10,M10,EE_HEALTH,1.00,EUR\n";
        String header = PayrollFixture.register(Map.of()).lines().findFirst().orElseThrow() + "\n";
        Path file = folder.resolve("register.csv");
        Files.writeString(file, header + good + good.replace("M10", "\"M10") + good.repeat(500));

        assertThatThrownBy(() -> all(PayrollFiles.register(file, Profile.CANONICAL)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(
                        "register.csv, line 3: a quote (\") opens here and is not closed within 100 lines");
    }

    @Test
    void a_file_that_ends_in_the_middle_of_a_row_was_cut_off(@TempDir Path folder) throws IOException {
        String good = "0007,ACME-IE,2026-10-28,2026-10,M10,EE_HEALTH,1.00,EUR";
        String header = PayrollFixture.register(Map.of()).lines().findFirst().orElseThrow() + "\n";
        Path file = folder.resolve("register.csv");
        Files.writeString(file, header + good + "\n0008,ACME-IE,2026-10-28,2026-10,M10,E");

        assertThatThrownBy(() -> all(PayrollFiles.register(file, Profile.CANONICAL)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("register.csv, line 3: the file ends in the middle of this row (6 of 8 cells");

        Files.writeString(file, header + good);
        assertThat(all(PayrollFiles.register(file, Profile.CANONICAL))).hasSize(1);
    }

    @Test
    void the_line_of_bad_bytes_is_right_far_into_a_file(@TempDir Path folder) throws IOException {
        String good = "0007,ACME-IE,2026-10-28,2026-10,M10,EE_HEALTH,1.00,EUR\n";
        String header = PayrollFixture.register(Map.of()).lines().findFirst().orElseThrow() + "\n";
        Path file = folder.resolve("register.csv");
        Files.writeString(file, header + good.repeat(20_000));
        Files.write(file, new byte[] {'A', (byte) 0xE9, '\n'}, java.nio.file.StandardOpenOption.APPEND);

        assertThatThrownBy(() -> all(PayrollFiles.register(file, Profile.CANONICAL)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("register.csv, line 20002: holds bytes that are not UTF-8");
    }

    @Test
    void a_line_without_end_is_refused_before_it_fills_the_memory(@TempDir Path folder) {
        Path file = PayrollFixture.write(folder, "a".repeat(1_000_001));

        assertThatThrownBy(() -> PayrollFiles.register(file, Profile.CANONICAL))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("line 1: is longer than 1,000,000 characters");
    }

    @ParameterizedTest
    @CsvSource({"50, 1, 0.02, false", "49, 1, 0.02, true", "1, 0, 0, false", "1000, 1, 0, true", "3, 3, 1, false"})
    void too_many_refused_rows_refuse_the_file(long rows, long refused, java.math.BigDecimal most, boolean whole) {
        Path file = Path.of("register.csv");
        if (whole) {
            assertThatThrownBy(() -> RejectShare.check(
                            file, rows, refused, most, List.of("line 2, amount: too fine"), Path.of("rejects.csv")))
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessageContaining(refused + " of " + rows + " rows are refused")
                    .hasMessageContaining("line 2, amount: too fine")
                    .hasMessageContaining("rejects.csv")
                    .hasMessageContaining("max-reject-share");
        } else {
            RejectShare.check(file, rows, refused, most, List.of(), null);
        }
    }
}
