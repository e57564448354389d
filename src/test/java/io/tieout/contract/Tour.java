package io.tieout.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Calls every operation of a stand-in over plain HTTP so that each declared status comes once. It judges nothing: what
 * is watched meanwhile is held against the contract afterwards, and what was not offered is missing there.
 */
public final class Tour {

    private static final String NOBODY = "none";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String key;

    public Tour(String url, String key) {
        this.url = url;
        this.key = key;
    }

    public void run() throws IOException, InterruptedException {
        send("POST", "/_sandbox/webhook_endpoints", "{\"url\": \"http://127.0.0.1:9/\", \"tries\": 1}");
        String employer = id(send("POST", "/employers", employer()));
        String employee = id(send("POST", "/employees", employee(employer, "TOUR-1")));
        employers(employer);
        employees(employer, employee);
        salaries(employee);
        hosted(employer, employee);
        offerings(employer, employee);
        reports();
        leaving(employer, employee);
        events();
        troubles();
    }

    private void employers(String employer) throws IOException, InterruptedException {
        send("POST", "/employers", "{\"legal_name\": 1}");
        get("/employers", "/employers?filter=pending,active", "/employers?filter=nope");
        get("/employers/" + employer, "/employers/er_none");
        send("PUT", "/employers/" + employer, "{\"legal_name\": \"Tour Limited\"}");
        send("PUT", "/employers/" + employer, "{\"nickname\": \"x\"}");
        send("PUT", "/employers/er_none", "{}");
    }

    private void employees(String employer, String employee) throws IOException, InterruptedException {
        send("POST", "/employees", "{}");
        get("/employees?employer_id=" + employer, "/employees?metadata_id=tour", "/employees?page_size=0");
        get("/employees/" + employee, "/employees/ee_none");
        send("PUT", "/employees/" + employee, "{\"email\": \"tour@people.test\"}");
        send("PUT", "/employees/" + employee, "{\"email\": 7}");
        send("PUT", "/employees/ee_none", "{}");
    }

    private void salaries(String employee) throws IOException, InterruptedException {
        String path = "/employees/" + employee + "/salaries";
        get(path + "/current");
        String salary = "{\"amount\": 4210.55, \"currency\": \"eur\", \"pay_frequency\": \"monthly\","
                + " \"effective_from\": \"2026-01-01\"}";
        String id = id(send("POST", path, salary));
        send("POST", path, salary.replace("4210.55", "0"));
        send("POST", "/employees/ee_none/salaries", salary);
        get(path, path + "?page_size=0", "/employees/ee_none/salaries");
        get(path + "/current", path + "/" + id, path + "/sal_none");
    }

    private void hosted(String employer, String employee) throws IOException, InterruptedException {
        String session = "{\"employer_id\": \"%s\", \"employee_id\": \"%s\"}";
        send("POST", "/hosted/sessions", session.formatted(employer, employee));
        send("POST", "/hosted/sessions", session.formatted(employer, "ee_none"));
    }

    private void offerings(String employer, String employee) throws IOException, InterruptedException {
        String action = " \"status\": \"action_required\", \"required_action\": {\"reason\": \"Documents\","
                + " \"reason_description\": \"A form is missing.\", \"code\": \"missing_form\","
                + " \"due_at\": \"2026-12-01\"}}";
        String quote = id(send("POST", "/_sandbox/quotes", "{\"employer_id\": \"" + employer + "\"," + action));
        String offer = id(send("POST", "/_sandbox/offers", "{\"employee_id\": \"" + employee + "\"," + action));
        String quotes = "/employers/" + employer + "/health_insurance/quotes";
        String offers = "/employees/" + employee + "/health_insurance/offers";
        get(quotes, quotes + "/" + quote, quotes + "/erhq_none");
        get(offers, offers + "/" + offer, offers + "/eeho_none", "/employees/ee_none/health_insurance/offers");
    }

    private void reports() throws IOException, InterruptedException {
        JsonNode first = send("GET", "/contribution_reports?year=2026&month=10&status=open,finalized", null)
                .path("items")
                .path(0);
        String report = "/contribution_reports/" + id(first);
        String breakdowns = report + "/employee_breakdowns";
        String covered = send("GET", breakdowns + "?page=1&page_size=100", null)
                .at("/items/0/employee_id")
                .asString(NOBODY);
        get(report, "/contribution_reports/ctr_none", "/contribution_reports/ctr_none/employee_breakdowns");
        get(breakdowns + "/" + covered, breakdowns + "/ee_none");
        for (String path : List.of(report, report, "/contribution_reports/ctr_none")) {
            send("POST", path + "/finalize", null);
        }
    }

    private void leaving(String employer, String employee) throws IOException, InterruptedException {
        String now = send("GET", "/_sandbox/clock", null).path("now").asString("2026-11-01");
        String soon = LocalDate.parse(now.substring(0, 10)).plusDays(9) + "T12:00:00Z";
        String path = "/employees/" + employee + "/offboard";
        send("POST", path + "/cancel", null);
        send("POST", "/employees/ee_none/offboard/cancel", null);
        send("POST", path, "{}");
        send("POST", path, "{\"offboard_on\": \"" + soon + "\", \"offboard_reason\": \"Resignation\"}");
        send("POST", path + "/cancel", null);
        send("POST", "/employers/" + employer + "/offboard", null);
        send("POST", "/employers/" + employer + "/offboard", null);
    }

    private void events() throws IOException, InterruptedException {
        get("/events?version=v2&order_direction=asc&page_size=100", "/events?created_after=2026-01-01T00%3A00%3A00Z");
        get("/events?order_direction=up");
        for (String version : List.of("v1", "v2")) {
            String event = id(send("GET", "/events?version=" + version, null)
                    .path("items")
                    .path(0));
            get("/events/" + event);
            send("POST", "/events/" + event + "/replay", null);
        }
        get("/events/evt_none");
        send("POST", "/events/evt_none/replay", null);
        String endpoint =
                id(send("GET", "/webhooks/endpoints", null).path("items").path(0));
        get("/webhooks/endpoints?page_size=0", "/webhooks/endpoints/" + endpoint, "/webhooks/endpoints/whe_none");
    }

    /** What may come from anywhere. */
    private void troubles() throws IOException, InterruptedException {
        call("GET", "/employers", null, "Bearer wrong", null);
        call("POST", "/employers", employer(), "Bearer " + key, "a-tour-key");
        call("POST", "/employers", employer().replace("Tour", "Other"), "Bearer " + key, "a-tour-key");
        for (String fault : List.of("rate_limit", "internal_error", "third_party_error")) {
            send("POST", "/_sandbox/faults", "{\"fault\": \"" + fault + "\"}");
            get("/employers");
        }
    }

    private void get(String... paths) throws IOException, InterruptedException {
        for (String path : paths) {
            send("GET", path, null);
        }
    }

    private JsonNode send(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        String once = method.equals("POST") ? UUID.randomUUID().toString() : null;
        return call(method, path, body, "Bearer " + key, once);
    }

    private JsonNode call(
            String method, String path, @Nullable String body, String authorization, @Nullable String idempotencyKey)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        try {
            return Contract.JSON.readTree(answer.body());
        } catch (JacksonException notJson) {
            return Contract.JSON.createObjectNode();
        }
    }

    private static String id(JsonNode record) {
        return record.path("id").asString(NOBODY);
    }

    private static String employer() {
        return """
                {"legal_name": "Tour Foods Limited", "registration_number": "712345",
                 "legal_address": {"line1": "Unit 4", "city": "Dublin", "postal_code": "D12 R6F4", "country_code": "ie"},
                 "contact": {"name": "Orla Devane", "email": "orla@tour.test"}, "metadata": {"id": "TOUR"}}""";
    }

    private static String employee(String employer, String ref) {
        return """
                {"employer_id": "%s", "first_name": "Cian", "last_name": "Tourson", "date_of_birth": "1994-11-02",
                 "sex_at_birth": "male", "home_address": {"line1": "17 Cedar Walk", "city": "Dublin",
                 "postal_code": "D12 R6F4", "country_code": "ie"}, "nationality": "ie", "national_tax_id": "9876544QA",
                 "start_on": "2024-05-01", "phone_number": "+353850000102", "email": "cian@tour.test",
                 "bank_account": {"account_number": "IE29AIBK93115212345678"}, "metadata": {"id": "%s"}}""".formatted(employer, ref);
    }
}
