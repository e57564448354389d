package io.tieout.payroll;

import static io.tieout.payroll.PayrollFixture.TODAY;
import static io.tieout.payroll.PayrollFixture.accepted;
import static io.tieout.payroll.PayrollFixture.all;
import static io.tieout.payroll.PayrollFixture.charset;
import static io.tieout.payroll.PayrollFixture.corpus;
import static io.tieout.payroll.PayrollFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayrollFilesTest {

    private static final EmployeeRow AOIFE = new EmployeeRow(
            2,
            "0007",
            "ACME-IE",
            null,
            "Aoife",
            "Ó Briain",
            LocalDate.of(1990, 2, 28),
            "female",
            "1 Sráid na Trá",
            null,
            null,
            "Dublin",
            null,
            "D02 X285",
            "ie",
            "ie",
            "1234567T",
            LocalDate.of(2024, 1, 15),
            null,
            "+353871234567",
            "aoife@example.com",
            "IE29AIBK93115212345678",
            null,
            null,
            null,
            java.util.Set.of());

    @ParameterizedTest
    @CsvSource({
        "employees.csv, UTF-8",
        "employees-bom-crlf.csv, UTF-8",
        "employees-bom-crlf.csv, windows-1252",
        "employees-cr.csv, UTF-8",
        "employees-windows-1252.csv, windows-1252",
        "employees-utf-16.csv, UTF-16"
    })
    void the_same_person_is_read_from_every_charset_and_line_end(String file, String charset) {
        List<EmployeeRow> rows = accepted(PayrollFiles.employees(corpus(file), charset(charset), TODAY));

        assertThat(rows.get(0)).isEqualTo(AOIFE);
    }

    @Test
    void names_keep_their_commas_quotes_apostrophes_and_accents() {
        List<EmployeeRow> rows = accepted(PayrollFiles.employees(corpus("employees.csv"), Profile.CANONICAL, TODAY));

        assertThat(rows).extracting(EmployeeRow::lastName).containsExactly("Ó Briain", "D'Arcy-Núñez", "Smith, Jr.");
        assertThat(rows).extracting(EmployeeRow::line1).contains("Apt 2, The Mill", "\"Sea View\"");
        assertThat(rows).extracting(EmployeeRow::phoneNumber).contains("+34612345678");
        assertThat(rows.get(1).leaveOn()).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void a_cell_of_several_lines_keeps_them_and_the_next_row_its_line_number() {
        List<Outcome<EmployeeRow>> outcomes =
                all(PayrollFiles.employees(corpus("employees-three-lines-in-a-cell.csv"), Profile.CANONICAL, TODAY));

        assertThat(((Outcome.Accepted<EmployeeRow>) outcomes.get(0)).row().line1())
                .isEqualTo("1 Sráid na Trá\nAn Trá\nSalthill");
        Rejection born = ((Outcome.Refused<EmployeeRow>) outcomes.get(1)).rejection();
        assertThat(born.line()).isEqualTo(5);
        assertThat(born.column()).isEqualTo("start_on");
        assertThat(born.original()).startsWith("0008,").contains("\"2 Quay\r\nSecond \"\"red\"\" door\"");
        EmployeeRow ann = ((Outcome.Accepted<EmployeeRow>) outcomes.get(2)).row();
        assertThat(ann.line()).isEqualTo(7);
        assertThat(ann.employeeRef()).isEqualTo("#009");
    }

    @Test
    void blank_is_not_given_and_clear_erases_what_may_be_erased() {
        List<EmployerRow> rows = accepted(PayrollFiles.employers(corpus("employers.csv"), Profile.CANONICAL));

        assertThat(rows.get(0).legalName()).isEqualTo("Acme (Ireland), Ltd");
        assertThat(rows.get(0).cleared()).containsExactly("line2");
        assertThat(rows.get(0).line2()).isNull();
        assertThat(rows.get(2).legalName()).isNull();
        assertThat(rows.get(2).cleared()).isEmpty();
    }

    @Test
    void a_register_row_knows_its_portion_and_an_unknown_element_is_no_mistake() {
        List<RegisterRow> rows = accepted(PayrollFiles.register(corpus("register.csv"), Profile.CANONICAL));

        assertThat(rows)
                .extracting(RegisterRow::payElement, RegisterRow::portion, RegisterRow::mapped)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("EE_HEALTH", Portion.EMPLOYEE, true),
                        org.assertj.core.groups.Tuple.tuple("ER_HEALTH", Portion.EMPLOYER, true),
                        org.assertj.core.groups.Tuple.tuple("BIK_HEALTH", null, true),
                        org.assertj.core.groups.Tuple.tuple("UNION_DUES", null, false));
        assertThat(rows).extracting(RegisterRow::amount).contains(new BigDecimal("-0.01"), new BigDecimal("1.125"));
        assertThat(rows).extracting(RegisterRow::currency).containsOnly("EUR", "KWD", "JPY");
        assertThat(rows.get(0).period()).isEqualTo(YearMonth.of(2026, 10));
        assertThat(rows.get(0).employeeRef()).isEqualTo("0007");
    }

    @Test
    void a_profile_reads_the_layout_of_another_payroll() {
        Profile profile = new Profile(
                ';',
                Charset.forName("windows-1252"),
                '\'',
                2,
                ',',
                '.',
                "dd.MM.yyyy",
                null,
                Map.of(
                        "employee_ref", "Pers.-Nr.",
                        "pay_date", "Datum",
                        "period", "Monat",
                        "pay_run", "Lauf",
                        "pay_element", "Lohnart",
                        "amount", "Betrag",
                        "currency", "Währung"),
                Map.of(),
                Map.of("employer_ref", "ACME-DE"),
                Map.of(),
                Map.of("7701", Profile.PayElement.EMPLOYER, "7702", Profile.PayElement.EMPLOYEE));

        List<RegisterRow> rows = accepted(PayrollFiles.register(corpus("register-other-layout.csv"), profile));

        assertThat(rows.get(0))
                .isEqualTo(new RegisterRow(
                        4,
                        "00042",
                        "ACME-DE",
                        LocalDate.of(2026, 10, 28),
                        YearMonth.of(2026, 10),
                        "M10",
                        "7701",
                        Portion.EMPLOYER,
                        true,
                        new BigDecimal("1234.50"),
                        "EUR"));
        assertThat(rows.get(1).amount()).isEqualByComparingTo("-12.5");
    }

    @Test
    void columns_that_mean_nothing_here_are_named_once() {
        try (RowSource<EmployeeRow> rows =
                PayrollFiles.employees(corpus("employees-extra-columns.csv"), Profile.CANONICAL, TODAY)) {
            assertThat(rows.ignoredColumns()).containsExactly("shoe_size", "salary_grade");
            assertThat(rows.hasColumn("leave_on")).isTrue();
            assertThat(rows.hasColumn("shoe_size")).isFalse();
        }
        assertThat(refused(PayrollFiles.employees(corpus("employees-extra-columns.csv"), Profile.CANONICAL, TODAY)))
                .isEmpty();
    }
}
