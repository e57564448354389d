package io.tieout.kota;

import static io.tieout.kota.ScriptedServer.raw;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What time it is at Kota. */
class FarClockTest {

    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final Instant TIME = Instant.parse("1994-11-06T08:49:37Z");

    @Test
    void theClientReadsItOffAnAnswer() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answers(raw(
                    200,
                    Map.of("Content-Type", "application/json", "Date", DATE),
                    "{\"items\":[],\"page\":1,\"page_size\":1,\"total_count\":0}"));

            Instant time = Kota.connect(Settings.of(server.url())).time();

            assertThat(time).isBetween(TIME, TIME.plusSeconds(20));
            assertThat(server.requests)
                    .singleElement()
                    .satisfies(request -> assertThat(request.target()).isEqualTo("/employers?page=1&page_size=1"));
        }
    }

    @Test
    void onlyOnThisMachineAStandInHasAClockOfItsOwn() {
        Instant real = TIME.plus(Duration.ofDays(1));
        assertThat(seen(true, "Mon, 07 Nov 1994 08:49:37 GMT", DATE)).isBetween(TIME, TIME.plusSeconds(20));
        assertThat(seen(false, "Mon, 07 Nov 1994 08:49:37 GMT", DATE)).isBetween(real, real.plusSeconds(20));
        assertThat(seen(true, "Mon, 07 Nov 1994 08:49:37 GMT", null)).isBetween(real, real.plusSeconds(20));
    }

    @Test
    void anAnswerThatDoesNotSayIsNoTime() {
        assertThat(seen(true, null, null)).isNull();
        assertThat(seen(false, "yesterday", null)).isNull();
    }

    private static @Nullable Instant seen(boolean onThisMachine, @Nullable String date, @Nullable String standIn) {
        FarClock clock = new FarClock(onThisMachine);
        BasicHttpResponse response = new BasicHttpResponse(200);
        if (date != null) {
            response.addHeader("Date", date);
        }
        if (standIn != null) {
            response.addHeader("Stand-In-Date", standIn);
        }
        clock.process(response, null, null);
        return clock.now();
    }
}
