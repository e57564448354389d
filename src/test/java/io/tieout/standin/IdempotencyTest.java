package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private final StandIn standIn = StandIn.start(StandInOptions.withKey("k"));
    private final Caller kota = new Caller(standIn, "k");

    @AfterEach
    void stop() {
        standIn.close();
    }

    private int employers() {
        return kota.get("/employers").json().get("total_count").asInt();
    }

    @Test
    void theSameRequestUnderTheSameKeyGetsTheSameAnswerAndRunsOnce() {
        Caller.Reply first = kota.post("/employers", Bodies.employer("ACME", "ie"), "key");
        Caller.Reply again = kota.post("/employers", Bodies.employer("ACME", "ie"), "key");

        assertThat(again).isEqualTo(first);
        assertThat(employers()).isEqualTo(1);
        assertThat(kota.get("/_sandbox/counts").json().get("replayed").asInt()).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        kota.post("/employers", Bodies.employer("ACME", "ie"), "key");

        Caller.Reply other = kota.post("/employers", Bodies.employer("OTHER", "ie"), "key");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/error_code")).isEqualTo("idempotency_error");
        assertThat(employers()).isEqualTo(1);
    }

    @Test
    void aFailedRequestLeavesTheKeyFree() {
        assertThat(kota.post("/employers", "{}", "key").status()).isEqualTo(400);
        assertThat(kota.post("/employers", Bodies.employer("ACME", "ie"), "key").status())
                .isEqualTo(200);
    }

    @Test
    void afterAnHourTheKeyIsForgottenAndASecondRecordAppears() {
        Caller.Reply first = kota.post("/employers", Bodies.employer("ACME", "ie"), "key");
        kota.post("/_sandbox/clock", "{\"shift\":\"PT59M\"}");
        assertThat(kota.post("/employers", Bodies.employer("ACME", "ie"), "key").at("/id"))
                .isEqualTo(first.at("/id"));
        kota.post("/_sandbox/clock", "{\"shift\":\"PT1M\"}");

        assertThat(kota.post("/employers", Bodies.employer("ACME", "ie"), "key").at("/id"))
                .isNotEqualTo(first.at("/id"));
        assertThat(employers()).isEqualTo(2);
    }

    @Test
    void aTwinThatComesWhileTheFirstIsAtWorkWaitsForItsAnswer() {
        kota.post(
                "/_sandbox/faults",
                "{\"fault\":\"delay\",\"delay_ms\":400,\"method\":\"POST\",\"path\":\"/employers\"}");

        var one = CompletableFuture.supplyAsync(() -> kota.post("/employers", Bodies.employer("A", "ie"), "key"));
        var two = CompletableFuture.supplyAsync(() -> kota.post("/employers", Bodies.employer("A", "ie"), "key"));

        assertThat(one.join()).isEqualTo(two.join());
        assertThat(one.join().status()).isEqualTo(200);
        assertThat(employers()).isEqualTo(1);
    }

    @Test
    void aKeyOfMoreThanTwoHundredCharactersIsRefused() {
        assertThat(kota.post("/employers", Bodies.employer("A", "ie"), "k".repeat(200))
                        .status())
                .isEqualTo(200);
        assertThat(kota.post("/employers", Bodies.employer("B", "ie"), "k".repeat(201))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aKeyOnAnUpdateMeansNothing() {
        String id = kota.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
        kota.send("PUT", "/employers/" + id, "{\"legal_name\":\"One\"}", "key");
        kota.send("PUT", "/employers/" + id, "{\"legal_name\":\"Two\"}", "key");

        assertThat(kota.get("/employers/" + id).at("/legal_name")).isEqualTo("Two");
    }
}
