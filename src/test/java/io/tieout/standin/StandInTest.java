package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandInTest {

    private final StandIn standIn = StandIn.start(StandInOptions.withKey("pk_test_x")
            .clock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC)));
    private final Caller kota = new Caller(standIn, "pk_test_x");

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String employer(String ref) {
        return kota.post("/employers", Bodies.employer(ref, "ie")).at("/id");
    }

    private String employee(String employerId, String ref) {
        return kota.post("/employees", Bodies.employee(employerId, ref, "ie", "2025-03-01"))
                .at("/id");
    }

    @Test
    void aWrongKeyIsRefusedWithTheirProblem() {
        Caller.Reply reply = new Caller(standIn, "pk_test_y").get("/employers");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.at("/error_code")).isEqualTo("unauthorized");
        assertThat(reply.at("/trace_id")).matches("[0-9a-f]{32}");
    }

    @Test
    void anEmployeeIsPendingAndAfterAMinuteActive() {
        String id = employee(employer("ACME"), "0007");
        assertThat(kota.get("/employees/" + id).at("/status")).isEqualTo("pending");

        kota.post("/_sandbox/clock", "{\"shift\":\"PT1M\"}");

        assertThat(kota.get("/employees/" + id).at("/status")).isEqualTo("active");
    }

    @Test
    void idsFollowFromTheRefsAndARehireGetsAnother() {
        String employer = employer("ACME");
        String first = employee(employer, "0007");
        String second = employee(employer, "0007");

        assertThat(first).isNotEqualTo(second).matches("ee_[0-9a-f]{32}");
        try (StandIn other = StandIn.start(StandInOptions.withKey("k"))) {
            Caller there = new Caller(other, "k");
            String sameEmployer =
                    there.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
            assertThat(sameEmployer).isEqualTo(employer);
            assertThat(there.post("/employees", Bodies.employee(sameEmployer, "0007", "ie", "2026-01-01"))
                            .at("/id"))
                    .isEqualTo(first);
        }
    }

    @Test
    void whatIsWrongWithABodyIsSaidByPathAndWithoutValues() {
        Caller.Reply reply = kota.post(
                "/employees",
                Bodies.employee("er_none", "0007", "ie", "2025-03-01")
                        .replace("\"sex_at_birth\": \"male\"", "\"sex_at_birth\": \"MALE\"")
                        .replace("\"country_code\": \"ie\"", "\"country_code\": \"IE\"")
                        .replace("+353850000102", "0850000102")
                        .replace("IE29AIBK93115212345678", "IE29AIBK93115212345679")
                        .replace("\"email\"", "\"e_mail\""));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/error_code")).isEqualTo("invalid_request");
        assertThat(reply.json().get("errors").propertyNames())
                .containsExactlyInAnyOrder(
                        "$.sex_at_birth",
                        "$.home_address.country_code",
                        "$.phone_number",
                        "$.bank_account.account_number",
                        "$.e_mail",
                        "$.email");
        assertThat(reply.text()).doesNotContain("0850000102", "AIBK", "Mulvey");
    }

    @Test
    void anUpdateLeavesAloneWhatItDoesNotNameAndReplacesObjectsWhole() {
        String id = employee(employer("ACME"), "0007");

        Caller.Reply reply = kota.put("/employees/" + id, """
                {"last_name": null, "home_address": {"line1": "3 Weir View", "city": "Lucan", "postal_code": "k78 t2c1"},
                 "metadata": {"id": "0007"}}""");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/last_name")).isEqualTo("O'Mulvey");
        assertThat(reply.json().at("/home_address/line2").isNull()).isTrue();
        assertThat(reply.at("/home_address/country_code")).isEqualTo("ie");
        assertThat(reply.at("/home_address/postal_code")).isEqualTo("K78 T2C1");
        assertThat(reply.json().get("metadata").size()).isEqualTo(1);
        assertThat(reply.at("/bank_account/account_number_last4")).isEqualTo("5678");
        assertThat(reply.text()).doesNotContain("AIBK");
    }

    @Test
    void anUpdateMayNotMoveAnAddressToAnotherCountryOrChangeTheBirthDate() {
        String id = employee(employer("ACME"), "0007");

        assertThat(kota.put("/employees/" + id, """
                {"home_address": {"line1": "3", "city": "Lucan", "postal_code": "K78 T2C1", "country_code": "ie"}}""").json().get("errors").propertyNames())
                .containsExactly("$.home_address.country_code");
        assertThat(kota.put("/employees/" + id, "{\"date_of_birth\": \"1990-01-01\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRefIsFoundByAnyPartOfItWhateverTheCase() {
        String employer = employer("ACME");
        String ten = employee(employer, "EMP-10");
        String one = employee(employer, "EMP-1");
        employee(employer, "EMP-2");

        assertThat(kota.all("/employees?employer_id=" + employer + "&metadata_id=emp-1"))
                .extracting(item -> item.get("id").asString())
                .containsExactly(one, ten);
        assertThat(kota.get("/employees?metadata_id=xyz")
                        .json()
                        .get("total_count")
                        .asInt())
                .isZero();
    }

    @Test
    void aPageSizeOverAHundredAndAnUnknownParameterAreRefused() {
        assertThat(kota.get("/employees?page_size=101").status()).isEqualTo(400);
        assertThat(kota.get("/employees?page=0").status()).isEqualTo(400);
        assertThat(kota.get("/employees?filter=active,sleeping").status()).isEqualTo(400);
        assertThat(kota.get("/employees?metadataid=1").status()).isEqualTo(400);
        assertThat(kota.get("/contribution_reports?month=9").status()).isEqualTo(400);
        assertThat(kota.get("/nothing").status()).isEqualTo(404);
    }

    @Test
    void listsAreNewestFirstInPages() {
        String employer = employer("ACME");
        for (int i = 1; i <= 23; i++) {
            employee(employer, "R" + i);
        }

        Caller.Reply second = kota.get("/employees?employer_id=" + employer + "&page=2");
        assertThat(second.json().get("items").size()).isEqualTo(10);
        assertThat(second.at("/items/0/metadata/id")).isEqualTo("R13");
        assertThat(second.json().get("total_count").asInt()).isEqualTo(23);
        Caller.Reply last = kota.get("/employees?page=3");
        assertThat(last.json().get("page_size").asInt()).isEqualTo(3);
        assertThat(last.json().get("has_next_page").asBoolean()).isFalse();
    }

    @Test
    void anOffboardingEndsOnItsDayAndCanBeCancelledUntilTheDayBefore() {
        String id = employee(employer("ACME"), "0007");
        String leave = "{\"offboard_on\": \"2026-11-30T12:00:00Z\", \"offboard_reason\": \"Resignation\"}";
        kota.post("/employees/" + id + "/offboard", leave);
        kota.post("/_sandbox/clock", "{\"set\":\"2026-11-29T20:00:00Z\"}");
        assertThat(kota.post("/employees/" + id + "/offboard/cancel", "").at("/status"))
                .isEqualTo("active");

        assertThat(kota.post("/employees/" + id + "/offboard", leave).at("/status"))
                .isEqualTo("offboarding");
        kota.post("/_sandbox/clock", "{\"set\":\"2026-11-30T08:00:00Z\"}");
        assertThat(kota.post("/employees/" + id + "/offboard/cancel", "").at("/error_code"))
                .isEqualTo("invalid_state");
        kota.post("/_sandbox/clock", "{\"set\":\"2026-11-30T12:00:00Z\"}");
        assertThat(kota.get("/employees/" + id).at("/status")).isEqualTo("inactive");
    }

    @Test
    void everybodyLeavesWithTheEmployerForGood() {
        String employer = employer("ACME");
        String id = employee(employer, "0007");

        assertThat(kota.post("/employers/" + employer + "/offboard", "").at("/status"))
                .isEqualTo("offboarding");

        assertThat(kota.get("/employees/" + id).at("/status")).isEqualTo("inactive");
        assertThat(kota.post("/employees/" + id + "/offboard/cancel", "").status())
                .isEqualTo(400);
        assertThat(kota.post("/employees", Bodies.employee(employer, "0008", "ie", "2026-01-01"))
                        .at("/error_code"))
                .isEqualTo("invalid_state");
    }

    @Test
    void aStartDateStandsOnceThereIsAPolicy() {
        String employer = employer("ACME");
        String working = employee(employer, "0007");
        String future = kota.post("/employees", Bodies.employee(employer, "0008", "ie", "2026-12-10"))
                .at("/id");

        assertThat(kota.put("/employees/" + working, "{\"start_on\": \"2026-12-20\"}")
                        .at("/error_code"))
                .isEqualTo("invalid_state");
        assertThat(kota.put("/employees/" + future, "{\"start_on\": \"2026-12-20\"}")
                        .at("/start_on"))
                .isEqualTo("2026-12-20");
    }
}
