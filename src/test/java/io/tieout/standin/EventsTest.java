package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventsTest {

    private final StandIn standIn = StandIn.start(
            StandInOptions.withKey("k").clock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC)));
    private final Caller kota = new Caller(standIn, "k");

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String employer(String ref) {
        return kota.post("/employers", Bodies.employer(ref, "ie")).at("/id");
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.get("type").asString()).toList();
    }

    @Test
    void bothVersionsTellTheSameUnderIdsOfTheirOwn() {
        String employer = employer("ACME");
        JsonNode full = kota.get("/events?version=v1").json().at("/items/0");
        JsonNode thin = kota.get("/events?version=v2").json().at("/items/0");

        assertThat(full.at("/data"))
                .isEqualTo(kota.get("/employers/" + employer).json());
        assertThat(thin.at("/data").propertyNames())
                .containsExactlyInAnyOrder("id", "metadata", "resource_type", "object");
        assertThat(full.get("created")).isEqualTo(thin.get("created"));
        assertThat(full.get("id")).isNotEqualTo(thin.get("id"));
        for (JsonNode event : List.of(full, thin)) {
            assertThat(kota.get("/events/" + event.get("id").asString()).json()).isEqualTo(event);
        }
        assertThat(kota.get("/events/evt_ffffffffffffffffffffffffffffffff").status())
                .isEqualTo(404);
        assertThat(kota.get("/events/evt_00000000000000000000000000000000").status())
                .isEqualTo(404);
    }

    @Test
    void anEventTellsWhatWasThenAndNotWhatIsNow() {
        String employer = employer("ACME");
        kota.put("/employers/" + employer, "{\"legal_name\": \"Other\"}");

        assertThat(kota.all("/events?order_direction=asc"))
                .extracting(event -> event.at("/data/legal_name").asString())
                .containsExactly("Grange Orchard Foods Limited", "Other");
    }

    @Test
    void aListStartsAfterATimeAndGoesEitherWay() {
        employer("ONE");
        kota.post("/_sandbox/clock", "{\"set\":\"2026-11-22T10:00:30Z\"}");
        employer("TWO");
        employer("THREE");

        assertThat(kota.all("/events?created_after=2026-11-22T10:00:00Z")).hasSize(2);
        assertThat(kota.all("/events?created_after=2026-11-22T11:00:30%2B01:00"))
                .isEmpty();
        assertThat(kota.get("/events?page_size=2").at("/items/0/data/metadata/id"))
                .isEqualTo("THREE");
        Caller.Reply second = kota.get("/events?page_size=2&page=2&order_direction=asc");
        assertThat(second.at("/items/0/data/metadata/id")).isEqualTo("THREE");
        assertThat(second.json().get("has_previous_page").asBoolean()).isTrue();
        for (String wrong : List.of("created_after=yesterday", "order_direction=up", "version=v3", "type=x")) {
            assertThat(kota.get("/events?" + wrong).status()).isEqualTo(400);
        }
    }

    @Test
    void afterThirtyDaysNothingIsShown() {
        employer("ACME");
        String id = kota.get("/events").at("/items/0/id");
        kota.post("/_sandbox/clock", "{\"shift\":\"P30D\"}");
        assertThat(kota.get("/events/" + id).status()).isEqualTo(200);
        kota.post("/_sandbox/clock", "{\"shift\":\"PT1S\"}");

        assertThat(kota.get("/events/" + id).status()).isEqualTo(404);
        assertThat(types(kota.all("/events"))).containsExactly("employer.updated");
    }

    @Test
    void aFinalizedReportIsToldWithoutItsBreakdowns() {
        kota.post("/employees", Bodies.employee(employer("ACME"), "1", "ie", "2025-01-01"));
        kota.post("/_sandbox/settings", "{\"aggregates\": true}");
        String report = kota.get("/contribution_reports?year=2026&month=10").at("/items/0/id");
        JsonNode answer =
                kota.post("/contribution_reports/" + report + "/finalize", "").json();

        JsonNode event = kota.get("/events?version=v1&page_size=1").json().at("/items/0");
        assertThat(event.get("type").asString()).isEqualTo("contribution_report.finalized");
        assertThat(event.get("data")).isEqualTo(answer);
        assertThat(kota.get("/events?version=v2&page_size=1").at("/items/0/data/id"))
                .isEqualTo(report);
    }

    @Test
    void whatTheStandInCannotDoIsToldByHandAndOnlyInTheSecondVersion() {
        kota.post("/_sandbox/events", """
                {"type": "enrolment_intent.action_required",
                 "data": {"enrolment_intent_id": "ei_1", "employee_id": "ee_1", "group_id": "gr_1"}}""");

        assertThat(types(kota.all("/events?version=v2"))).containsExactly("enrolment_intent.action_required");
        assertThat(kota.all("/events?version=v1")).isEmpty();
        assertThat(kota.post("/_sandbox/events", "{\"type\": \"x\", \"data\": 1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoNamesNoVersionGetsTheOnesThatAreRegistered() {
        employer("ACME");
        assertThat(kota.all("/events"))
                .hasSize(1)
                .allSatisfy(
                        event -> assertThat(event.get("api_version").asString()).isEqualTo("1.0"));
        String url = "{\"url\": \"http://127.0.0.1:1/\", \"version\": \"v2\"}";
        kota.post("/_sandbox/webhook_endpoints", url);
        assertThat(kota.all("/events"))
                .extracting(event -> event.get("api_version").asString())
                .containsExactly("V2");
        kota.post("/_sandbox/webhook_endpoints", url.replace("v2", "v1"));
        assertThat(kota.all("/events")).hasSize(2);
    }
}
