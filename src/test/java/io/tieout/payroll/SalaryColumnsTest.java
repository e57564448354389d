package io.tieout.payroll;

import static io.tieout.payroll.PayrollFixture.TODAY;
import static io.tieout.payroll.PayrollFixture.accepted;
import static io.tieout.payroll.PayrollFixture.amounts;
import static io.tieout.payroll.PayrollFixture.employees;
import static io.tieout.payroll.PayrollFixture.refused;
import static io.tieout.payroll.PayrollFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four optional columns of an employees file that say what somebody earns. */
class SalaryColumnsTest {

    @TempDir
    Path folder;

    @Test
    void four_cells_make_a_salary_whose_equal_amounts_have_equal_digits() {
        assertThat(read(Map.of(), Profile.CANONICAL))
                .isEqualTo(new SalaryTerms(new BigDecimal("3000.00"), "EUR", "monthly", LocalDate.of(2026, 12, 1)))
                .hasToString("SalaryTerms[from 2026-12-01]");
        assertThat(read(Map.of("salary_amount", "3000.000"), Profile.CANONICAL))
                .isEqualTo(read(Map.of(), Profile.CANONICAL));
        assertThat(read(Map.of("salary_amount", "3.000,5"), amounts(',', '.')))
                .isEqualTo(new SalaryTerms(new BigDecimal("3000.50"), "EUR", "monthly", LocalDate.of(2026, 12, 1)));
        assertThat(read(Map.of("salary_currency", "jpy", "salary_amount", "400000"), Profile.CANONICAL))
                .isEqualTo(new SalaryTerms(new BigDecimal("400000"), "JPY", "monthly", LocalDate.of(2026, 12, 1)));
    }

    @Test
    void four_blank_cells_and_a_file_without_the_columns_say_nothing() {
        Map<String, String> blank =
                Map.of("salary_amount", "", "salary_currency", "", "salary_frequency", "", "salary_from", "");
        assertThat(read(blank, Profile.CANONICAL)).isNull();
        assertThat(accepted(PayrollFiles.employees(write(folder, employees(Map.of())), Profile.CANONICAL, TODAY)))
                .extracting(EmployeeRow::salary)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salary_amount    | ''         | ''         | is blank; a salary needs all of",
                "salary_from      | ''         | ''         | is blank; a salary needs all of",
                "salary_amount    | 0          | ***        | is not greater than 0",
                "salary_amount    | -12        | ***        | is not greater than 0",
                "salary_amount    | 3000.005   | ***        | has more decimals than EUR has (2)",
                "salary_amount    | lots       | ***        | is not an amount",
                "salary_amount    | <clear>    | <clear>    | can't be erased",
                "salary_currency  | EURO       | ***        | is not a currency",
                "salary_frequency | yearly     | ***        | expected annual, monthly, bi_weekly or weekly",
                "salary_from      | 2026-13-01 | 2026-13-01 | is not a date of the calendar"
            })
    void a_cell_that_makes_no_salary_refuses_the_row(String column, String value, String shown, String reason) {
        List<Rejection> refused = refused(PayrollFiles.employees(
                write(folder, employees(with(Map.of(column, value)))), Profile.CANONICAL, TODAY));

        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).column()).isEqualTo(column);
        assertThat(refused.get(0).value()).isEqualTo(shown);
        assertThat(refused.get(0).reason()).contains(reason);
    }

    private SalaryTerms read(Map<String, String> changes, Profile profile) {
        return accepted(PayrollFiles.employees(write(folder, employees(with(changes))), profile, TODAY))
                .get(0)
                .salary();
    }

    private static Map<String, String> with(Map<String, String> changes) {
        Map<String, String> row = new TreeMap<>(Map.of(
                "salary_amount",
                "3000",
                "salary_currency",
                "eur",
                "salary_frequency",
                "Monthly",
                "salary_from",
                "2026-12-01"));
        row.putAll(changes);
        return row;
    }
}
