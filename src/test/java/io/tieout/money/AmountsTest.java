package io.tieout.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({"EUR, 2, 0.01", "GBP, 2, 0.01", "JPY, 0, 1", "KWD, 3, 0.001"})
    void a_currency_has_its_own_smallest_coin(String currency, int digits, BigDecimal unit) {
        assertThat(Amounts.minorDigits(currency)).isEqualTo(digits);
        assertThat(Amounts.minorUnit(currency)).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({"EUR, true", "KWD, true", "eur, false", "EURO, false", "'', false", "XYZ, false"})
    void only_codes_of_iso_4217_in_upper_case_are_currencies(String code, boolean known) {
        assertThat(Amounts.isCurrency(code)).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, EUR, false",
        "0.001, EUR, true",
        "1.500, EUR, false",
        "-0.005, EUR, true",
        "1, JPY, false",
        "1.0, JPY, false",
        "0.5, JPY, true",
        "100, JPY, false",
        "1.125, KWD, false",
        "1.1255, KWD, true",
        "0, EUR, false"
    })
    void decimals_that_no_coin_exists_for_are_noticed_and_spare_zeros_are_not(
            BigDecimal amount, String currency, boolean finer) {
        assertThat(Amounts.isFinerThanCurrency(amount, currency)).isEqualTo(finer);
    }

    @ParameterizedTest
    @CsvSource({
        // full month, covered days, days of the month, currency, charged
        "130.00, 16, 31, EUR, 67.10",
        "130.00, 15, 30, EUR, 65.00",
        "100.00, 31, 31, EUR, 100.00",
        "100.00, 0, 31, EUR, 0.00",
        "0.03, 14, 28, EUR, 0.02",
        "-0.03, 14, 28, EUR, -0.02",
        "0.01, 14, 28, EUR, 0.01",
        "-0.01, 14, 28, EUR, -0.01",
        "100.00, 1, 29, EUR, 3.45",
        "100.00, 1, 28, EUR, 3.57",
        "-130.00, 16, 31, EUR, -67.10",
        "1001, 15, 30, JPY, 501",
        "-1001, 15, 30, JPY, -501",
        "1.001, 15, 30, KWD, 0.501"
    })
    void part_of_a_month_is_charged_by_calendar_days_half_up_away_from_zero(
            BigDecimal full, int covered, int days, String currency, BigDecimal charged) {
        assertThat(Amounts.proRate(full, covered, days, currency)).isEqualTo(charged);
    }

    @ParameterizedTest
    @CsvSource({
        "1, EUR, 1.00",
        "1.5, EUR, 1.50",
        "1.500, EUR, 1.50",
        "-0.1, EUR, -0.10",
        "0, EUR, 0.00",
        "0.000, EUR, 0.00",
        "1E+3, EUR, 1000.00",
        "1E+3, JPY, 1000",
        "12.0, JPY, 12",
        "1.2, KWD, 1.200",
        "1.2345, EUR, 1.2345"
    })
    void an_amount_is_written_with_its_decimals_and_never_rounded(BigDecimal amount, String currency, String text) {
        assertThat(Amounts.plain(amount, currency)).isEqualTo(text);
        assertThat(Amounts.plain(amount.toPlainString(), currency)).isEqualTo(text);
    }
}
