package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aRateLimitMayNameNoTimeToWait() {
        script("{\"fault\":\"rate_limit\"}");

        Caller.Reply reply = kota.get("/employers");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.retryAfter()).isNull();
    }

    @Test
    void aLimitOfItsOwnLetsASecondsWorthThroughAndThenSoManyASecond() {
        Throttle throttle = new Throttle();
        long now = System.nanoTime() + 10_000_000_000L;
        int passed = 0;
        for (int i = 0; i < 20; i++) {
            passed += throttle.lets(5, now) ? 1 : 0;
        }
        assertThat(passed).isEqualTo(5);
        assertThat(throttle.lets(5, now + 199_000_000)).isFalse();
        assertThat(throttle.lets(5, now + 200_000_000)).isTrue();
        assertThat(throttle.lets(5, now + 201_000_000)).isFalse();

        kota.post("/_sandbox/settings", "{\"requests_per_second\": 1, \"retry_after\": 7}");
        kota.get("/employers");
        Caller.Reply reply = kota.get("/employers");
        assertThat(reply.at("/error_code")).isEqualTo("rate_limit_exceeded");
        assertThat(reply.retryAfter()).isEqualTo("7");
        kota.post("/_sandbox/settings", "{\"requests_per_second\": 0}");
        assertThat(kota.get("/employers").status()).isEqualTo(200);
    }

    @Test
    void aPathMayLeaveTheIdOpen() {
        String id = create("a").at("/id");
        script("{\"fault\":\"internal_error\",\"path\":\"/employers/{}\",\"exact\":true,\"times\":-1}");

        assertThat(kota.get("/employers").status()).isEqualTo(200);
        assertThat(kota.get("/employers/" + id).at("/error_code")).isEqualTo("internal_error");
        assertThat(kota.get("/employers/" + id + "/health_insurance/quotes").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/employers", "/employees", "/contribution_reports/{}/employee_breakdowns"})
    void aListMayMoveBetweenTwoPages(String template) {
        String employer = create("a").at("/id");
        for (String ref : List.of("1", "2", "3")) {
            kota.post("/employers", Bodies.employer("MORE" + ref, "ie"));
            kota.post("/employees", Bodies.employee(employer, ref, "ie", "2020-01-01"));
        }
        String report =
                kota.get("/contribution_reports?employer_id=" + employer).at("/items/1/id");
        String path = template.replace("{}", report);
        script("{\"fault\":\"list_moves\",\"method\":\"GET\",\"path\":\"" + template + "\",\"exact\":true,\"skip\":1}");

        Caller.Reply first = kota.get(path + "?page_size=2");
        Caller.Reply second = kota.get(path + "?page_size=2&page=2");

        String name = template.endsWith("breakdowns") ? "employee_id" : "id";
        assertThat(second.at("/items/0/" + name)).isEqualTo(first.at("/items/1/" + name));
        assertThat(second.json().get("total_count").asInt())
                .isEqualTo(first.json().get("total_count").asInt() + 1);
        assertThat(kota.get(path).json().get("total_count"))
                .isEqualTo(second.json().get("total_count"));
    }

    @Test
    void aReportMayChangeBetweenTwoReads() {
        kota.post("/employees", Bodies.employee(create("a").at("/id"), "1", "ie", "2020-01-01"));
        String path =
                "/contribution_reports/" + kota.get("/contribution_reports").at("/items/0/id");
        String before = kota.get(path).at("/last_updated_at");
        String lines = kota.get(path + "/employee_breakdowns").text();
        script("{\"fault\":\"report_changes\",\"path\":\"/contribution_reports/{}/employee_breakdowns\"}");

        assertThat(kota.get(path + "/employee_breakdowns").text()).isNotEqualTo(lines);
        assertThat(kota.get(path).at("/last_updated_at")).isGreaterThan(before);
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
