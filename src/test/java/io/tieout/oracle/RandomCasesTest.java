package io.tieout.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The random cases are rich, and the judge's own figures foot in all of them. */
class RandomCasesTest {

    @Test
    void everyRowFootsAndEveryKindOfRowIsAmongThem() {
        Map<String, Integer> kinds = new TreeMap<>();
        for (long seed = 0; seed < 3_000; seed++) {
            for (ExpectedRow row : RandomCases.of(seed).expected().values()) {
                Footing.check(row);
                kinds.merge(
                        row.causes().size() > 1
                                ? "equally good sets"
                                : (row.status() + " " + row.causes().get(0)).replaceAll("=[^;]*", ""),
                        1,
                        Integer::sum);
            }
        }
        assertThat(kinds)
                .containsKeys(
                        "EXPLAINED SPLIT",
                        "EXPLAINED ADJUSTMENT;CARRY_FORWARD",
                        "EXPLAINED ADJUSTMENT;PRORATION",
                        "EXPLAINED DUPLICATE;TIMING",
                        "BREAK ",
                        "CURRENCY_MISMATCH ",
                        "equally good sets")
                .hasSizeGreaterThan(25);
    }
}
