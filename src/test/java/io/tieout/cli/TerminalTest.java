package io.tieout.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.UsageException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody types is passed on as it is, and nobody's silence confirms anything. */
class TerminalTest {

    private final Deque<String> lines = new ArrayDeque<>();

    @ParameterizedTest
    @ValueSource(strings = {"Acme Ltd", "Another Name", " Acme Ltd"})
    void whatIsTypedIsHandedOnAndOnlyOneLineOfIt(String typed) {
        lines.addAll(List.of(typed, "more"));

        assertThat(new Terminal(lines::poll).confirmation(null, "the name")).isEqualTo(typed);
        assertThat(lines).containsExactly("more");
    }

    @Test
    void endOfInputConfirmsNothing() {
        assertThatThrownBy(() -> new Terminal(lines::poll).confirmation(null, "the name"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nothing was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyLineConfirmsNothing(String typed) {
        lines.add(typed);

        assertThatThrownBy(() -> new Terminal(lines::poll).confirmation(null, "the name"))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void nobodyIsAskedWhereTheOptionSaysItOrNobodyIsThere() {
        lines.add("typed");

        assertThat(new Terminal(lines::poll).confirmation("given", "the name")).isEqualTo("given");
        assertThat(lines).hasSize(1);
        assertThatThrownBy(() -> new Terminal(null).confirmation(null, "the name"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--confirm");
    }
}
