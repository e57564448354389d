package io.tieout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.RunOutcome;
import io.tieout.payroll.UnusableFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Register and reports are read side by side; a register that is no use ends both. */
class RefusedRegisterJobTest {

    private static final int EMPLOYERS = 60;

    @TempDir
    Path folder;

    @Test
    void aRegisterThatIsRefusedEndsTheReadingOfReportsAndTheNextRunReadsThemAll() throws Exception {
        try (WholeRun app = new WholeRun()) {
            for (int i = 0; i < EMPLOYERS; i++) {
                app.employs("E%02d".formatted(i), 1);
            }
            JdbcClient jdbc = app.bean(JdbcClient.class);
            app.kota("/_sandbox/faults", """
                    {"fault": "delay", "method": "GET", "path": "/contribution_reports", "times": 100000, "delay_ms": 100}
                    """);
            Path letter = Files.writeString(folder.resolve("letter.csv"), "Dear payroll,\nhere is no register.\n");

            RunOutcome refused = app.run("refused", folder.resolve("refused"), letter);

            assertThat(refused.status()).isEqualTo("FAILED");
            assertThat(refused.failure())
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessageContaining("letter.csv");
            assertThat(pulled(jdbc)).as("employers that were read").isLessThan(EMPLOYERS / 2);

            RunOutcome whole = app.run("whole", folder.resolve("whole"));
            assertThat(whole.status()).as("%s", whole.failure()).isEqualTo("COMPLETED");
            assertThat(pulled(jdbc)).isEqualTo(EMPLOYERS);
        }
    }

    /** Of the newest run. */
    private static long pulled(JdbcClient jdbc) {
        return jdbc.sql("select count(pulled_at) from run_employer where run_id = (select max(id) from run)")
                .query(Long.class)
                .single();
    }
}
