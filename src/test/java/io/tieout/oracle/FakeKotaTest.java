package io.tieout.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The plainest client there can be gets everybody in once, and reads every line back, in spite of the troubles. */
class FakeKotaTest {

    private final FakeWorld world = new FakeWorld(7, 130, 2, YearMonth.of(2026, 9));
    private final HttpClient http = HttpClient.newHttpClient();
    private String url = "";

    @BeforeEach
    void start() throws IOException {
        FakeServer server = new FakeServer(new FakeApi(world), "k", new FakeTrouble(7, true), new FakeJournal(null));
        url = "http://127.0.0.1:" + server.start(0);
    }

    @Test
    void everybodyIsCreatedOnceAndEveryLineIsReadBack() throws Exception {
        Map<String, String> employerIds = new HashMap<>();
        for (Person person : world.people()) {
            String employer = person.company().ref();
            if (!employerIds.containsKey(employer)) {
                employerIds.put(employer, create("/employers", company(person.company())));
            }
            create("/employees", employee(person, employerIds.get(employer)));
        }
        List<JsonNode> everybody = all("/employees?page_size=100");
        assertThat(everybody).hasSize(130);
        assertThat(everybody)
                .extracting(item -> item.path("metadata").path("id").asString())
                .doesNotHaveDuplicates();
        assertThat(all("/employees?page_size=50&metadata_id="
                        + world.people().get(9).ref()))
                .hasSize(1);

        Map<String, BigDecimal> read = new HashMap<>();
        for (JsonNode report : all("/contribution_reports?page_size=7")) {
            String id = report.path("id").asString();
            for (JsonNode person : all("/contribution_reports/" + id + "/employee_breakdowns?page_size=40")) {
                for (JsonNode side : person.path("health_insurance")) {
                    side.forEach(line -> read.put(
                            line.path("id").asString(), line.path("amount").decimalValue()));
                }
            }
        }
        Map<String, BigDecimal> wanted = new HashMap<>();
        world.reports().forEach(report -> report.charges().forEach(line -> wanted.put(line.id(), line.amount())));
        assertThat(read.keySet()).isEqualTo(wanted.keySet());
        read.forEach((id, amount) -> assertThat(amount).isEqualByComparingTo(wanted.get(id)));
    }

    @Test
    void aWrongKeyAPageTooLargeAndAnUnknownEmployerAreRefused() throws Exception {
        HttpResponse<String> stranger = http.send(
                HttpRequest.newBuilder(URI.create(url + "/employers"))
                        .header("Authorization", "Bearer other")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(call("GET", "/employers?page_size=101", "", "")
                        .path("error_code")
                        .asString())
                .isEqualTo("invalid_request");
        assertThat(call("POST", "/employees", employee(world.people().get(0), "er_nobody"), "a")
                        .path("status")
                        .asInt())
                .isEqualTo(400);
    }

    private String create(String path, String body) throws Exception {
        return call("POST", path, body, path + body.hashCode()).path("id").asString();
    }

    private static String company(Company company) {
        ObjectNode body = FakeAnswer.JSON.createObjectNode();
        body.put("legal_name", company.legalName());
        body.putObject("legal_address").put("line1", company.line1());
        body.putObject("contact").put("name", "Pat");
        body.putObject("metadata").put("id", company.ref());
        return body.toString();
    }

    private static String employee(Person person, String employerId) {
        ObjectNode body = FakeAnswer.JSON.createObjectNode();
        body.put("employer_id", employerId);
        body.put("first_name", person.firstName());
        body.put("last_name", person.lastName());
        body.put("date_of_birth", person.birth().toString());
        body.put("sex_at_birth", person.sex());
        body.put("national_tax_id", person.taxId());
        body.put("start_on", person.start().toString());
        body.put("phone_number", person.phone());
        body.put("email", person.email());
        body.putObject("home_address").put("line1", person.line1());
        body.putObject("metadata").put("id", person.ref());
        return body.toString();
    }

    /** Every page of a list, by counting. */
    private List<JsonNode> all(String path) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        int total;
        do {
            JsonNode page = call("GET", path + "&page=" + (pages.size() + 1), "", "");
            assertThat(pages.add(page.toString())).isTrue();
            page.path("items").forEach(items::add);
            total = page.path("total_count").asInt();
            if (page.has("has_next_page")) {
                assertThat(page.path("has_next_page").asBoolean()).isEqualTo(items.size() < total);
            }
        } while (items.size() < total);
        return items;
    }

    private JsonNode call(String method, String path, String body, String key) throws Exception {
        for (int attempt = 0; ; attempt++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                    .header("Authorization", "Bearer k")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!key.isEmpty()) {
                request.header("Idempotency-Key", URLEncoder.encode(key, StandardCharsets.UTF_8));
            }
            try {
                HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 429) {
                    return FakeAnswer.JSON.readTree(answer.body());
                }
            } catch (IOException lost) {
                if (attempt > 5) {
                    throw lost;
                }
            }
        }
    }
}
