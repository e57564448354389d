package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
