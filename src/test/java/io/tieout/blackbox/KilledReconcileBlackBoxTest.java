package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reconciliation that is killed at any moment. */
@Tag("slow")
class KilledReconcileBlackBoxTest extends KilledDays {

    @Override
    Outcome finishWithAnotherFile(Day day) throws IOException, InterruptedException {
        return day.finish(otherRegister);
    }

    @ParameterizedTest(name = "{0}: at {1} of the time, {2}")
    @MethodSource("momentsAndAfters")
    void aReconciliationKilledAtAnyMomentEndsAsIfNothingHadHappened(int number, double share, After after)
            throws Exception {
        try (Day day = new Day("reconcile-" + number, number % 4 != 0)) {
            day.tieout.sync(roster).ended(0, 3);
            day.killAt(share, reconcileTime, Tieout.reconcileCommand(OCTOBER, register));
            day.restart(after);
            assertThat(day.finish(after.isReplaced() ? otherRegister : register))
                    .isEqualTo(expected(after));
        }
    }
}
