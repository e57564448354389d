package io.tieout.payroll;

import static io.tieout.payroll.PayrollFixture.TODAY;
import static io.tieout.payroll.PayrollFixture.accepted;
import static io.tieout.payroll.PayrollFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that come with the program are what the README says of them. */
class SampleDataTest {

    private static final Path SAMPLES = Path.of("sample-data");

    @Test
    void every_person_and_employer_of_the_samples_is_accepted() {
        List<EmployerRow> employers =
                accepted(PayrollFiles.employers(SAMPLES.resolve("employers.csv"), Profile.CANONICAL));
        List<EmployeeRow> people =
                accepted(PayrollFiles.employees(SAMPLES.resolve("employees.csv"), Profile.CANONICAL, TODAY));

        assertThat(employers).extracting(EmployerRow::countryCode).containsExactly("ie", "gb", "es");
        assertThat(people).hasSize(62).doesNotHaveDuplicates();
        assertThat(people).extracting(EmployeeRow::nationalTaxId).doesNotHaveDuplicates();
        assertThat(people)
                .extracting(EmployeeRow::lastName)
                .contains("Ó Briain", "D'Arcy-Núñez", "Smith, Jr.", "Żółkowski", "Коваленко");
        assertThat(people).extracting(EmployeeRow::phoneNumber).allMatch(phone -> phone.startsWith("+"));
        assertThat(people)
                .extracting(EmployeeRow::iban)
                .filteredOn(iban -> iban != null)
                .hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09", "2026-10"})
    void every_row_of_a_sample_register_is_mapped_and_of_somebody_in_the_roster(String period) {
        Set<String> people = new HashSet<>();
        accepted(PayrollFiles.employees(SAMPLES.resolve("employees.csv"), Profile.CANONICAL, TODAY))
                .forEach(person -> people.add(person.employerRef() + " " + person.employeeRef()));

        List<RegisterRow> rows =
                accepted(PayrollFiles.register(SAMPLES.resolve("register-" + period + ".csv"), Profile.CANONICAL));

        assertThat(rows).allMatch(RegisterRow::mapped);
        assertThat(rows).extracting(RegisterRow::period).containsOnly(YearMonth.parse(period));
        assertThat(rows)
                .extracting(row -> row.employerRef() + " " + row.employeeRef())
                .isSubsetOf(people);
        assertThat(rows)
                .extracting(RegisterRow::payRun)
                .contains("IE-M" + period.substring(5), "GB-M" + period.substring(5));
    }

    @Test
    void the_bad_roster_shows_each_kind_of_refusal_once() {
        assertThat(refused(PayrollFiles.employees(SAMPLES.resolve("bad/employees.csv"), Profile.CANONICAL, TODAY)))
                .extracting(Rejection::line, Rejection::column)
                .containsExactly(
                        tuple(3L, "date_of_birth"),
                        tuple(4L, "phone_number"),
                        tuple(5L, "country_code"),
                        tuple(8L, "email"),
                        tuple(9L, "iban"),
                        tuple(10L, "sex_at_birth"),
                        tuple(11L, "employee_ref"),
                        tuple(12L, "employee_ref"),
                        tuple(14L, "start_on"),
                        tuple(17L, "first_name"),
                        tuple(18L, ""),
                        tuple(19L, "first_name"));
    }

    @Test
    void the_bad_register_has_two_rows_that_cannot_be_read_and_stays_below_the_limit() {
        assertThat(refused(PayrollFiles.register(SAMPLES.resolve("bad/register-2026-10.csv"), Profile.CANONICAL)))
                .extracting(Rejection::column, Rejection::value)
                .containsExactly(tuple("amount", "113.335"), tuple("pay_date", "23/10/2026"));
    }
}
