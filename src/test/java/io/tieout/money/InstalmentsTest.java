package io.tieout.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalmentsTest {

    @ParameterizedTest
    @CsvSource({
        "100.00, 40.00, 12, EUR, 33.34 33.33 33.33",
        "120.00, 60.00, 12, EUR, 60.00 60.00",
        "59.99, 60.00, 12, EUR, 59.99",
        "1000.00, 1.00, 3, EUR, 333.34 333.33 333.33",
        "0.02, 0.01, 12, EUR, 0.01 0.01",
        "1001, 500, 12, JPY, 334 334 333",
        "1.000, 0.400, 12, KWD, 0.334 0.333 0.333"
    })
    void everyMinorUnitIsKept(String total, String atMost, int most, String currency, String expected) {
        List<BigDecimal> parts = Instalments.of(new BigDecimal(total), new BigDecimal(atMost), most, currency);
        assertThat(parts.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
    }
}
