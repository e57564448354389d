package io.tieout.kota;

import static io.tieout.kota.ScriptedServer.dropped;
import static io.tieout.kota.ScriptedServer.json;
import static io.tieout.kota.ScriptedServer.problem;
import static io.tieout.kota.ScriptedServer.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.kota.ScriptedServer.Request;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire for each operation. */
class KotaCallsTest {

    private static final String EMPLOYER =
            "{\"id\":\"er_1\",\"legal_name\":\"Acme\",\"legal_address\":{\"line1\":\"1\"},\"contact\":{\"name\":\"A\"}}";
    private static final String EMPLOYEE = "{\"id\":\"ee_1\",\"first_name\":\"A\",\"employer_id\":\"er_1\"}";
    private static final String REPORT =
            "{\"id\":\"ctr_1\",\"employer_id\":\"er_1\",\"period\":{\"from_date\":\"2026-10-01\",\"to_date\":\"2026-10-31\"},"
                    + "\"status\":\"open\",\"created_at\":\"2026-10-01T02:00:00Z\",\"last_updated_at\":\"2026-10-01T03:00:00+01:00\"}";

    private static final String SALARY = "{\"id\":\"sal_1\",\"employee_id\":\"ee_1\",\"amount\":46000.10,\"currency\":"
            + "\"eur\",\"pay_frequency\":\"annual\",\"effective_from\":\"2026-09-15\"}";

    private final ScriptedServer server = new ScriptedServer();
    private final Kota kota = Kota.connect(Settings.of(server.url() + "/"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAskForTheLargestPageWithTheKeyAndWithoutAPlatform() {
        server.answers(json(200, "{\"items\":[" + EMPLOYER + "],\"page\":3,\"total_count\":201}"));
        assertThat(kota.employers(3).items()).hasSize(1);
        Request request = server.requests.get(0);
        assertThat(request.method() + " " + request.target()).isEqualTo("GET /employers?page=3&page_size=100");
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer " + Settings.KEY)
                .containsEntry("accept", "application/json, application/problem+json")
                .doesNotContainKeys("x-platform-id", "idempotency-key", "cookie");
    }

    @Test
    void everyOperationHasItsPathAndMethod() {
        server.answersBy(request -> {
            String target = request.target();
            if (request.method().equals("GET") && target.contains("page=")) {
                return json(200, "{\"items\":[],\"total_count\":0,\"has_next_page\":false}");
            }
            return json(200, target.startsWith("/employers") ? EMPLOYER : target.startsWith("/e") ? EMPLOYEE : REPORT);
        });
        RequestBody body = kota.bodyOf(new UpdateEmployer("Acme", null, null, null, null, null));
        kota.employer("er_1");
        kota.createEmployer(body, "k1");
        kota.updateEmployer("er_1", body);
        kota.employees(2);
        kota.employeesWithRef("er_1", "A+1 &ü/%");
        kota.employee("ee_1");
        kota.createEmployee(body, "k2");
        kota.updateEmployee("ee_1", body);
        kota.contributionReports("er_1", YearMonth.of(2026, 9));
        kota.contributionReport("ctr_1");
        kota.employeeBreakdowns("ctr_1", 4);
        kota.offboardEmployer("er_1", "k3");
        kota.cancelOffboarding("ee_1", "k4");
        kota.finalizeReport("ctr_1");
        kota.contributionReports(new ReportFilter(null, "Acme & Co", "open", 2026, null));
        assertThat(server.requests)
                .extracting(request -> request.method() + " " + request.target())
                .containsExactly(
                        "GET /employers/er_1",
                        "POST /employers",
                        "PUT /employers/er_1",
                        "GET /employees?page=2&page_size=100",
                        "GET /employees?employer_id=er_1&metadata_id=A%2B1%20%26%C3%BC%2F%25&page=1&page_size=100",
                        "GET /employees/ee_1",
                        "POST /employees",
                        "PUT /employees/ee_1",
                        "GET /contribution_reports?employer_id=er_1&year=2026&month=9&page=1&page_size=100",
                        "GET /contribution_reports/ctr_1",
                        "GET /contribution_reports/ctr_1/employee_breakdowns?page=4&page_size=100",
                        "POST /employers/er_1/offboard",
                        "POST /employees/ee_1/offboard/cancel",
                        "POST /contribution_reports/ctr_1/finalize",
                        "GET /contribution_reports?external_customer_id=Acme%20%26%20Co&status=open&year=2026"
                                + "&page=1&page_size=100");
        assertThat(server.requests.get(1).headers())
                .containsEntry("idempotency-key", "k1")
                .containsEntry("content-type", "application/json");
        assertThat(server.requests.get(2).headers()).doesNotContainKey("idempotency-key");
        assertThat(server.requests.get(2).text()).isEqualTo("{\"legal_name\":\"Acme\"}");
    }

    @Test
    void writesWithoutABodySendNoneAndFinalizingSendsNoKey() {
        server.answersBy(request -> json(
                200,
                request.target().startsWith("/employers")
                        ? EMPLOYER
                        : request.target().startsWith("/e") ? EMPLOYEE : REPORT));
        kota.offboardEmployer("er_1", "k3");
        kota.cancelOffboarding("ee_1", "k4");
        kota.finalizeReport("ctr_1");
        assertThat(server.requests).allSatisfy(request -> {
            assertThat(request.body()).isEmpty();
            assertThat(request.headers()).containsEntry("content-length", "0").doesNotContainKey("content-type");
        });
        assertThat(server.requests.get(0).headers()).containsEntry("idempotency-key", "k3");
        assertThat(server.requests.get(1).headers()).containsEntry("idempotency-key", "k4");
        assertThat(server.requests.get(2).headers()).doesNotContainKey("idempotency-key");
    }

    @Test
    void anOffboardingSaysWhenAndWhy() {
        server.answers(json(200, EMPLOYEE.replace("}", ",\"offboard_on\":\"2026-10-25T00:00:00Z\"}")));
        RequestBody body = kota.bodyOf(new OffboardEmployee(Instant.parse("2026-10-25T00:00:00Z"), "Resignation"));
        assertThat(kota.offboardEmployee("ee_1", body, "k1").offboard_on()).isEqualTo("2026-10-25T00:00:00Z");
        Request request = server.requests.get(0);
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /employees/ee_1/offboard");
        assertThat(request.headers()).containsEntry("idempotency-key", "k1");
        assertThat(request.text())
                .isEqualTo("{\"offboard_on\":\"2026-10-25T00:00:00Z\",\"offboard_reason\":\"Resignation\"}");
    }

    @Test
    void salariesAreMadeListedAndReadWithTheirDigits() {
        server.answersBy(request -> json(
                200, request.target().contains("page=") ? "{\"items\":[" + SALARY + "],\"total_count\":1}" : SALARY));
        RequestBody body =
                kota.bodyOf(new CreateSalary(new BigDecimal("46000.00"), "eur", "annual", LocalDate.of(2026, 9, 15)));
        assertThat(kota.createSalary("ee_1", body, "k1").amount()).isEqualTo(new BigDecimal("46000.10"));
        assertThat(kota.salaries("ee_1", 2).items()).extracting(Salary::id).containsExactly("sal_1");
        assertThat(kota.salary("ee_1", "sal_1").effective_from()).isEqualTo("2026-09-15");
        assertThat(kota.currentSalary("ee_1")).map(Salary::id).contains("sal_1");
        assertThat(server.requests)
                .extracting(request -> request.method() + " " + request.target())
                .containsExactly(
                        "POST /employees/ee_1/salaries",
                        "GET /employees/ee_1/salaries?page=2&page_size=100",
                        "GET /employees/ee_1/salaries/sal_1",
                        "GET /employees/ee_1/salaries/current");
        assertThat(server.requests.get(0).headers()).containsEntry("idempotency-key", "k1");
        assertThat(server.requests.get(0).text())
                .isEqualTo("{\"amount\":46000.00,\"currency\":\"eur\",\"pay_frequency\":\"annual\","
                        + "\"effective_from\":\"2026-09-15\"}");
    }

    @Test
    void whatKotaDoesNotHaveIsEmptyButAGatewaysPageIsAFailure() {
        server.answers(problem(404, "{\"error_code\":\"not_found\"}"));
        assertThat(kota.currentSalary("ee_1")).isEmpty();
        assertThat(kota.employeeBreakdown("ctr_1", "ee_1")).isEmpty();
        assertThat(server.requests.get(1).target()).isEqualTo("/contribution_reports/ctr_1/employee_breakdowns/ee_1");
        server.answers(raw(404, Map.of("Content-Type", "text/html"), "<html>no such host"));
        assertThatThrownBy(() -> kota.currentSalary("ee_1")).isInstanceOf(KotaException.class);
        assertThatThrownBy(() -> kota.employeeBreakdown("ctr_1", "ee_1")).isInstanceOf(KotaException.class);
    }

    @Test
    void everyHostedSessionIsAFreshOneWithoutAKey() {
        server.answers(
                dropped(),
                json(200, "{\"link\":\"https://h.example/s/1\",\"expiry\":\"2026-10-09T11:30:00Z\"}"),
                json(200, "{\"link\":\"https://h.example/s/2\",\"expiry\":\"2026-10-09T11:30:00Z\"}"));
        assertThat(kota.hostedSession("er_1", "ee_1").link()).endsWith("/1");
        assertThat(kota.hostedSession("er_1", "ee_1").link()).endsWith("/2");
        assertThat(server.requests).hasSize(3).allSatisfy(request -> {
            assertThat(request.method() + " " + request.target()).isEqualTo("POST /hosted/sessions");
            assertThat(request.text()).isEqualTo("{\"employer_id\":\"er_1\",\"employee_id\":\"ee_1\"}");
            assertThat(request.headers()).doesNotContainKey("idempotency-key");
        });
    }

    @Test
    void aReportThatOurOwnLostTryFinalizedCountsAsFinalized() {
        String done = REPORT.replace("open", "finalized");
        server.answers(dropped(), json(200, done));
        assertThat(kota.finalizeReport("ctr_1").status()).isEqualTo("finalized");
        assertThat(server.requests).extracting(Request::method).containsExactly("POST", "GET");
    }

    @Test
    void aLostTryThatDidNotFinalizeIsMadeAgainAfterALook() {
        String done = REPORT.replace("open", "finalized");
        server.answers(
                dropped(), json(200, REPORT), problem(400, "{\"error_code\":\"invalid_state\"}"), json(200, done));
        assertThat(kota.finalizeReport("ctr_1").status()).isEqualTo("finalized");
        assertThat(server.requests).extracting(Request::method).containsExactly("POST", "GET", "POST", "GET");
    }

    @Test
    void aReportThatWasFinalBeforeIsRefused() {
        server.answers(problem(429, "{}"), problem(400, "{\"error_code\":\"invalid_state\"}"));
        assertThatThrownBy(() -> kota.finalizeReport("ctr_1")).hasMessageContaining("invalid_state");
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void eventsEndpointsQuotesAndOffersHaveTheirPaths() {
        String event =
                "{\"id\":\"evt_1\",\"type\":\"employer.created\",\"created\":\"2026-10-16T15:31:09Z\",\"data\":null}";
        String quote = "{\"id\":\"erhq_1\",\"employer_id\":\"er_1\",\"employee_id\":\"ee_1\",\"status\":\"accepted\"}";
        server.answersBy(request -> {
            String target = request.target();
            String body = target.contains("replay")
                    ? "{\"event_id\":\"evt_1\",\"deliveries\":[{\"delivery_id\":\"evtd_1\",\"success\":false,"
                            + "\"response_status_code\":null,\"elapsed_time_ms\":10000.0}]}"
                    : target.contains("webhooks")
                            ? "{\"id\":\"whe_1\",\"endpoint_url\":\"https://x\",\"subscribed_events\":[\"employer.created\"]}"
                            : target.contains("health") ? quote : event;
            return json(200, target.contains("page=") ? "{\"total_count\":1,\"items\":[" + body + "]}" : body);
        });
        assertThat(kota.events(EventFilter.after(Instant.parse("2026-10-10T00:00:00Z")), 3)
                        .items())
                .extracting(Event::at)
                .containsExactly(Instant.parse("2026-10-16T15:31:09Z"));
        kota.events(new EventFilter(null, null, "v2"), 1);
        assertThat(kota.event("evt_1").data()).isNull();
        assertThat(kota.replayEvent("evt_1").deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.success()).isFalse();
            assertThat(delivery.response_status_code()).isNull();
            assertThat(delivery.elapsed_time_ms()).isEqualTo(new BigDecimal("10000.0"));
        });
        assertThat(kota.webhookEndpoints()).extracting(WebhookEndpoint::id).containsExactly("whe_1");
        assertThat(kota.webhookEndpoint("whe_1").subscribed_events()).containsExactly("employer.created");
        assertThat(kota.employerQuotes("er_1")).extracting(EmployerQuote::id).containsExactly("erhq_1");
        assertThat(kota.employerQuote("er_1", "erhq_1").status()).isEqualTo("accepted");
        assertThat(kota.employeeOffers("ee_1"))
                .extracting(EmployeeOffer::employee_id)
                .containsExactly("ee_1");
        assertThat(kota.employeeOffer("ee_1", "eeho_1").required_action()).isNull();
        assertThat(server.requests)
                .extracting(request -> request.method() + " " + request.target())
                .containsExactly(
                        "GET /events?created_after=2026-10-10T00%3A00%3A00Z&order_direction=asc&page=3&page_size=100",
                        "GET /events?version=v2&page=1&page_size=100",
                        "GET /events/evt_1",
                        "POST /events/evt_1/replay",
                        "GET /webhooks/endpoints?page=1&page_size=100",
                        "GET /webhooks/endpoints/whe_1",
                        "GET /employers/er_1/health_insurance/quotes?page=1&page_size=100",
                        "GET /employers/er_1/health_insurance/quotes/erhq_1",
                        "GET /employees/ee_1/health_insurance/offers?page=1&page_size=100",
                        "GET /employees/ee_1/health_insurance/offers/eeho_1");
        assertThat(server.requests.get(3).headers()).doesNotContainKey("idempotency-key");
    }

    @Test
    void aMonthWithoutItsYearIsNotAsked() {
        assertThatThrownBy(() -> new ReportFilter("er_1", null, null, null, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheExactRefOfThatEmployerIsFoundOverAllPagesOfThePartialFilter() {
        server.answersBy(request -> json(
                200,
                request.target().contains("&page=1&")
                        ? "{\"total_count\":6,\"items\":[" + person("ee_1", "er_1", "{\"id\":\"EMP-10\"}") + ","
                                + person("ee_2", "er_1", "{\"id\":\"emp-1\"}") + ","
                                + person("ee_3", "er_1", "{\"id\":\"EMP-1\"}") + "]}"
                        : "{\"total_count\":6,\"items\":[" + person("ee_4", "er_2", "{\"id\":\"EMP-1\"}") + ","
                                + person("ee_5", "er_1", "null") + ","
                                + person("ee_6", "er_1", "{\"id\":\"EMP-1\",\"tieout\":\"9\"}") + "]}"));
        assertThat(kota.employeesWithRef("er_1", "EMP-1"))
                .extracting(Employee::id)
                .containsExactly("ee_3", "ee_6");
    }

    private static String person(String id, String employer, String metadata) {
        return "{\"id\":\"" + id + "\",\"employer_id\":\"" + employer + "\",\"metadata\":" + metadata + "}";
    }

    @Test
    void reportsThatWereNotAskedForAreLeftOut() {
        server.answers(json(
                200,
                "{\"items\":[" + REPORT + "," + REPORT.replace("ctr_1", "ctr_2").replace("er_1", "er_2") + ","
                        + REPORT.replace("ctr_1", "ctr_3")
                                .replace("2026-10-01\",\"", "2026-09-01\",\"")
                                .replace("2026-10-31", "2026-09-30")
                        + "],\"has_next_page\":false}"));
        assertThat(kota.contributionReports("er_1", YearMonth.of(2026, 10)))
                .extracting(ContributionReport::id)
                .containsExactly("ctr_1");
    }

    @Test
    void aFilterThatTheFarSideDoesNotKnowStillHolds() {
        String customer = REPORT.replace("\"employer_id\"", "\"external_customer_id\":\"c1\",\"employer_id\"");
        server.answers(json(
                200,
                "{\"items\":[" + REPORT + "," + customer.replace("ctr_1", "ctr_2") + ","
                        + customer.replace("ctr_1", "ctr_3").replace("open", "finalized") + ","
                        + customer.replace("ctr_1", "ctr_4").replace("2026-10", "2025-12")
                        + "],\"has_next_page\":false}"));
        assertThat(ids(new ReportFilter(null, null, null, null, null)))
                .containsExactly("ctr_1", "ctr_2", "ctr_3", "ctr_4");
        assertThat(ids(new ReportFilter("er_2", null, null, null, null))).isEmpty();
        assertThat(ids(new ReportFilter("er_1", "c1", "open", 2026, null))).containsExactly("ctr_2");
        assertThat(ids(new ReportFilter(null, "c1", null, 2025, 12))).containsExactly("ctr_4");
        assertThat(ids(new ReportFilter(null, null, "finalized", null, null))).containsExactly("ctr_3");
    }

    private List<String> ids(ReportFilter filter) {
        return kota.contributionReports(filter).stream()
                .map(ContributionReport::id)
                .toList();
    }

    @Test
    void connectionsAreUsedAgain() {
        server.answers(json(200, EMPLOYER));
        for (int i = 0; i < 20; i++) {
            kota.employer("er_1");
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void anIdempotencyKeyThatKotaWouldRefuseIsRefusedHere() {
        RequestBody body = kota.bodyOf(new UpdateEmployer("Acme", null, null, null, null, null));
        assertThatThrownBy(() -> kota.createEmployer(body, "k".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kota.createEmployee(body, "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void withoutAKeyOrOverPlainHttpNothingIsSent() {
        assertThatThrownBy(
                        () -> Kota.connect(KotaProperties.of(server.url(), "")).employer("er_1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("KOTA_API_KEY is not set");
        assertThatThrownBy(() -> Kota.connect(KotaProperties.of("http://kota.example", "k"))
                        .employer("er_1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Use https://");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void bodiesHaveKotasNamesInDeclaredOrderAndAreTheSameInEveryProcess() {
        RequestBody body = kota.bodyOf(new CreateEmployer(
                "Acme",
                null,
                new Address("1 Quay", null, null, "Cork", null, "T12", "ie"),
                new Contact("Åsa O'Brien", "a@b.example"),
                LocalDate.of(2027, 1, 1),
                Map.of("tieout", "7", "id", "0042")));
        assertThat(new String(body.json(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"legal_name\":\"Acme\",\"legal_address\":{\"line1\":\"1 Quay\",\"city\":\"Cork\","
                        + "\"postal_code\":\"T12\",\"country_code\":\"ie\"},\"contact\":{\"name\":\"Åsa O'Brien\","
                        + "\"email\":\"a@b.example\"},\"earliest_benefits_start_date\":\"2027-01-01\","
                        + "\"metadata\":{\"id\":\"0042\",\"tieout\":\"7\"}}");
        assertThat(body.sha256()).matches("[0-9a-f]{64}");
    }
}
