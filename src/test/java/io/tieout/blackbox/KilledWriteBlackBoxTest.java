package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Killed after a write was done at Kota and before its answer came. */
@Tag("slow")
class KilledWriteBlackBoxTest extends KilledDays {

    @Override
    Outcome finishWithAnotherFile(Day day) throws IOException, InterruptedException {
        day.tieout.sync(otherRoster).ended(0, 3);
        return day.finish(register);
    }

    static Stream<Arguments> writesAndAfters() {
        return Stream.of(0.0, 0.5, 1.0)
                .flatMap(share -> Stream.of(After.values()).map(after -> Arguments.of(share, after)));
    }

    @ParameterizedTest(name = "after {0} of the writes, {1}")
    @MethodSource("writesAndAfters")
    void killedRightAfterAWriteNobodyIsCreatedTwice(double share, After after) throws Exception {
        int write = Math.max(1, (int) Math.round(writes * share));
        // A third of them with a server of their own, which is left standing by the kill.
        boolean sharedServer = after.ordinal() % 3 != (int) (share * 2);
        try (Day day = new Day("write-" + write + "-" + after, sharedServer)) {
            Child victim = day.tieout.start(Tieout.syncCommand(roster));
            day.tap.afterWrite(write, () -> killed(victim));
            victim.result(Duration.ofMinutes(3)).ended(137);
            assertThat(day.tap.writes()).isGreaterThanOrEqualTo(write);
            day.restart(after);
            day.tieout.sync(after.isReplaced() ? otherRoster : roster).ended(0, 3);
            assertThat(day.finish(register)).isEqualTo(expected(after));
        }
    }

    private static void killed(Child victim) {
        try {
            victim.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
