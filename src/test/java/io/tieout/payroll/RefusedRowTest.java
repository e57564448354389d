package io.tieout.payroll;

import static io.tieout.payroll.PayrollFixture.TODAY;
import static io.tieout.payroll.PayrollFixture.accepted;
import static io.tieout.payroll.PayrollFixture.datePattern;
import static io.tieout.payroll.PayrollFixture.refused;
import static io.tieout.payroll.PayrollFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of each field, by what it refuses and what it takes. */
class RefusedRowTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "employee_ref     | =1+1               | =1+1        | begins with = + - or @",
                "employee_ref     | -7                 | -7          | begins with = + - or @",
                "employee_ref     | ''                 | ''          | is blank; every row needs it",
                "employee_ref     | <clear>            | <clear>     | can't be erased",
                "employer_ref     | ''                 | ''          | is blank; every row needs it",
                "date_of_birth    | 1990-02-30         | ***         | not a date of the calendar",
                "date_of_birth    | 03/04/1990         | ***         | set 'date-pattern' in the profile, such as dd/MM/yyyy",
                "date_of_birth    | 1899-12-31         | ***         | after 1900-01-01",
                "date_of_birth    | 2026-11-01         | ***         | in the past",
                "start_on         | 19/20/2026         | 19/20/2026  | set 'date-pattern'",
                "start_on         | 20261              | 20261       | expected one like 2026-10-31",
                "leave_on         | <clear>            | <clear>     | can't be erased",
                "sex_at_birth     | F                  | ***         | expected male or female",
                "country_code     | XY                 | ***         | two letters of ISO 3166, such as IE, GB (not UK)",
                "country_code     | US                 | ''          | needs its state or province",
                "nationality      | IRL                | ***         | two letters of ISO 3166",
                "email            | aoife.example.com  | ***         | expected one like name@example.com",
                "phone_number     | 99                 | ***         | expected one like +353 87 123 4567",
                "phone_number     | call me            | ***         | is not a phone number",
                "iban             | IE29AIBK93115212345679 | ***     | check digits",
                "iban             | IE29               | ***         | is not a valid IBAN",
                "first_name       | <clear>            | <clear>     | can't be erased",
                "employee_ref     | @7                 | @7          | begins with = + - or @",
                "employee_ref     | +7                 | +7          | begins with = + - or @",
                "postal_code      | K78                | ***         | is not a postal code of its country (ie); expected one like D02 X285",
                "leave_on         | 9999-12-31         | 9999-12-31  | leave the cell blank if there is none yet",
                "start_on         | 0204-01-15         | 0204-01-15  | after 1900-01-01",
            })
    void a_cell_that_breaks_the_rule_of_its_field_refuses_the_row(
            String column, String value, String shown, String reason) {
        List<Rejection> refused = refused(PayrollFiles.employees(
                write(folder, PayrollFixture.employees(Map.of(column, value))), Profile.CANONICAL, TODAY));

        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).line()).isEqualTo(2);
        assertThat(refused.get(0).column()).isIn(column, "state");
        assertThat(refused.get(0).value()).isEqualTo(shown);
        assertThat(refused.get(0).reason()).contains(reason);
        if (shown.equals("***")) {
            assertThat(refused.get(0).reason()).doesNotContain(value);
            assertThat(refused.get(0).toString()).doesNotContain(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IE, d02x285, K78",
        "GB, SW1A 1AA, SW1A",
        "GB, BS1 0AA, BS10",
        "ES, 28013, 53001",
        "FR, 75002, 7500",
        "DE, 01067, 1067",
        "NL, 1012 AB, 0012 AB",
        "PT, 1000-205, 1000",
        "IT, 00144, 144",
        "US, 02108-1234, 2108",
        "CA, K1A 0B1, D1A 0B1",
        "AT, 1010, 10100",
        "BE, 1000, B-1000",
        "CH, 8001, 800",
        "DK, 1050, 50",
        "NO, 0010, 10",
        "SE, 111 22, 1112",
        "FI, 00100, 100",
        "PL, 00-950, 00950",
        "CZ, 110 00, 11000 0",
        "GR, 151 24, 1512",
        "LU, L-1010, 101",
        "AU, 2000, 200",
        "NZ, 6011, 60111"
    })
    void a_postal_code_looks_like_those_of_its_country(String country, String good, String bad) {
        assertThat(PostalCodes.code(good, country.toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(good);
        assertThatThrownBy(() -> PostalCodes.code(bad, country.toLowerCase(java.util.Locale.ROOT)))
                .isInstanceOf(FieldProblem.class)
                .hasMessageContaining("is not a postal code of its country")
                .hasMessageNotContaining(bad + " ");
    }

    @Test
    void a_postal_code_of_a_country_that_is_not_listed_is_left_to_kota() {
        assertThat(PostalCodes.code("00000", "ae")).isEqualTo("00000");
        assertThat(PostalCodes.code("D02", null)).isEqualTo("D02");
    }

    @Test
    void kosovo_is_a_country_as_it_is_at_kota() {
        assertThat(TextRules.country("XK")).isEqualTo("xk");
    }

    @Test
    void a_cell_that_swallowed_its_neighbours_is_refused() {
        for (String column : List.of("line1", "city", "last_name")) {
            assertThat(refused(PayrollFiles.employees(
                            write(folder, PayrollFixture.employees(Map.of(column, "x".repeat(501)))),
                            Profile.CANONICAL,
                            TODAY)))
                    .singleElement()
                    .satisfies(rejection -> {
                        assertThat(rejection.column()).isEqualTo(column);
                        assertThat(rejection.reason()).contains("is longer than 500 characters");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\u0007b"})
    void control_characters_in_a_name_or_a_ref_refuse_the_row(String text) {
        for (String column : List.of("employee_ref", "first_name", "national_tax_id")) {
            assertThat(refused(PayrollFiles.employees(
                            write(folder, PayrollFixture.employees(Map.of(column, text))), Profile.CANONICAL, TODAY)))
                    .singleElement()
                    .satisfies(rejection ->
                            assertThat(rejection.reason()).containsAnyOf("text of one line", "can't be seen"));
        }
    }

    @Test
    void blanks_that_nobody_sees_make_no_second_person() {
        assertThat(accepted(PayrollFiles.employees(
                                write(
                                        folder,
                                        PayrollFixture.employees(Map.of("employee_ref", "\u00A0 0007\u200B\u00A0"))),
                                Profile.CANONICAL,
                                TODAY))
                        .get(0)
                        .employeeRef())
                .isEqualTo("0007");
        for (String unseen : List.of("00\u00A007", "00\u200B07", "0007\u202E8", "00\u200D07")) {
            assertThat(refused(PayrollFiles.employees(
                            write(folder, PayrollFixture.employees(Map.of("employee_ref", unseen))),
                            Profile.CANONICAL,
                            TODAY)))
                    .singleElement()
                    .satisfies(rejection -> assertThat(rejection.reason()).contains("can't be seen"));
        }
    }

    @Test
    void a_ref_has_at_most_200_characters() {
        String longest = "9".repeat(200);
        assertThat(accepted(PayrollFiles.employees(
                                write(folder, PayrollFixture.employees(Map.of("employee_ref", longest))),
                                Profile.CANONICAL,
                                TODAY))
                        .get(0)
                        .employeeRef())
                .isEqualTo(longest);
        assertThat(refused(PayrollFiles.employees(
                        write(folder, PayrollFixture.employees(Map.of("employee_ref", longest + "9"))),
                        Profile.CANONICAL,
                        TODAY)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phone_number | 087 123 4567       | +353871234567",
                "phone_number | 00353 87 123 4567  | +353871234567",
                "phone_number | +44 20 7946 0958   | +442079460958",
                "sex_at_birth | FEMALE             | female",
                "nationality  | Gb                 | gb",
                "iban         | ie29 aibk 9311 5212 3456 78 | IE29AIBK93115212345678",
                "employee_ref | 0000               | 0000",
            })
    void a_sound_cell_is_brought_to_one_form(String column, String value, String read) {
        EmployeeRow row = accepted(PayrollFiles.employees(
                        write(folder, PayrollFixture.employees(Map.of(column, "  " + value + " "))),
                        Profile.CANONICAL,
                        TODAY))
                .get(0);

        assertThat(List.of(
                        row.phoneNumber(),
                        row.sexAtBirth(),
                        row.nationality() + "",
                        row.iban() + "",
                        row.employeeRef()))
                .contains(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount      | 12.345   | 12.345 | has more decimals than EUR has (2)",
                "amount      | 12,50    | 12,50  | expected one like -1234.50",
                "amount      | 1.2.3    | 1.2.3  | expected one like -1234.50",
                "amount      | 1e3      | 1e3    | expected one like -1234.50",
                "amount      | ''       | ''     | is blank",
                "amount      | 9999999999999999 | 9999999999999999 | more than 15 digits",
                "currency    | EURO     | EURO   | three letters of ISO 4217",
                "period      | 2026-13  | 2026-13 | expected a month like 2026-10",
                "period      | 10/2026  | 10/2026 | expected a month like 2026-10",
                "pay_date    | 28.10.26 | 28.10.26 | set 'date-pattern'",
                "pay_run     | ''       | ''     | is blank; every row needs it",
                "pay_element | ''       | ''     | is blank; every row needs it",
            })
    void a_register_row_that_cannot_be_booked_is_refused(String column, String value, String shown, String reason) {
        assertThat(refused(PayrollFiles.register(
                        write(folder, PayrollFixture.register(Map.of(column, value))), Profile.CANONICAL)))
                .singleElement()
                .satisfies(rejection -> {
                    assertThat(rejection.column()).isEqualTo(column);
                    assertThat(rejection.value()).isEqualTo(shown);
                    assertThat(rejection.reason()).contains(reason);
                });
    }

    @ParameterizedTest
    @CsvSource({"0, EUR", "-0.01, EUR", "0.00, JPY", "12.0, JPY", "1.125, KWD", "+5, EUR", "0012.50, EUR"})
    void negative_and_zero_amounts_and_spare_zeros_are_taken(String amount, String currency) {
        assertThat(accepted(PayrollFiles.register(
                                write(folder, PayrollFixture.register(Map.of("amount", amount, "currency", currency))),
                                Profile.CANONICAL))
                        .get(0)
                        .amount())
                .isEqualByComparingTo(amount);
    }

    @Test
    void a_space_between_thousands_may_be_one_that_breaks_no_line() {
        AmountRule french = new AmountRule(PayrollFixture.amounts(',', ' '));
        for (String space : List.of(" ", "\u00A0", "\u202F")) {
            assertThat(french.amount("-1" + space + "234,50")).isEqualByComparingTo("-1234.5");
        }
        assertThatThrownBy(() -> french.amount("1 23,50")).isInstanceOf(FieldProblem.class);
        assertThatThrownBy(() -> french.amount("1.234,50")).isInstanceOf(FieldProblem.class);
    }

    @ParameterizedTest
    @CsvSource({"12.5, JPY, 0", "0.0001, KWD, 3", "0.001, EUR, 2"})
    void an_amount_finer_than_its_currency_is_refused(String amount, String currency, int digits) {
        assertThat(refused(PayrollFiles.register(
                        write(folder, PayrollFixture.register(Map.of("amount", amount, "currency", currency))),
                        Profile.CANONICAL)))
                .singleElement()
                .satisfies(rejection ->
                        assertThat(rejection.reason()).contains("decimals than " + currency + " has (" + digits + ")"));
    }

    @Test
    void a_date_pattern_is_strict_and_is_the_only_way_to_write_a_date() {
        Map<String, String> dates = Map.of("date_of_birth", "28/02/1990", "start_on", "15/01/2024");
        assertThat(accepted(PayrollFiles.employees(
                                write(folder, PayrollFixture.employees(dates)), datePattern("dd/MM/yyyy"), TODAY))
                        .get(0)
                        .startOn())
                .isEqualTo("2024-01-15");
        assertThat(refused(PayrollFiles.employees(
                        write(folder, PayrollFixture.employees(Map.of("start_on", "31/02/2024"))),
                        datePattern("dd/MM/yyyy"),
                        TODAY)))
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.reason()).contains("written dd/MM/yyyy"));
    }

    @Test
    void one_refusal_names_everything_that_is_wrong_with_a_row() {
        assertThat(refused(PayrollFiles.employees(
                        write(
                                folder,
                                PayrollFixture.employees(Map.of("email", "nobody", "iban", "XX", "start_on", "soon"))),
                        Profile.CANONICAL,
                        TODAY)))
                .singleElement()
                .satisfies(rejection -> {
                    assertThat(rejection.column()).isEqualTo("start_on");
                    assertThat(rejection.reason()).contains("; email: ", "; iban: ");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0007,ACME-IE,2026-10-28,2026-10,M10,EE_HEALTH,1.00       || the row has 7 cells, the header has 8",
                "0007,ACME-IE,2026-10-28,2026-10,M10,EE_HEALTH,1,00,EUR   || the row has 9 cells, the header has 8",
                "0007,ACME-IE,2026-10-28,2026-10,M\"10,EE_HEALTH,1.00,EUR | pay_run | a quote stands inside the cell",
                "0007,ACME-IE,2026-10-28,2026-10,\"M\"10,EE_HEALTH,1,EUR  | pay_run | a quote stands inside the cell"
            })
    void a_misshapen_row_spoils_nothing_but_itself(String row, String column, String reason) {
        String good = "0008,ACME-IE,2026-10-28,2026-10,M10,EE_HEALTH,1.00,EUR";
        String header = PayrollFixture.register(Map.of()).lines().findFirst().orElseThrow();
        Path file = write(folder, String.join("\n", header, good, row, good));

        assertThat(PayrollFixture.all(PayrollFiles.register(file, Profile.CANONICAL)))
                .hasSize(3);
        assertThat(refused(PayrollFiles.register(file, Profile.CANONICAL)))
                .singleElement()
                .satisfies(rejection -> {
                    assertThat(rejection.line()).isEqualTo(3);
                    assertThat(rejection.column()).isEqualTo(column == null ? "" : column);
                    assertThat(rejection.reason()).contains(reason);
                    assertThat(rejection.original()).isEqualTo(row);
                });
    }
}
