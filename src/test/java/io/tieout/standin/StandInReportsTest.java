package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StandInReportsTest {

    private static final Clock NOVEMBER = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private StandIn standIn = StandIn.start(StandInOptions.withKey("k").clock(NOVEMBER));
    private Caller kota = new Caller(standIn, "k");

    @AfterEach
    void stop() {
        standIn.close();
    }

    private void restart(StandInOptions options) {
        standIn.close();
        standIn = StandIn.start(options);
        kota = new Caller(standIn, "k");
    }

    private String employer(String ref, String country) {
        return kota.post("/employers", Bodies.employer(ref, country)).at("/id");
    }

    private String employee(String employerId, String ref, String country, String startOn) {
        Caller.Reply reply = kota.post("/employees", Bodies.employee(employerId, ref, country, startOn));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.at("/id");
    }

    private JsonNode report(String employerId, int month) {
        List<JsonNode> reports =
                kota.all("/contribution_reports?employer_id=" + employerId + "&year=2026&month=" + month);
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private List<JsonNode> breakdowns(JsonNode report) {
        return kota.all("/contribution_reports/" + report.get("id").asString() + "/employee_breakdowns");
    }

    private static List<JsonNode> lines(List<JsonNode> breakdowns) {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode breakdown : breakdowns) {
            breakdown.at("/health_insurance/employer_contributions").forEach(lines::add);
            breakdown.at("/health_insurance/employee_contributions").forEach(lines::add);
        }
        return lines;
    }

    private BigDecimal total(JsonNode report) {
        return lines(breakdowns(report)).stream()
                .map(line -> line.get("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void thereIsAReportForEachMonthFromTheFirstCoverAtMostTwelveMonthsBack() {
        String young = employer("YOUNG", "ie");
        employee(young, "1", "ie", "2026-09-17");
        String old = employer("OLD", "ie");
        employee(old, "1", "ie", "2010-01-01");
        employer("EMPTY", "ie");

        assertThat(kota.all("/contribution_reports?employer_id=" + young))
                .extracting(report -> report.at("/period/from_date").asString())
                .containsExactly("2026-11-01", "2026-10-01", "2026-09-01");
        assertThat(kota.all("/contribution_reports?employer_id=" + old)).hasSize(13);
        assertThat(kota.all("/contribution_reports")).hasSize(16);

        kota.post("/_sandbox/clock", "{\"shift\":\"P1M\"}");
        assertThat(kota.all("/contribution_reports?employer_id=" + young)).hasSize(4);
    }

    @Test
    void onAnEmployerOfRecordEachClientCompanyHasItsOwnReport() {
        String employer = employer("EOR", "ie");
        for (String customer : List.of("\"north\"", "\"south\"", "null")) {
            kota.post("/employees", Bodies.employee(employer, "R" + customer.hashCode(), "ie", "2026-11-01", customer));
        }

        List<JsonNode> reports = kota.all("/contribution_reports?employer_id=" + employer);

        assertThat(reports).hasSize(3);
        assertThat(reports).allSatisfy(report -> assertThat(breakdowns(report)).hasSize(1));
        assertThat(kota.all("/contribution_reports?external_customer_id=south"))
                .extracting(report -> report.get("external_customer_id").asString())
                .containsExactly("south");
    }

    @Test
    void theUpdateTimeMovesWithTheLinesAndOnlyWithThem() {
        String employer = employer("ACME", "ie");
        String ann = employee(employer, "1", "ie", "2024-01-01");
        JsonNode before = report(employer, 10);
        breakdowns(before);
        kota.put("/employees/" + ann, "{\"email\": \"new@orchardfoods.example\"}");
        assertThat(report(employer, 10)).isEqualTo(before);

        employee(employer, "2", "ie", "2026-11-05");
        assertThat(report(employer, 10)).isEqualTo(before);

        employee(employer, "3", "ie", "2026-10-05");
        employee(employer, "4", "ie", "2026-10-01");
        JsonNode after = report(employer, 10);
        assertThat(Instant.parse(after.get("last_updated_at").asString()))
                .isAfter(Instant.parse(before.get("last_updated_at").asString()));
        assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
    }

    @Test
    void aFinalizedReportStaysAndWhatChangesLaterIsSettledInTheNextOpenOne() {
        String employer = employer("ACME", "ie");
        for (int i = 0; i < 30; i++) {
            employee(employer, "R" + i, "ie", "2026-06-01");
        }
        JsonNode september = report(employer, 9);
        List<JsonNode> before = breakdowns(september);
        BigDecimal october = total(report(employer, 10));
        String path = "/contribution_reports/" + september.get("id").asString() + "/finalize";

        assertThat(kota.post(path, "").at("/status")).isEqualTo("finalized");
        assertThat(kota.post(path, "").at("/error_code")).isEqualTo("invalid_state");
        assertThat(total(report(employer, 10))).isEqualByComparingTo(october);

        employee(employer, "LATE", "ie", "2026-09-01");
        BigDecimal owed = lines(breakdowns(report(employer, 10)).stream()
                        .filter(person -> person.get("employee_id").asString().equals(idOf("LATE")))
                        .toList())
                .stream()
                .filter(line -> line.get("reporting_month").asString().equals("2026-09-01"))
                .map(line -> line.get("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(breakdowns(report(employer, 9)).size()).isEqualTo(before.size());
        assertThat(report(employer, 9).get("status").asString()).isEqualTo("finalized");
        assertThat(owed).isPositive();
        Set<String> ids = new HashSet<>();
        lines(breakdowns(report(employer, 10)))
                .forEach(line -> assertThat(ids.add(line.get("id").asString())).isTrue());
    }

    private String idOf(String ref) {
        return kota.get("/employees?metadata_id=" + ref).at("/items/0/id");
    }

    @Test
    void aLeavingDateThatComesAfterFinalizationIsSettledToTheCent() {
        String employer = employer("ALBION", "gb");
        String ann = employee(employer, "R1", "gb", "2026-06-01");
        JsonNode october = report(employer, 10);
        BigDecimal charged = total(october);
        kota.post("/contribution_reports/" + october.get("id").asString() + "/finalize", "");

        Caller.Reply left = kota.post(
                "/employees/" + ann + "/offboard",
                "{\"offboard_on\": \"2026-10-25T12:00:00Z\", \"offboard_reason\": \"Resignation\"}");

        assertThat(left.status()).isEqualTo(200);
        List<JsonNode> settled = lines(breakdowns(report(employer, 11)));
        assertThat(settled).isNotEmpty().allSatisfy(line -> {
            assertThat(line.get("adjustment").asBoolean()).isTrue();
            assertThat(line.get("adjustment_for").isNull()).isFalse();
        });
        assertThat(total(report(employer, 11))).isNegative();
        assertThat(charged).isPositive();
        JsonNode november = report(employer, 11);
        kota.post("/contribution_reports/" + november.get("id").asString() + "/finalize", "");
        kota.post("/_sandbox/clock", "{\"shift\":\"P1M\"}");
        assertThat(breakdowns(report(employer, 12))).as("settled once").isEmpty();
    }

    @Test
    void aSeedPinsLinesToTheLetterForThePeopleThatExist() throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.json"), """
                {"comment": "one month of ACME",
                 "reports": [{"employer_ref": "ACME", "period": "2025-02", "status": "finalized",
                  "people": [
                   {"employee_ref": "0007", "currency": "EUR",
                    "employer_contributions": [{"key": "a", "amount": "104.1700"},
                                               {"key": "b", "amount": "-20.83", "category": "tax_relief"}],
                    "employee_contributions": [{"key": "c", "amount": "-3.20", "adjustment_for": "gone", "type": "one_off",
                      "note": "Corrected", "cover_from": "2025-01-05", "member_type": "child_dependant"}]},
                   {"employee_ref": "NOBODY", "currency": "EUR", "employee_contributions": [{"amount": "1.00"}]}
                  ]}]}""");
        restart(StandInOptions.withKey("k").clock(NOVEMBER).seed(seed));
        String acme = employer("ACME", "ie");
        employee(acme, "0007", "ie", "2024-01-01");
        employee(acme, "0008", "ie", "2024-01-01");
        String other = employer("OTHER", "ie");
        employee(other, "0007", "ie", "2026-11-01");

        List<JsonNode> reports = kota.all("/contribution_reports?employer_id=" + acme);
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).get("status").asString()).isEqualTo("finalized");
        assertThat(reports.get(0).get("finalized_at").asString()).isEqualTo("2025-02-28T18:00:00Z");
        Caller.Reply page =
                kota.get("/contribution_reports/" + reports.get(0).get("id").asString() + "/employee_breakdowns");
        assertThat(page.json().get("total_count").asInt()).isEqualTo(1);
        assertThat(page.text()).contains("\"amount\":104.1700,", "\"amount\":-20.83,", "\"currency\":\"eur\"");
        JsonNode line = page.json().at("/items/0/health_insurance/employee_contributions/0");
        assertThat(line.get("cover_period").get("to_date").asString()).isEqualTo("2025-01-31");
        assertThat(line.get("reporting_month").asString()).isEqualTo("2025-01-01");
        assertThat(line.get("adjustment").asBoolean()).isTrue();
        assertThat(kota.all("/contribution_reports?employer_id=" + other)).hasSize(1);
    }

    @Test
    void anUnusableSeedSaysWhereAndWhy() throws IOException {
        Path misspelt = Files.writeString(
                folder.resolve("one.json"), "{\"reports\":[\n{\"employer_ref\":\"A\",\"peroid\":\"2026-09\"}]}");
        Path wrong = Files.writeString(folder.resolve("two.json"), """
                {"reports":[{"employer_ref":"A","period":"2026-09","people":[
                 {"employee_ref":"1","currency":"EUR","employer_contributions":[{"amount":"1","type":"once"}]}]}]}""");

        assertThat(failure(misspelt)).contains("one.json", "peroid", "line 2");
        assertThat(failure(wrong)).contains("two.json", "A for 2026-09, employee 1", "recurring, one_off");
    }

    private static String failure(Path seed) {
        try (StandIn none = StandIn.start(StandInOptions.withKey("k").seed(seed))) {
            return "started on " + none.port();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
