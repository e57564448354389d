package io.tieout.payroll;

import static io.tieout.payroll.PayrollFixture.TODAY;
import static io.tieout.payroll.PayrollFixture.accepted;
import static io.tieout.payroll.PayrollFixture.byPosition;
import static io.tieout.payroll.PayrollFixture.columns;
import static io.tieout.payroll.PayrollFixture.corpus;
import static io.tieout.payroll.PayrollFixture.delimiter;
import static io.tieout.payroll.PayrollFixture.refused;
import static io.tieout.payroll.PayrollFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile leaves open: found out where a file allows one reading only, refused where it allows two. */
class OpenQuestionsTest {

    private static final String REGISTER =
            "employee_ref,employer_ref,pay_date,period,pay_run,pay_element,amount,currency";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_delimiter_is_the_sign_by_which_the_header_has_every_needed_column(String sign) {
        Path file = write(folder, register("2026-10-28").replace(",", sign));
        try (RowSource<RegisterRow> rows = PayrollFiles.register(file, Profile.CANONICAL)) {
            assertThat(((Outcome.Accepted<RegisterRow>) rows.next()).row().currency())
                    .isEqualTo("EUR");
            assertThat(rows.assumptions())
                    .anyMatch(told -> told.startsWith(
                            "cells are divided by " + (sign.equals("\t") ? "a tab" : "'" + sign + "'")));
        }
    }

    @Test
    void a_header_that_lacks_one_column_is_told_in_its_own_delimiter() {
        Path file = write(folder, register("2026-10-28").replace(",", ";").replace("currency", "curr"));
        assertThatThrownBy(() -> PayrollFiles.register(file, Profile.CANONICAL))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(
                        "line 1: this is not the header of a register: missing currency. Found employee_ref,")
                .hasMessageContaining("give the names used here under 'columns' in the profile");
    }

    @Test
    void a_file_that_two_delimiters_divide_well_is_refused_with_the_key_to_set() {
        Path file = write(folder, "A,B,C,D,E,F,G,1;2;3;4;5;6;7;8\n");
        Profile profile = byPosition(Layout.REGISTER.columns());
        assertThatThrownBy(() -> PayrollFiles.register(file, profile))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("can be divided by ',' and by ';', and both give every column that is needed")
                .hasMessageContaining("Set 'delimiter' in the profile");
    }

    @Test
    void without_a_header_a_row_with_too_few_cells_says_what_was_counted() {
        Path file = write(folder, "0007;ACME-IE;2026-10-28\n");
        assertThatThrownBy(() -> PayrollFiles.register(file, byPosition(Layout.REGISTER.columns())))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("line 1: the row has 3 cells when it is divided by ';', the profile says that"
                        + " currency is column 8")
                .hasMessageContaining("Mend the numbers under 'columns'");
    }

    @Test
    void capital_letters_of_a_header_make_no_other_column_and_are_told() {
        Path file = write(
                folder, register("2026-10-28").replace("pay_date", "Pay_Date").replace("amount", "AMOUNT"));
        try (RowSource<RegisterRow> rows = PayrollFiles.register(file, Profile.CANONICAL)) {
            assertThat(rows.hasColumn("pay_date")).isTrue();
            assertThat(rows.ignoredColumns()).isEmpty();
            assertThat(rows.assumptions())
                    .contains(
                            "the column Pay_Date is taken for pay_date: only capital letters differ",
                            "the column AMOUNT is taken for amount: only capital letters differ");
        }
    }

    @Test
    void two_columns_that_differ_in_capital_letters_are_refused_until_the_profile_says_which() {
        String text = ("AMOUNT," + register("2026-10-28")).replace("\n000", "\nx,000");
        Path file = write(folder, text);
        assertThatThrownBy(() -> PayrollFiles.register(file, Profile.CANONICAL))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("both amount and AMOUNT could be the column amount")
                .hasMessageContaining("Say which one under 'columns' in the profile, such as 'amount: amount'");
        assertThat(accepted(PayrollFiles.register(file, columns(Map.of("amount", "amount"))))
                        .get(0)
                        .amount())
                .isEqualByComparingTo("1.00");
    }

    @ParameterizedTest
    @CsvSource({
        "31/01/2026 13/02/2026 15/10/2026 01/02/2026, dd/MM/yyyy, 2026-02-01",
        "01/31/2026 02/13/2026 10/15/2026 02/01/2026, MM/dd/yyyy, 2026-02-01",
        "31.01.2026 13.02.2026 15.10.2026 01.02.2026, dd.MM.yyyy, 2026-02-01",
        "31-01-2026 13-02-2026 15-10-2026 01-02-2026, dd-MM-yyyy, 2026-02-01",
        "31/1/2026 13/02/2026 15/10/2026 1/2/2026, d/M/yyyy, 2026-02-01",
        "2026/01/31 2026/02/01, yyyy/MM/dd, 2026-02-01",
        "2026-1-31 2026-2-1, yyyy-M-d, 2026-02-01",
        "20260131 20260201, yyyyMMdd, 2026-02-01",
        "31012026 13022026 15102026 01022026, ddMMyyyy, 2026-02-01",
        "2026-01-31 2026-02-01, , 2026-02-01"
    })
    void dates_that_can_be_read_in_one_way_only_are(String dates, String pattern, LocalDate last) {
        Path file = write(folder, register(dates.split(" ")));
        List<RegisterRow> rows = accepted(PayrollFiles.register(file, Profile.CANONICAL));
        assertThat(rows.get(rows.size() - 1).payDate()).isEqualTo(last);
        try (RowSource<RegisterRow> again = PayrollFiles.register(file, Profile.CANONICAL)) {
            assertThat(again.assumptions())
                    .anyMatch(told -> told.startsWith(
                            "dates are written " + (pattern == null ? "like 2026-10-31" : pattern + ":")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "03/04/2026                                  | its dates can be read as dd/MM/yyyy or as MM/dd/yyyy, and none of the 1 tells which",
                "03.04.2026 05.06.2026                       | its dates can be read as dd.MM.yyyy or as MM.dd.yyyy",
                "03042026                                    | its dates can be read as ddMMyyyy or as MMddyyyy",
                "31/01/2026 01/31/2026                       | the date in line 2 can only be dd/MM/yyyy, the date in line 3 can only be MM/dd/yyyy",
                "31/01/2026 01/02/2026                       | only 1 of its 2 dates show that they are written dd/MM/yyyy"
            })
    void dates_that_can_be_read_in_two_ways_refuse_the_file_with_the_key_to_set(String dates, String why) {
        Path file = write(folder, register(dates.split(" ")));
        assertThatThrownBy(() -> PayrollFiles.register(file, Profile.CANONICAL))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .hasMessageContaining("Set 'date-pattern' in the profile");
    }

    @Test
    void one_slip_among_many_dates_does_not_turn_the_others_round() {
        String[] dates = Stream.concat(
                        IntStream.range(0, 40).mapToObj(i -> "03/04/2026"),
                        Stream.of("04/13/2026", "05/14/2026", "06/15/2026"))
                .toArray(String[]::new);
        assertThatThrownBy(() -> PayrollFiles.register(write(folder, register(dates)), Profile.CANONICAL))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(
                        "only 3 of its 43 dates show that they are written MM/dd/yyyy (the first in line 42)");
    }

    @Test
    void an_iso_date_among_the_first_rows_makes_other_dates_mistakes_of_their_rows() {
        assertThat(refused(PayrollFiles.register(
                        write(folder, register("31/01/2026", "2026-10-28", "30/01/2026")), Profile.CANONICAL)))
                .extracting(Rejection::line)
                .containsExactly(2L, 4L);
    }

    @Test
    void a_byte_order_mark_tells_the_charset_that_the_profile_leaves_open() throws IOException {
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-8")) {
            Path file = folder.resolve(charset + ".csv");
            Files.write(
                    file,
                    ("\uFEFF" + register("2026-10-28").replace("M10", "Márz")).getBytes(Charset.forName(charset)));
            try (RowSource<RegisterRow> rows = PayrollFiles.register(file, Profile.CANONICAL)) {
                assertThat(((Outcome.Accepted<RegisterRow>) rows.next()).row().payRun())
                        .isEqualTo("Márz");
                assertThat(rows.assumptions()).contains("the text is " + charset + ": its byte order mark says so");
            }
        }
        Path file = Files.write(folder.resolve("32.csv"), ("\uFEFF" + register("2026-10-28")).getBytes("UTF-32LE"));
        assertThatThrownBy(() -> PayrollFiles.register(file, Profile.CANONICAL))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("this file is UTF-32. Save it as UTF-8");
    }

    @Test
    void text_of_one_byte_charsets_is_not_taken_for_utf_8() {
        assertThat(Utf8.isPlainly("Núñez".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(Utf8.isPlainly("Núñez".getBytes(StandardCharsets.ISO_8859_1)))
                .isFalse();
        assertThat(Utf8.isPlainly("Nunez".getBytes(StandardCharsets.UTF_8))).isFalse();
        byte[] cut = "Núñ".getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.isPlainly(java.util.Arrays.copyOf(cut, cut.length - 1))).isTrue();
    }

    @Test
    void the_header_in_the_middle_of_a_file_is_refused_as_what_it_is() {
        String one = register("2026-10-28");
        assertThat(refused(PayrollFiles.register(write(folder, one + one), Profile.CANONICAL)))
                .singleElement()
                .satisfies(rejection -> {
                    assertThat(rejection.line()).isEqualTo(3);
                    assertThat(rejection.reason()).startsWith("this is the header once more");
                });
    }

    @Test
    void a_given_delimiter_is_not_questioned() throws IOException {
        try (RowSource<EmployeeRow> rows = PayrollFiles.employees(corpus("employees.csv"), delimiter(','), TODAY)) {
            assertThat(rows.assumptions()).noneMatch(told -> told.contains("divided"));
        }
    }

    private static String register(String... dates) {
        return REGISTER + "\n"
                + Stream.of(dates)
                        .map(date -> "0007,ACME-IE," + date + ",2026-10,M10,EE_HEALTH,1.00,EUR\n")
                        .collect(Collectors.joining());
    }
}
