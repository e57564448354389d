package io.tieout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command can be parsed, with the options that several have alike. */
class CommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "sync",
                "plan",
                "readiness",
                "offboard-employer",
                "cancel-offboarding",
                "reconcile",
                "explain",
                "pulls",
                "sign",
                "finalize",
                "hosted-link",
                "token",
                "serve",
                "events",
                "actions",
                "bridge",
                "balances",
                "story",
                "runs",
                "standin"
            })
    void helpIsThere(String command) {
        assertThat(execute(command, "--help")).isZero();
    }

    @Test
    void aMonthIsNeededAndIsOne() {
        for (String command : new String[] {"reconcile", "pulls", "sign", "finalize", "bridge"}) {
            assertThat(execute(command)).isEqualTo(2);
            assertThat(execute(command, "--period", "2026-13")).isEqualTo(2);
        }
        assertThat(execute("explain", "000001", "--employer", "E1", "--employer", "E2"))
                .isEqualTo(2);
    }

    private static int execute(String... arguments) {
        return TieoutCommand.execute(
                CommandsTest.class,
                (port, apiKey, data, seed, clock) -> {
                    throw new AssertionError("nothing is to be started");
                },
                arguments);
    }
}
