package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.bruteforce.BruteForce;
import io.tieout.bruteforce.Reading;
import io.tieout.oracle.ExpectedRow;
import io.tieout.oracle.Key;
import io.tieout.oracle.RandomCases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Where amounts are so few that many sets of causes sum to a variance, three readings choose the same one. */
class CollidingCausesTest {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Test
    void threeReadingsAgree() {
        List<String> differences = new ArrayList<>();
        int combined = 0;
        for (long seed = 0; seed < 1_500; seed++) {
            RandomCases.Case invented = RandomCases.of(seed);
            SortedMap<Key, Settlement> settled = Invented.settled(
                    invented.period(), CENT, invented.charges(), invented.register(), invented.openings());
            Map<Key, Reading> tried = new BruteForce(invented.period(), 1, Set.of("E1"))
                    .rows(invented.charges(), invented.register(), invented.openings());
            Map<Key, ExpectedRow> expected = invented.expected();
            assertThat(settled.keySet()).isEqualTo(tried.keySet()).isEqualTo(expected.keySet());
            for (Map.Entry<Key, Settlement> row : settled.entrySet()) {
                Reading reading = tried.get(row.getKey());
                ExpectedRow wanted = expected.get(row.getKey());
                String status = row.getValue().status().name();
                String causes =
                        Causes.text(row.getValue().causes(), row.getKey().currency());
                combined += row.getValue().causes().size() > 1 ? 1 : 0;
                if (!status.equals(reading.status())
                        || !status.equals(wanted.status().name())
                        || !reading.causes().contains(causes)
                        || !wanted.causes().contains(causes)) {
                    differences.add("seed " + seed + " " + row.getKey() + ": " + status + " " + causes + "; trying"
                            + " everything: " + reading + "; third: " + wanted);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(combined).isGreaterThan(150);
    }
}
