package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SalariesTest {

    private final StandIn standIn = StandIn.start(
            StandInOptions.withKey("k").clock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC)));
    private final Caller kota = new Caller(standIn, "k");
    private String path;

    @BeforeEach
    void hire() {
        String employer = kota.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
        String person = kota.post("/employees", Bodies.employee(employer, "1", "ie", "2025-01-01"))
                .at("/id");
        path = "/employees/" + person + "/salaries";
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private static String salary(String amount, String from) {
        return """
                {"amount": %s, "currency": "eur", "pay_frequency": "annual", "effective_from": "%s"}""".formatted(amount, from);
    }

    @Test
    void theCurrentOneIsTheLastThatHasBegunAndOfOneDayTheLaterCreated() {
        assertThat(kota.get(path + "/current").status()).isEqualTo(404);
        kota.post(path, salary("46000.50", "2026-09-15"));
        kota.post(path, salary("50000", "2027-01-01"));
        kota.post(path, salary("47000", "2026-09-15"));

        assertThat(kota.get(path + "/current").at("/amount")).isEqualTo("47000");
        assertThat(kota.all(path))
                .extracting(salary -> salary.get("amount").asString())
                .containsExactly("50000", "47000", "46000.50");
        kota.post("/_sandbox/clock", "{\"set\":\"2027-01-01T00:00:00Z\"}");
        assertThat(kota.get(path + "/current").at("/amount")).isEqualTo("50000");
    }

    @Test
    void oneIsFoundUnderItsOwnEmployeeOnly() {
        String id = kota.post(path, salary("46000", "2026-09-15")).at("/id");

        assertThat(id).matches("sal_[0-9a-f]{32}");
        assertThat(kota.get(path + "/" + id).at("/effective_from")).isEqualTo("2026-09-15");
        assertThat(kota.get(path + "/sal_none").at("/error_code")).isEqualTo("not_found");
        assertThat(kota.get("/employees/ee_none/salaries/" + id).status()).isEqualTo(404);
        assertThat(kota.post("/employees/ee_none/salaries", salary("1", "2026-09-15"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBadOneIsRefusedFieldByField() {
        Caller.Reply reply = kota.post(path, """
                {"amount": 0, "currency": "EUR", "pay_frequency": "yearly", "effective_from": "01/09/2026", "note": "x"}""");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("errors").propertyNames())
                .containsExactlyInAnyOrder("$.amount", "$.currency", "$.pay_frequency", "$.effective_from", "$.note");
        assertThat(kota.post(path, "{}").json().get("errors").size()).isEqualTo(4);
        assertThat(kota.get(path + "?page_size=101").status()).isEqualTo(400);
    }

    @Test
    void aKeyMakesOneRecordOfTwoRequests() {
        Caller.Reply first = kota.post(path, salary("46000", "2026-09-15"), "key");

        assertThat(kota.post(path, salary("46000", "2026-09-15"), "key")).isEqualTo(first);
        assertThat(kota.all(path)).hasSize(1);
        assertThat(kota.post(path, salary("46001", "2026-09-15"), "key").status())
                .isEqualTo(409);
    }
}
