package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** What is read digit by digit is what Java's own formatter makes of it. */
class PlainTimesTest {

    @Test
    void everyDayOfSomeYearsAndEveryWrongDayAreAsJavaHasThem() {
        for (int year : List.of(0, 1, 1899, 1900, 1999, 2000, 2024, 2026, 9999)) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    String text = "%04d-%02d-%02d".formatted(year, month, day);
                    assertThat(PlainTimes.date(text)).as(text).isEqualTo(parsed(text));
                }
            }
        }
    }

    private static LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2024-02-29T12:34:56Z",
                "0000-01-01T00:00:00Z",
                "2026-11-27T06:07:08Z",
                "2026-11-27T06:07:08.0Z",
                "2026-11-27T06:07:08.069Z",
                "2026-11-27T06:07:08.000001Z",
                "1969-12-31T23:59:59.999999999Z"
            })
    void momentsAreAsJavaHasThem(String text) {
        assertThat(PlainTimes.instant(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-16T24:00:00Z",
                "2026-10-16T23:60:00Z",
                "2026-10-16T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2026-10-16t23:59:00Z",
                "2026-10-16T23.59.00Z",
                "2026-10-16T1 :00:00Z",
                "2026-10-16T00:00:00.Z",
                "2026-10-16T00:00:00,1Z",
                "2026-10-16T00:00:00.1 Z",
                "2026-10-16T00:00:00.0000000001Z",
                "2026-10-16T00:00:00+01:00",
                "2026-10-16T00:00:00z",
                ""
            })
    void everyOtherMomentIsLeftToJackson(String text) {
        assertThat(PlainTimes.instant(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026/10/01", "2026-1-001", "+026-10-01", "２０２６-10-01", "2026-10-01T00:00:00Z", "20261001", ""})
    void everyOtherDateIsLeftToJackson(String text) {
        assertThat(PlainTimes.date(text)).isNull();
    }

    @Test
    void whatIsNoDateIsStillRefused() {
        assertThatThrownBy(() -> KotaJson.MAPPER.readValue("\"2026-02-30\"", LocalDate.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> KotaJson.MAPPER.readValue("\"2026-10-16T25:00:00Z\"", Instant.class))
                .isInstanceOf(JacksonException.class);
        assertThat(KotaJson.MAPPER.readValue("\"2026-10-01T00:00:00Z\"", LocalDate.class))
                .isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(KotaJson.MAPPER.readValue("null", LocalDate.class)).isNull();
    }
}
