package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.UsageException;
import io.tieout.jobfile.RosterSyncSettings;
import io.tieout.kota.KotaException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/** A clock that is wrong empties no window of seven nights: nothing is sent by it. */
class ClockCheckJobTest extends RosterSyncTestCase {

    private final TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 10);

    @ParameterizedTest
    @ValueSource(strings = {"P8D", "-P1D", "PT11M", "-PT11M"})
    void nothing_is_sent_while_the_clock_is_not_kotas(Duration ahead) {
        done(roster);
        guards = new RosterSyncSettings.Guards(3, new BigDecimal("0.05"), 3, new BigDecimal("0.10"), 1);
        leave("P1", "P2", "P3");
        done(roster);
        leave("P4");
        kota.calls.clear();
        clock.forward(ahead);
        kota.ahead = ahead.negated();

        Sync sync = sync(roster);
        JobExecution refused = sync.go();

        assertThat(refused.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(refused.getAllFailureExceptions())
                .anyMatch(failure -> failure instanceof UsageException
                        && failure.getMessage().contains("more than 10 minutes apart")
                        && failure.getMessage().contains("nothing was sent")
                        && failure.getMessage().contains("Set this machine's clock right"));
        assertThat(kota.calls).isEmpty();

        clock.forward(ahead.negated());
        kota.ahead = Duration.ZERO;
        mustComplete(sync.go());
        assertThat(kota.writes()).as("the guard of seven nights holds").isEmpty();
    }

    @Test
    void a_few_minutes_apart_and_an_answer_without_a_date_are_no_reason() {
        kota.ahead = Duration.ofMinutes(9);
        done(roster);
        kota.ahead = null;
        done(roster.with("P1", "email", "new@people.test"));

        assertThat(kota.writes()).endsWith("PUT " + id("P1") + " [email]");
    }

    @Test
    void a_run_that_has_only_to_go_on_sending_asks_again() {
        Sync sync = sync(roster);
        // Two lists and the employer come before.
        kota.failAt(7, FakeKota.Moment.BEFORE, KotaException.Code.UNREACHABLE);
        assertThat(sync.go().getStatus()).isEqualTo(BatchStatus.FAILED);
        kota.wellAgain();
        kota.calls.clear();
        kota.ahead = Duration.ofDays(-3);

        assertThat(sync.go().getStatus()).isEqualTo(BatchStatus.FAILED);

        assertThat(kota.calls).isEmpty();
        kota.ahead = Duration.ZERO;
        mustComplete(sync.go());
        assertThat(refsAtKota()).hasSize(10).doesNotHaveDuplicates();
    }

    private void leave(String... refs) {
        for (String ref : refs) {
            roster.with(ref, "leave_on", "2026-12-31");
        }
    }
}
