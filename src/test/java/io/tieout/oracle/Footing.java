package io.tieout.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

/** What must hold for every row, whatever happened. */
final class Footing {

    private Footing() {}

    static void check(ExpectedRow row) {
        BigDecimal withheld = row.withheld();
        BigDecimal variance = row.variance();
        BigDecimal unexplained = row.unexplained();
        assertThat(withheld).isNotNull();
        assertThat(variance).isNotNull().isEqualByComparingTo(row.charged().subtract(withheld));
        assertThat(row.closing()).isEqualByComparingTo(row.opening().add(variance));
        assertThat(row.causes()).isNotEmpty();
        for (String causes : row.causes()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (String cause : causes.isEmpty() ? new String[0] : causes.split(";")) {
                sum = sum.add(new BigDecimal(cause.substring(cause.indexOf('=') + 1)));
            }
            assertThat(sum.add(unexplained)).as(row.toString()).isEqualByComparingTo(variance);
        }
    }
}
