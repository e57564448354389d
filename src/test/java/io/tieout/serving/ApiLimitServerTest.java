package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.hosted.ApiTokens;
import io.tieout.hosted.Scope;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A token has 120 calls a minute unless set otherwise, whatever it asks for. */
class ApiLimitServerTest {

    @Test
    void theLimitIsOverAllEndpointsTogether() {
        try (Office office = new Office()) {
            ApiDocument document =
                    new ApiDocument(office.ask("GET", "/api/openapi.json").body());
            String token = office.spring
                    .getBean(ApiTokens.class)
                    .create("greedy", Set.of(Scope.RUNS, Scope.READINESS))
                    .secret();
            long started = System.nanoTime();
            int calls = 0;
            HttpResponse<String> answer;
            String path;
            do {
                path = calls % 2 == 0 ? "/api/runs" : "/api/readiness";
                answer = office.ask("GET", path, "Authorization", "Bearer " + token);
                calls++;
            } while (answer.statusCode() == 200);
            long seconds = (System.nanoTime() - started) / 1_000_000_000L;
            // Each half second gives one more.
            assertThat(calls - 1).isBetween(120, 123 + 2 * (int) seconds);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(document.violations("GET", path, answer)).isEmpty();
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
        }
    }
}
