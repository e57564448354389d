package io.tieout.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverTest {

    @ParameterizedTest(name = "{0} to {1} in {5}: {4} becomes {6}")
    @CsvSource(textBlock = """
            # from,       to,         by calendar month,                              in months, full,  currency, share
            2026-10-12, 2026-10-31, 2026-10 20/31,                                   0.645161,   60.00, EUR,    38.71
            2026-10-01, 2026-10-14, 2026-10 14/31,                                   0.451613,   60.00, EUR,    27.10
            2026-10-01, 2026-10-31, 2026-10 31/31,                                   1.000000,   60.00, EUR,    60.00
            2026-02-01, 2026-02-27, 2026-02 27/28,                                   0.964286,    1000, JPY,      964
            2028-02-29, 2028-02-29, 2028-02 1/29,                                    0.034483,  20.000, KWD,    0.690
            2026-10-10, 2026-11-09, 2026-10 22/31|2026-11 9/30,                      1.000000,   93.00, EUR,    93.00
            2026-10-20, 2026-11-09, 2026-10 12/31|2026-11 9/30,                      0.687097,   93.00, EUR,    63.90
            2026-09-15, 2026-10-31, 2026-09 16/30|2026-10 31/31,                     1.533333,   60.00, EUR,    92.00
            2026-08-10, 2026-11-09, 2026-08 22/31|2026-09 30/30|2026-10 31/31|2026-11 9/30, 3.000000, 93.00, EUR, 279.00
            2026-12-20, 2027-01-10, 2026-12 12/31|2027-01 10/31,                     0.709677,   -3.10, EUR,    -2.20
            2026-01-31, 2026-02-27, 2026-01 1/31|2026-02 27/28,                      1.000000,   60.00, EUR,    60.00
            """)
    void daysAreCountedByTheCalendar(
            LocalDate from,
            LocalDate to,
            String parts,
            BigDecimal fraction,
            BigDecimal full,
            String currency,
            BigDecimal share) {
        Cover cover = new Cover(from, to);

        assertThat(cover.parts().stream()
                        .map(part -> part.month() + " " + part.covered() + "/" + part.days())
                        .collect(Collectors.joining("|")))
                .isEqualTo(parts);
        assertThat(cover.coveredDays())
                .isEqualTo(cover.parts().stream().mapToInt(Cover.Part::covered).sum());
        assertThat(cover.fraction()).isEqualTo(fraction);
        assertThat(cover.share(full, currency)).isEqualTo(share);
    }

    @Test
    void aShareIsRoundedOnceAndNotMonthByMonth() {
        assertThat(new Cover(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 11, 1)).share(amount("0.14"), "EUR"))
                .isEqualByComparingTo("0.15"); // 0.0047 + 0.14 + 0.0047: by months it would be 0.14
    }

    @Test
    void aCoverThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new Cover(LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cover from 2026-10-02 can't end on 2026-10-01");
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }
}
