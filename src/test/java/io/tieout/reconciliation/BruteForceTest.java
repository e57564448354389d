package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People with causes put in by seed: the job finds them, and so does a reading that tries every set. */
class BruteForceTest {

    @Test
    void aFewSeedsOfAFewPeople() {
        judge(3, 150);
    }

    @Test
    @Tag("slow")
    void fiftySeedsOfFiveHundredPeople() {
        judge(50, 500);
    }

    private static void judge(int seeds, int people) {
        try (Desk desk = new Desk()) {
            InventedMonth month = new InventedMonth(desk);
            for (long seed = 1; seed <= seeds; seed++) {
                month.invent(seed, people);
            }
            long run = month.reconcile();

            Judgement judgement = new Judgement(desk, month, run);
            assertThat(judgement.rows()).isGreaterThan(2 * seeds * people);
            assertThat(judgement.differencesFromTryingEverything()).isEmpty();
            int[] excused = new int[1];
            List<String> differences = judgement.differencesFromWhatWasPutIn(excused);
            assertThat(differences).isEmpty();
            assertThat(excused[0]).as("rows with a smaller set").isLessThan(judgement.rows() / 100);
            assertThat(judgement.whatDoesNotFoot(run)).isEmpty();
        }
    }
}
