package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import io.tieout.contract.Contract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        seen.add(method + " "
                + path.replaceAll("\\?.*", "")
                        .replaceAll("/sal_\\w+", "/{}")
                        .replaceAll("/(er|ee|ctr|erhq|eeho|evt|whe)_\\w+", "/{}")
                + " " + reply.status());
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
        salariesAndSessions(employer, ann);
        offerings(employer, ann);
        eventsAndEndpoints();
        call("POST", "/employers/" + british + "/offboard", null);
        call("POST", "/employers/" + british + "/offboard", null);
        call(new Caller(standIn, "wrong"), "GET", "/employers", null, null);
        call(plain, "POST", "/employers", Bodies.employer("ONE", "es"), "key-1");
        call(plain, "POST", "/employers", Bodies.employer("ONE", "es"), "key-1");
        call(plain, "POST", "/employers", Bodies.employer("TWO", "es"), "key-1");
        for (String fault : List.of("rate_limit", "internal_error", "third_party_error", "forbidden")) {
            plain.post("/_sandbox/faults", "{\"fault\": \"" + fault + "\"}");
            call("GET", "/employers", null);
        }

        assertThat(violations).isEmpty();
        assertThat(lines).isGreaterThan(1000);
        assertThat(seen).containsAll(declared());
    }

    private void salariesAndSessions(String employer, String person) {
        String path = "/employees/" + person + "/salaries";
        call("GET", path + "/current", null);
        String salary = call("POST", path, """
                {"amount": 46000.50, "currency": "eur", "pay_frequency": "weekly", "effective_from": "2026-01-01"}""").at("/id");
        call("POST", path, "{}");
        call("POST", "/employees/ee_none/salaries", "{}");
        call("GET", path, null);
        call("GET", path + "?page=0", null);
        call("GET", "/employees/ee_none/salaries", null);
        call("GET", path + "/current", null);
        call("GET", path + "/" + salary, null);
        call("GET", path + "/sal_none", null);
        String session = "{\"employer_id\": \"" + employer + "\", \"employee_id\": \"" + person + "\"}";
        call("POST", "/hosted/sessions", session);
        call("POST", "/hosted/sessions", session.replace(employer, "er_none"));
        call("POST", "/hosted/sessions", "{}");
    }

    private void offerings(String employer, String person) {
        String action = """
                "status": "action_required", "required_action":
                 {"reason": "a", "reason_description": "b", "code": "c", "due_at": "2026-12-30"}""";
        String quote = plain.post("/_sandbox/quotes", "{\"employer_id\": \"" + employer + "\", " + action + "}")
                .at("/id");
        plain.post("/_sandbox/quotes", "{\"employer_id\": \"" + employer + "\", \"status\": \"pending_quote\"}");
        String offer = plain.post("/_sandbox/offers", "{\"employee_id\": \"" + person + "\", " + action + "}")
                .at("/id");
        plain.post("/_sandbox/offers", "{\"employee_id\": \"" + person + "\", \"status\": \"accepted\"}");
        String quotes = "/employers/" + employer + "/health_insurance/quotes";
        String offers = "/employees/" + person + "/health_insurance/offers";
        call("GET", quotes, null);
        call("GET", quotes + "?status=nope", null);
        call("GET", quotes + "/" + quote, null);
        call("GET", quotes + "/erhq_none", null);
        call("GET", offers, null);
        call("GET", "/employees/ee_none/health_insurance/offers", null);
        call("GET", offers + "/" + offer, null);
        call("GET", offers + "/eeho_none", null);
    }

    private void eventsAndEndpoints() {
        String endpoint = plain.post("/_sandbox/webhook_endpoints", "{\"url\": \"http://127.0.0.1:1/\", \"tries\": 1}")
                .at("/id");
        call("GET", "/webhooks/endpoints", null);
        call("GET", "/webhooks/endpoints?page=0", null);
        call("GET", "/webhooks/endpoints/" + endpoint, null);
        call("GET", "/webhooks/endpoints/whe_none", null);
        String event = call("GET", "/events?version=v1&page_size=100", null).at("/items/0/id");
        call("GET", "/events?version=v2&order_direction=asc&page_size=100", null);
        call("GET", "/events?version=3", null);
        call("GET", "/events/" + event, null);
        call("GET", "/events/evt_none", null);
        call("POST", "/events/" + event + "/replay", null);
        call("POST", "/events/evt_none/replay", null);
        plain.send("DELETE", "/_sandbox/webhook_endpoints/" + endpoint, null, null);
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
            if (path.getKey().matches("/(employers|employees|contribution_reports|hosted|events|webhooks).*")) {
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
    void everyKindOfDeliveryIsAsPublished() {
        String employer =
                plain.post("/employers", Bodies.employer("ACME", "ie")).at("/id");
        String person = plain.post("/employees", Bodies.employee(employer, "1", "ie", "2024-05-01"))
                .at("/id");
        try (Mailbox mailbox = new Mailbox(() -> 204)) {
            for (String version : List.of("v1", "v2")) {
                for (String envelope : List.of("superset", "published")) {
                    plain.post(
                            "/_sandbox/webhook_endpoints",
                            "{\"url\": \"" + mailbox.url() + "\", \"version\": \"" + version + "\", \"envelope\": \""
                                    + envelope + "\"}");
                }
            }
            plain.post("/_sandbox/clock", "{\"shift\": \"PT1M\"}");
            offerings(employer, person);
            String other =
                    plain.post("/employers", Bodies.employer("TWO", "ie")).at("/id");
            plain.post("/employees", Bodies.employee(other, "1", "ie", "2024-05-01"));
            String report = plain.get("/contribution_reports").at("/items/1/id");
            plain.post("/contribution_reports/" + report + "/finalize", "");
            plain.post("/employers/" + employer + "/offboard", "");
            plain.post("/_sandbox/clock", "{\"shift\": \"PT1M\"}");

            Set<String> kinds = new TreeSet<>();
            int expected = 4
                    * plain.all("/events?version=v1&created_after=2026-11-22T10:00:00Z")
                            .size();
            for (int i = 0; i < expected; i++) {
                Mailbox.Letter letter = mailbox.next();
                String version = letter.json().has("version") ? "V2" : "";
                String kind = webhook(letter.at("/type")) + version + "Webhook";
                kinds.add(kind);
                contract.schema("/components/schemas/" + kind)
                        .validate(letter.json().toString(), InputFormat.JSON)
                        .forEach(error -> violations.add(kind + ": " + error));
            }
            assertThat(violations).isEmpty();
            assertThat(kinds).hasSize(18);
        }
    }

    /** {@code employee.created} is EmployeeCreated. */
    private static String webhook(String type) {
        return Arrays.stream(type.split("[._]"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
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
