package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.database.Numbering.Numbered;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumberingTest {

    private final Numbering<String> numbering = new Numbering<>();

    @Test
    void equalValuesHaveOneNumberAndAreStoredOnce() {
        assertThat(numbering.of("a")).isEqualTo(1);
        assertThat(numbering.of("b")).isEqualTo(2);
        assertThat(numbering.of(new String("a"))).isEqualTo(1);
        assertThat(numbering.takeAdded()).containsExactly(new Numbered<>(1, "a"), new Numbered<>(2, "b"));

        assertThat(numbering.of("b")).isEqualTo(2);
        assertThat(numbering.takeAdded()).isEmpty();
        assertThat(numbering.of("c")).isEqualTo(3);
        assertThat(numbering.takeAdded()).containsExactly(new Numbered<>(3, "c"));
    }

    @Test
    void whateverComesEachNumberMeansOneValue() {
        Map<Integer, String> meant = new HashMap<>();
        Map<Integer, String> stored = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            // Some come back at once, some after so many others that they were forgotten.
            String value = "v" + (i % 3 == 0 ? i % 50 : i % 7_000);
            assertThat(meant.merge(numbering.of(value), value, (before, now) -> before))
                    .isEqualTo(value);
            if (i % 400 == 0) {
                numbering.takeAdded().forEach(added -> stored.put(added.number(), added.value()));
            }
        }
        numbering.takeAdded().forEach(added -> stored.put(added.number(), added.value()));
        assertThat(stored).isEqualTo(meant);
        assertThat(meant).as("some were forgotten").hasSizeGreaterThan(new HashSet<>(meant.values()).size());
    }
}
