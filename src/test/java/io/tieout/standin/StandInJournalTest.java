package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StandInJournalTest {

    @TempDir
    Path data;

    private StandIn start() {
        return StandIn.start(StandInOptions.withKey("k")
                .data(data)
                .clock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC)));
    }

    private static List<String> everything(Caller kota) {
        List<String> all = new ArrayList<>();
        kota.all("/employers").forEach(item -> all.add(item.toString()));
        kota.all("/employees").forEach(item -> all.add(item.toString()));
        for (JsonNode report : kota.all("/contribution_reports")) {
            all.add(report.toString());
            kota.all("/contribution_reports/" + report.get("id").asString() + "/employee_breakdowns")
                    .forEach(item -> all.add(item.toString()));
        }
        return all;
    }

    private List<JsonNode> lines(String file) throws IOException {
        return Files.readAllLines(data.resolve(file)).stream()
                .map(line -> Caller.JSON.readTree(line))
                .toList();
    }

    @Test
    void allStateIsThereAgainAfterARestart() throws IOException {
        List<String> before;
        Caller.Reply created;
        try (StandIn standIn = start()) {
            Caller kota = new Caller(standIn, "k");
            String acme = kota.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
            created = kota.post("/employees", Bodies.employee(acme, "1", "ie", "2024-01-01"), "key");
            String two = kota.post("/employees", Bodies.employee(acme, "2", "ie", "2026-09-17"))
                    .at("/id");
            kota.post("/_sandbox/clock", "{\"shift\":\"PT30M\"}");
            String report = kota.get("/contribution_reports?year=2026&month=9").at("/items/0/id");
            kota.post("/contribution_reports/" + report + "/finalize", "");
            kota.post(
                    "/employees/" + two + "/offboard",
                    "{\"offboard_on\":\"2026-12-05T12:00:00Z\",\"offboard_reason\":\"x\"}");
            before = everything(kota);
        }
        int reportLines = lines("reports.jsonl").size();
        Files.writeString(data.resolve("state.jsonl"), "{\"at\":\"2026-1", StandardOpenOption.APPEND);

        try (StandIn standIn = start()) {
            Caller kota = new Caller(standIn, "k");
            assertThat(everything(kota)).isEqualTo(before);
            assertThat(kota.post(
                            "/employees", Bodies.employee(created.at("/employer_id"), "1", "ie", "2024-01-01"), "key"))
                    .isEqualTo(created);
            assertThat(kota.post("/employees", Bodies.employee(created.at("/employer_id"), "1", "ie", "2024-01-01"))
                            .at("/id"))
                    .isNotEqualTo(created.at("/id"));
            assertThat(lines("reports.jsonl").size()).isEqualTo(reportLines);
        }
        try (StandIn standIn = start()) {
            assertThat(new Caller(standIn, "k").all("/employees")).hasSize(3);
        }
    }

    /** All that can be read and is neither a record of a person nor a report. */
    private static List<String> theRest(Caller kota, String employer, String person) {
        List<String> all = new ArrayList<>();
        for (String list : List.of(
                "/employees/" + person + "/salaries",
                "/employers/" + employer + "/health_insurance/quotes",
                "/employees/" + person + "/health_insurance/offers",
                "/webhooks/endpoints",
                "/events?version=v1",
                "/events?version=v2")) {
            List<JsonNode> items = kota.all(list);
            assertThat(items).as(list).isNotEmpty();
            items.forEach(item -> all.add(item.toString()));
        }
        all.add(kota.get("/_sandbox/settings").text());
        all.add(kota.get("/employees/" + person).text());
        all.addAll(everything(kota));
        return all;
    }

    @Test
    void whatCameWithSalariesSessionsQuotesAndEventsIsThereAgainToo() throws IOException {
        List<String> before;
        String employer;
        String person;
        String used;
        String unused;
        try (StandIn standIn = start()) {
            Caller kota = new Caller(standIn, "k");
            employer = kota.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
            person = kota.post("/employees", Bodies.employee(employer, "1", "ie", "2024-01-01"))
                    .at("/id");
            kota.post("/_sandbox/clock", "{\"shift\":\"PT5M\"}");
            kota.post("/employees/" + person + "/salaries", """
                    {"amount": 46000.50, "currency": "eur", "pay_frequency": "annual", "effective_from": "2026-09-15"}""");
            kota.post(
                    "/_sandbox/webhook_endpoints",
                    "{\"url\": \"http://127.0.0.1:1/\", \"version\": \"v2\", \"types\": [\"employer.updated\"]}");
            String action = """
                    "status": "action_required", "required_action":
                     {"reason": "a", "reason_description": "b", "code": "c", "due_at": "2026-12-30"}""";
            kota.post("/_sandbox/quotes", "{\"employer_id\": \"" + employer + "\", " + action + "}");
            kota.post("/_sandbox/offers", "{\"employee_id\": \"" + person + "\", " + action + "}");
            kota.post("/_sandbox/events", "{\"type\": \"unheard.of\", \"data\": {\"id\": 1}}");
            kota.post("/_sandbox/settings", "{\"aggregates\": true, \"platform\": \"payroll_provider\"}");
            String report = kota.get("/contribution_reports?year=2026&month=9").at("/items/0/id");
            kota.post("/_sandbox/contribution_reports/" + report + "/change", "");
            kota.post("/contribution_reports/" + report + "/finalize", "");
            String open = kota.get("/contribution_reports?year=2026&month=10").at("/items/0/id");
            kota.post("/_sandbox/contribution_reports/" + open + "/change", "");
            String session = "{\"employer_id\": \"" + employer + "\", \"employee_id\": \"" + person + "\"}";
            used = path(kota.post("/hosted/sessions", session));
            unused = path(kota.post("/hosted/sessions", session));
            assertThat(kota.get(used).status()).isEqualTo(200);
            kota.post("/_sandbox/employees/" + person, "{\"restricted\": true}");
            kota.put("/employers/" + employer, "{\"legal_name\": \"Other\"}");
            before = theRest(kota, employer, person);
        }

        try (StandIn standIn = start()) {
            Caller kota = new Caller(standIn, "k");
            assertThat(theRest(kota, employer, person)).isEqualTo(before);
            assertThat(kota.get(used).status()).isEqualTo(410);
            assertThat(kota.get(unused).status()).isEqualTo(200);
            kota.post("/_sandbox/clock", "{\"shift\":\"P1D\"}");
            assertThat(theRest(kota, employer, person))
                    .as("nothing is told a second time")
                    .isEqualTo(before);
        }
    }

    private static String path(Caller.Reply session) {
        return URI.create(session.at("/link")).getPath();
    }

    @Test
    void theReportJournalHoldsWhatWasServed() throws IOException {
        try (StandIn standIn = start()) {
            Caller kota = new Caller(standIn, "k");
            String acme = kota.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
            kota.post("/employees", Bodies.employee(acme, "1", "ie", "2024-01-01"));
            kota.get("/contribution_reports?year=2026&month=9");
            kota.get("/contribution_reports?year=2026&month=9");
            kota.post("/employees", Bodies.employee(acme, "2", "ie", "2026-08-01"));
            String report = kota.get("/contribution_reports?year=2026&month=9").at("/items/0/id");
            kota.post("/contribution_reports/" + report + "/finalize", "");

            List<JsonNode> lines = lines("reports.jsonl");
            assertThat(lines).extracting(line -> line.get("people").size()).containsExactly(1, 2, 2);
            assertThat(lines)
                    .extracting(line -> line.get("status").asString())
                    .containsExactly("open", "open", "finalized");
            JsonNode served = kota.get("/contribution_reports/" + report + "/employee_breakdowns")
                    .json()
                    .at("/items/0");
            JsonNode journaled = lines.get(2).at("/people/0");
            assertThat(journaled.get("employee_ref").asString()).isEqualTo("2");
            assertThat(journaled.at("/employer_contributions/0/amount").asString())
                    .isEqualTo(served.at("/health_insurance/employer_contributions/0/amount")
                            .asString());
        }
    }

    @Test
    void everyRequestIsWrittenDownWithoutItsBody() throws IOException {
        try (StandIn standIn = start()) {
            Caller kota = new Caller(standIn, "k");
            kota.post("/employers", Bodies.employer("ACME", "ie"), "key-1");
            kota.post("/employers", Bodies.employer("ACME", "ie"), "key-1");
            kota.get("/employers/er_none");
            new Caller(standIn, "wrong").get("/employers");

            assertThat(lines("requests.jsonl"))
                    .extracting(line -> line.get("method").asString() + " "
                            + line.get("path").asString() + " "
                            + line.get("status").asInt() + " "
                            + line.get("replayed").asBoolean())
                    .containsExactly(
                            "POST /employers 200 false",
                            "POST /employers 200 true",
                            "GET /employers/er_none 404 false",
                            "GET /employers 401 false");
            assertThat(Files.readString(data.resolve("requests.jsonl")))
                    .contains("key-1")
                    .doesNotContain("Orla");
            assertThat(kota.get("/_sandbox/counts")
                            .json()
                            .at("/routes/POST ~1employers/200")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void twoStandInsNeverShareAFolder() {
        try (StandIn standIn = start()) {
            assertThat(standIn.port()).isPositive();
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another stand-in");
        }
    }
}
