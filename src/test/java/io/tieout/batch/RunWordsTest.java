package io.tieout.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunWordsTest {

    @ParameterizedTest
    @CsvSource({
        "COMPLETED,4,stopped by a guard",
        "COMPLETED,0,COMPLETED",
        "COMPLETED,3,COMPLETED",
        "COMPLETED,,COMPLETED",
        "FAILED,1,FAILED",
        "STOPPED,1,STOPPED"
    })
    void whatAGuardStoppedIsNotCalledDone(String status, @Nullable Integer exit, String words) {
        Run run = new Run(1, "roster-sync", "", "all", 1, "", status, exit, Instant.EPOCH, null);

        assertThat(run.words()).isEqualTo(words);
    }
}
