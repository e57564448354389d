package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRuleTest {

    private static final Instant FIRST = Instant.parse("2026-11-10T02:00:00Z");

    @Test
    void what_never_went_out_is_sent() {
        assertThat(KeyRule.next(sentAt(null, null), "body", FIRST)).isEqualTo(KeyRule.Next.SEND);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, body, SEND_AGAIN",
        "PT49M59S, body, SEND_AGAIN",
        "PT50M, body, LOOK_UP",
        "PT2H, body, LOOK_UP",
        "PT0S, other, LOOK_UP",
        "PT49M, other, LOOK_UP",
        "PT-1S, body, LOOK_UP"
    })
    void a_key_is_used_again_within_fifty_minutes_for_the_same_bytes_only(
            Duration later, String body, KeyRule.Next next) {
        assertThat(KeyRule.next(sentAt(FIRST, "body"), body, FIRST.plus(later))).isEqualTo(next);
    }

    private static Intent sentAt(@Nullable Instant first, @Nullable String body) {
        return new Intent(
                UUID.randomUUID(),
                Subject.EMPLOYEE,
                2,
                "E1",
                "P1",
                Intent.Action.CREATE,
                "key",
                null,
                "er_1",
                "{}",
                null,
                first,
                body,
                null,
                null,
                false);
    }
}
