package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.contract.Contract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every answer of the stand-in against the published contract. Without that file the tests skip and say so. */
class StandInContractTest {

    private static final String KEY = "pk_test_x";

    private final StandIn standIn = StandIn.start(
            StandInOptions.withKey(KEY).clock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC)));
    private final Caller plain = new Caller(standIn, KEY);
    private final List<String> violations = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private Contract contract;

    @BeforeEach
    void findContract() {
        var found = Contract.find();
        Assumptions.assumeTrue(
                found.isPresent(), "SKIPPED: ../shared/kota/openapi.json is not there, nothing was checked against it");
        contract = found.get();
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private Caller.Reply call(String method, String path, @Nullable String body) {
        return call(plain, method, path, body, null);
    }

    private Caller.Reply call(
            Caller caller, String method, String path, @Nullable String body, @Nullable String idempotencyKey) {
        Caller.Reply reply = caller.send(method, path, body, idempotencyKey);
        violations.addAll(contract.violations(method, path, reply.status(), reply.contentType(), reply.text()));
        seen.add(method + " " + path.replaceAll("\\?.*", "").replaceAll("/(er|ee|ctr)_\\w+", "/{}") + " "
                + reply.status());
        return reply;
    }

    @Test
    void aTourOfEverythingFindsNoViolation() {
        String employer =
                call("POST", "/employers", Bodies.employer("ACME", "ie")).at("/id");
        String british =
                call("POST", "/employers", Bodies.employer("ALBION", "gb")).at("/id");
        call("POST", "/employers", "{\"legal_name\": 1}");
        call("POST", "/employers", "{");
        call("GET", "/employers?filter=pending", null);
        call("GET", "/employers?filter=nope", null);
        call("GET", "/employers/" + employer, null);
        call("GET", "/employers/er_none", null);
        call("PUT", "/employers/" + employer, "{\"legal_name\": \"Other\", \"metadata\": {\"id\": \"ACME\"}}");
        call("PUT", "/employers/" + employer, "{\"x\": 1}");
        call("PUT", "/employers/er_none", "{}");
        for (int i = 0; i < 60; i++) {
            String start = List.of("2024-05-01", "2026-09-17", "2026-10-01", "2027-02-01")
                    .get(i % 4);
            call("POST", "/employees", Bodies.employee(employer, "IE-" + i, "ie", start));
            call("POST", "/employees", Bodies.employee(british, "GB-" + i, "gb", start, "\"customer-" + i % 2 + "\""));
        }
        call("POST", "/employees", "{}");
        String ann = plain.get("/employees?metadata_id=IE-0").at("/items/0/id");
        call("GET", "/employees?employer_id=" + employer + "&page_size=100", null);
        call("GET", "/employees?page_size=0", null);
        call("GET", "/employees/" + ann, null);
        call("GET", "/employees/ee_none", null);
        call("PUT", "/employees/" + ann, "{\"email\": \"A@B.example\", \"nationality\": null}");
        call("PUT", "/employees/" + ann, "{\"email\": 7}");
        call("PUT", "/employees/ee_none", "{}");
        call("POST", "/employees/" + ann + "/offboard/cancel", null);
        call("POST", "/employees/ee_none/offboard/cancel", null);
        String leave = "{\"offboard_on\": \"2026-11-30T12:00:00Z\", \"offboard_reason\": \"Resignation\"}";
        call("POST", "/employees/" + ann + "/offboard", leave);
        call("POST", "/employees/" + ann + "/offboard", "{}");
        call("POST", "/employees/" + ann + "/offboard/cancel", null);
        int lines = reports();
        call("POST", "/employers/" + british + "/offboard", null);
        call("POST", "/employers/" + british + "/offboard", null);
        call(new Caller(standIn, "wrong"), "GET", "/employers", null, null);
        call(plain, "POST", "/employers", Bodies.employer("ONE", "es"), "key-1");
        call(plain, "POST", "/employers", Bodies.employer("ONE", "es"), "key-1");
        call(plain, "POST", "/employers", Bodies.employer("TWO", "es"), "key-1");
        for (String fault : List.of("rate_limit", "internal_error", "third_party_error")) {
            plain.post("/_sandbox/faults", "{\"fault\": \"" + fault + "\"}");
            call("GET", "/employers", null);
        }

        assertThat(violations).isEmpty();
        assertThat(lines).isGreaterThan(1000);
        assertThat(seen).containsAll(declared());
    }

    private int reports() {
        int lines = 0;
        for (JsonNode report : plain.all("/contribution_reports")) {
            String path = "/contribution_reports/" + report.get("id").asString();
            call("GET", path, null);
            for (JsonNode item : call("GET", path + "/employee_breakdowns?page_size=100", null)
                    .json()
                    .get("items")) {
                lines += item.at("/health_insurance/employer_contributions").size();
                lines += item.at("/health_insurance/employee_contributions").size();
                call(
                        "GET",
                        path + "/employee_breakdowns/" + item.get("employee_id").asString(),
                        null);
            }
        }
        call("GET", "/contribution_reports?year=2026&month=10&status=open", null);
        String first = plain.get("/contribution_reports?year=2026&month=9").at("/items/0/id");
        call("POST", "/contribution_reports/" + first + "/finalize", null);
        call("POST", "/contribution_reports/" + first + "/finalize", null);
        call("GET", "/contribution_reports/" + first, null);
        call("GET", "/contribution_reports/" + first + "/employee_breakdowns", null);
        call("GET", "/contribution_reports/ctr_none", null);
        call("POST", "/contribution_reports/ctr_none/finalize", null);
        call("GET", "/contribution_reports/ctr_none/employee_breakdowns", null);
        call("GET", "/contribution_reports/" + first + "/employee_breakdowns/ee_none", null);
        return lines;
    }

    /** Every operation and status that the contract declares for what is imitated so far. */
    private Set<String> declared() {
        Set<String> declared = new TreeSet<>();
        contract.document().get("paths").properties().forEach(path -> {
            if (path.getKey().matches("/(employers|employees|contribution_reports).*")
                    && !path.getKey().matches(".*(health_insurance|salaries).*")) {
                path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .get("responses")
                                .propertyNames()
                                .forEach(status ->
                                        declared.add(operation.getKey().toUpperCase(Locale.ROOT) + " "
                                                + path.getKey().replaceAll("\\{\\w+}", "{}") + " " + status)));
            }
        });
        // The published list of employers declares a 404 that nothing in it can cause.
        declared.remove("GET /employers 404");
        // An id of the wrong form could cause this one; the stand-in says 404 to it, like to any unknown id.
        declared.remove("GET /employees/{} 400");
        return declared;
    }

    @Test
    void theValidatorSeesEachKindOfMistake() {
        String employer =
                plain.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
        plain.post("/employees", Bodies.employee(employer, "0007", "ie", "2024-05-01"));
        String report = plain.get("/contribution_reports").at("/items/0/id");
        String path = "/contribution_reports/" + report + "/employee_breakdowns";
        String good = plain.get(path).text();

        assertThat(wrong(path, good)).isEmpty();
        assertThat(wrong(path, good.replaceFirst("\"currency\":\"eur\",", ""))).isNotEmpty();
        assertThat(wrong(path, good.replaceFirst("\"currency\":\"eur\"", "\"currency\":\"EUR\"")))
                .isNotEmpty();
        assertThat(wrong(path, good.replaceFirst("\"amount\":", "\"amont\":"))).isNotEmpty();
        assertThat(wrong(path, good.replaceFirst("\"amount\":([0-9.]+)", "\"amount\":\"$1\"")))
                .isNotEmpty();
        assertThat(wrong(path, good.replaceFirst("\"from_date\":\"2026-", "\"from_date\":\"2026-19-")))
                .isNotEmpty();
        assertThat(wrong(path, good.replaceFirst("\"ct_", "\"tc_"))).isNotEmpty();
        assertThat(wrong(path, good.replaceFirst("\\{", "{\"extra\":1,"))).isNotEmpty();
        assertThat(wrong(path, good.replaceFirst("\"finalized_at\":null", "\"finalized_at\":\"yesterday\"")))
                .isNotEmpty();
        assertThat(wrong(path + "/of/nobody", good)).isNotEmpty();
        assertThat(contract.violations("PATCH", path, 200, "application/json", good))
                .isNotEmpty();
        assertThat(contract.violations("GET", path, 200, "text/plain", good)).isNotEmpty();
        assertThat(contract.violations("GET", path, 201, "application/json", good))
                .isNotEmpty();
    }

    private List<String> wrong(String path, String body) {
        return contract.violations("GET", path, 200, "application/json", body);
    }

    @Test
    void theCountriesAreThePublishedOnes() {
        Set<String> published = new TreeSet<>();
        contract.document().at("/components/schemas/CountryCode/enum").forEach(code -> published.add(code.asString()));

        assertThat(FieldRules.COUNTRIES).isEqualTo(published);
    }
}
