package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final StandIn standIn = StandIn.start(StandInOptions.withKey("k"));
    private final Caller kota = new Caller(standIn, "k");

    @AfterEach
    void stop() {
        standIn.close();
    }

    private void script(String fault) {
        assertThat(kota.post("/_sandbox/faults", fault).status()).isEqualTo(200);
    }

    private int employers() {
        return kota.get("/employers").json().get("total_count").asInt();
    }

    private Caller.Reply create(String key) {
        return kota.post("/employers", Bodies.employer("ACME", "ie"), key);
    }

    @Test
    void aRateLimitHitsTheNextMatchingRequestsOnly() {
        script("{\"fault\":\"rate_limit\",\"method\":\"POST\",\"path\":\"/employers\",\"times\":2,\"retry_after\":3}");

        assertThat(kota.get("/employers").status()).isEqualTo(200);
        assertThat(create("a").status()).isEqualTo(429);
        assertThat(create("a").retryAfter()).isEqualTo("3");
        assertThat(create("a").status()).isEqualTo(200);
    }

    @Test
    void aFaultMayWaitForItsTurn() {
        script("{\"fault\":\"third_party_error\",\"path\":\"/employers\",\"skip\":2}");

        assertThat(kota.get("/employers").status()).isEqualTo(200);
        assertThat(kota.get("/employers").status()).isEqualTo(200);
        assertThat(kota.get("/employers").at("/error_code")).isEqualTo("third_party_error");
        assertThat(kota.get("/employers").status()).isEqualTo(200);
    }

    @Test
    void anErrorMayComeAfterTheWorkWasDone() {
        script("{\"fault\":\"internal_error\",\"method\":\"POST\",\"path\":\"/employers\",\"after_work\":true}");

        assertThat(create("a").status()).isEqualTo(500);
        assertThat(employers()).isEqualTo(1);
        assertThat(create("a").status()).isEqualTo(200);
        assertThat(employers()).isEqualTo(1);
    }

    @Test
    void aConnectionDroppedBeforeTheWorkLeavesNothingBehind() {
        script("{\"fault\":\"drop_before\",\"method\":\"POST\",\"path\":\"/employers\"}");

        assertThatThrownBy(() -> create("a")).isInstanceOf(UncheckedIOException.class);
        assertThat(employers()).isZero();
    }

    @Test
    void aConnectionDroppedAfterTheWorkHidesASuccess() {
        script("{\"fault\":\"drop_after\",\"method\":\"POST\",\"path\":\"/employers\"}");

        assertThatThrownBy(() -> create("a")).isInstanceOf(UncheckedIOException.class);
        assertThat(employers()).isEqualTo(1);
        assertThat(create("a").status()).isEqualTo(200);
        assertThat(employers()).isEqualTo(1);
    }

    @Test
    void anAnswerMayBeCutInTheMiddle() {
        create("a");
        script("{\"fault\":\"cut\",\"path\":\"/employers\"}");

        assertThatThrownBy(() -> kota.get("/employers")).isInstanceOf(UncheckedIOException.class);
        assertThat(kota.get("/employers").status()).isEqualTo(200);
    }

    @Test
    void aDelayMayHitEveryRequestUntilItIsTakenBack() {
        script("{\"fault\":\"delay\",\"delay_ms\":60,\"times\":-1}");
        long before = System.nanoTime();
        kota.get("/employers");
        kota.get("/employers");
        assertThat(System.nanoTime() - before).isGreaterThan(120_000_000);

        kota.send("DELETE", "/_sandbox/faults", null, null);
        assertThat(kota.get("/_sandbox/faults").json().get("faults").size()).isZero();
    }

    @Test
    void aMisspeltFaultIsRefused() {
        assertThat(kota.post("/_sandbox/faults", "{\"fault\":\"explode\"}").status())
                .isEqualTo(400);
        assertThat(kota.post("/_sandbox/faults", "{\"fault\":\"cut\",\"pth\":\"/\"}")
                        .status())
                .isEqualTo(400);
    }
}
