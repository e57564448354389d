package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sync that is killed at any moment, in its start and the making of its database too. */
@Tag("slow")
class KilledSyncBlackBoxTest extends KilledDays {

    @Override
    Outcome finishWithAnotherFile(Day day) throws IOException, InterruptedException {
        day.tieout.sync(otherRoster).ended(0, 3);
        return day.finish(register);
    }

    @ParameterizedTest(name = "{0}: at {1} of the time, {2}")
    @MethodSource("momentsAndAfters")
    void aSyncKilledAtAnyMomentEndsAsIfNothingHadHappened(int number, double share, After after) throws Exception {
        try (Day day = new Day("sync-" + number, number % 4 != 0)) {
            day.killAt(share, syncTime, Tieout.syncCommand(roster));
            day.restart(after);
            day.tieout.sync(after.isReplaced() ? otherRoster : roster).ended(0, 3);
            assertThat(day.finish(register)).isEqualTo(expected(after));
        }
    }
}
