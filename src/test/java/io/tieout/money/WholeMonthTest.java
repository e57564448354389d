package io.tieout.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeMonthTest {

    @ParameterizedTest(name = "{1} {4}: {2} of {3} days in {0} lines")
    @CsvSource({
        // lines, charged, covered, days, currency, least, most
        "1, 38.71, 20, 31, EUR, 60.00, 60.00", // 59.99 gives 38.70, 60.01 gives 38.72
        "1, 2.00, 1, 31, EUR, 61.85, 62.15", // one day: thirty-one amounts round to it
        "1, -7.74, 20, 31, EUR, -12.00, -11.99", // a refund rounds away from zero, too
        "1, 0.05, 15, 30, EUR, 0.09, 0.10", // 0.09 gives 0.045, half up
        "1, -0.05, 15, 30, EUR, -0.10, -0.09",
        "1, 667, 20, 30, JPY, 1000, 1001", // 1001 gives 667.33
        "1, 12.903, 20, 31, KWD, 19.999, 20.000",
        "2, 30.97, 20, 31, EUR, 47.99, 48.01", // a cent for two lines that were rounded alone
        "3, 58.06, 20, 31, EUR, 89.97, 90.01",
        "2, 50, 15, 30, JPY, 98, 102" // both ends belong to it
    })
    void everyAmountWhoseShareIsCharged(
            int lines, BigDecimal charged, int covered, int days, String currency, BigDecimal least, BigDecimal most) {
        assertThat(WholeMonth.of(charged, lines, covered, days, currency)).isEqualTo(new WholeMonth(least, most));
    }

    @ParameterizedTest(name = "{0} days of {1} in {2}")
    @CsvSource({"1, 28, EUR", "27, 28, JPY", "13, 29, KWD", "15, 30, EUR", "1, 31, JPY", "30, 31, KWD"})
    void exactlyThoseAmountsGiveTheChargeBack(int covered, int days, String currency) {
        BigDecimal unit = Amounts.minorUnit(currency);
        for (long minor = -200; minor <= 200; minor++) {
            BigDecimal charged = unit.multiply(BigDecimal.valueOf(minor));
            WholeMonth month = WholeMonth.of(charged, 1, covered, days, currency);
            assertThat(Amounts.proRate(month.least(), covered, days, currency)).isEqualByComparingTo(charged);
            assertThat(Amounts.proRate(month.most(), covered, days, currency)).isEqualByComparingTo(charged);
            assertThat(Amounts.proRate(month.least().subtract(unit), covered, days, currency))
                    .isNotEqualByComparingTo(charged);
            assertThat(Amounts.proRate(month.most().add(unit), covered, days, currency))
                    .isNotEqualByComparingTo(charged);
        }
    }
}
