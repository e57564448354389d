package io.tieout.payroll;

import static io.tieout.payroll.PayrollFixture.TODAY;
import static io.tieout.payroll.PayrollFixture.accepted;
import static io.tieout.payroll.PayrollFixture.refused;
import static io.tieout.payroll.PayrollFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of every field of a roster: a value, a blank cell, {@code <clear>} and no column at all are four things.
 * The four cells of a salary make one field and have tests of their own.
 */
class BlankClearKeepTest {

    private static final Set<String> REFS = Set.of("employee_ref", "employer_ref");
    private static final Set<String> ERASABLE = Set.of("line2", "line3", "state");

    @TempDir
    Path folder;

    static Stream<String> employees() {
        return Layout.EMPLOYEES.columns().stream().filter(column -> !column.startsWith("salary_"));
    }

    static Stream<String> employers() {
        return Layout.EMPLOYERS.columns().stream();
    }

    @Test
    void the_sample_rows_fill_every_column() {
        assertThat(employee().keySet()).containsExactlyElementsOf(employees().toList());
        assertThat(employer().keySet()).isEqualTo(Layout.EMPLOYERS.columns());
        assertThat(Layout.EMPLOYEES.erasable()).isEqualTo(ERASABLE);
        assertThat(Layout.EMPLOYERS.erasable()).isEqualTo(ERASABLE);
    }

    @ParameterizedTest
    @MethodSource("employees")
    void an_employees_cell(String column) {
        check(column, employee(), file -> PayrollFiles.employees(file, Profile.CANONICAL, TODAY), EmployeeRow::cleared);
    }

    @ParameterizedTest
    @MethodSource("employers")
    void an_employers_cell(String column) {
        check(column, employer(), file -> PayrollFiles.employers(file, Profile.CANONICAL), EmployerRow::cleared);
    }

    private <R extends Record> void check(
            String column,
            Map<String, String> row,
            Function<Path, RowSource<R>> reading,
            Function<R, Set<String>> cleared) {
        R full = accepted(reading.apply(write(folder, table(row)))).get(0);
        assertThat(value(full, column)).as("a value").isNotNull();
        assertThat(cleared.apply(full)).isEmpty();

        Path blank = write(folder, table(with(row, column, " ")));
        if (REFS.contains(column)) {
            assertThat(refused(reading.apply(blank))).as("blank").hasSize(1);
        } else {
            R left = accepted(reading.apply(blank)).get(0);
            assertThat(value(left, column)).as("blank is not given").isNull();
            assertThat(cleared.apply(left)).as("blank erases nothing").isEmpty();
        }
        try (RowSource<R> rows = reading.apply(blank)) {
            assertThat(rows.hasColumn(column)).as("a column of blanks is there").isTrue();
        }

        Path erased = write(folder, table(with(row, column, "<Clear>")));
        if (ERASABLE.contains(column)) {
            R gone = accepted(reading.apply(erased)).get(0);
            assertThat(value(gone, column)).isNull();
            assertThat(cleared.apply(gone)).containsExactly(column);
        } else {
            assertThat(refused(reading.apply(erased))).singleElement().satisfies(rejection -> {
                assertThat(rejection.column()).isEqualTo(column);
                assertThat(rejection.reason())
                        .startsWith("<clear> can't be used here: this field can't be erased."
                                + " Only line2, line3, state can be; leave the cell blank to keep what is known.");
            });
        }

        Map<String, String> without = new LinkedHashMap<>(row);
        without.remove(column);
        Path absent = write(folder, table(without));
        Set<String> needed =
                row.containsKey("employee_ref") ? Layout.EMPLOYEES.required() : Layout.EMPLOYERS.required();
        if (needed.contains(column)) {
            assertThatThrownBy(() -> reading.apply(absent))
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessageContaining("missing " + column);
        } else {
            R silent = accepted(reading.apply(absent)).get(0);
            assertThat(value(silent, column)).isNull();
            assertThat(cleared.apply(silent)).isEmpty();
            try (RowSource<R> rows = reading.apply(absent)) {
                assertThat(rows.hasColumn(column)).as("no column").isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"US, 02108, MA", "CA, K1A 0B1, ON"})
    void a_state_that_the_country_needs_is_not_erased(String country, String code, String state) {
        Map<String, String> row = with(with(employee(), "country_code", country), "postal_code", code);
        assertThat(accepted(PayrollFiles.employees(
                                write(folder, table(with(row, "state", state))), Profile.CANONICAL, TODAY))
                        .get(0)
                        .state())
                .isEqualTo(state);
        for (String line1 : List.of("1 Main St", "")) {
            Map<String, String> erased = with(with(row, "state", "<clear>"), "line1", line1);
            assertThat(refused(PayrollFiles.employees(write(folder, table(erased)), Profile.CANONICAL, TODAY)))
                    .singleElement()
                    .satisfies(rejection -> {
                        assertThat(rejection.column()).isEqualTo("state");
                        assertThat(rejection.reason()).contains("needs its state or province");
                    });
        }
    }

    @Test
    void no_field_of_a_register_is_erased() {
        assertThat(refused(PayrollFiles.register(
                        write(folder, PayrollFixture.register(Map.of("amount", "<clear>"))), Profile.CANONICAL)))
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.reason()).contains("No field of a register can be."));
    }

    private static Object value(Record row, String column) {
        String name = Stream.of(column.split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        String camel = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            if (component.getName().equals(camel)) {
                try {
                    return component.getAccessor().invoke(row);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
        throw new AssertionError("no component for " + column);
    }

    private static Map<String, String> employee() {
        Map<String, String> row = PayrollFixture.employee();
        row.put("external_customer_id", "CUST-1");
        row.put("line2", "Floor 2");
        row.put("line3", "Rear");
        row.put("state", "Leinster");
        row.put("nationality", "IE");
        row.put("earliest_benefits_start_date", "2024-02-01");
        row.put("iban", "IE29AIBK93115212345678");
        row.put("leave_on", "2026-12-31");
        row.put("leave_reason", "moving");
        return row;
    }

    private static Map<String, String> employer() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("employer_ref", "ACME-IE");
        row.put("legal_name", "Acme Ltd");
        row.put("registration_number", "IE-1");
        row.put("line1", "1 Quay");
        row.put("line2", "Floor 2");
        row.put("line3", "Rear");
        row.put("city", "Dublin");
        row.put("state", "Leinster");
        row.put("postal_code", "D02 X285");
        row.put("country_code", "IE");
        row.put("contact_name", "Ann Roe");
        row.put("contact_email", "ann@example.com");
        row.put("earliest_benefits_start_date", "2027-01-01");
        return row;
    }

    private static Map<String, String> with(Map<String, String> row, String column, String cell) {
        Map<String, String> changed = new LinkedHashMap<>(row);
        changed.put(column, cell);
        return changed;
    }

    private static String table(Map<String, String> row) {
        return String.join(",", row.keySet()) + "\n" + String.join(",", row.values()) + "\n";
    }
}
