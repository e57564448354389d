package io.tieout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalProgressTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1 s",
        "PT40.9S, 40 s",
        "PT1M59S, 119 s",
        "PT2M, 2 min",
        "PT2M31S, 3 min",
        "PT1H59M, 119 min",
        "PT2H5M, 2 h 5 min"
    })
    void the_time_that_is_left_is_told_no_finer_than_it_is_known(Duration left, String words) {
        assertThat(TerminalProgress.words(left)).isEqualTo(words);
    }
}
