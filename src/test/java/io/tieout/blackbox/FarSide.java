package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Kota holds, read page by page as anybody could. */
final class FarSide {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String apiKey;

    FarSide(String url, String apiKey) {
        this.url = url;
        this.apiKey = apiKey;
    }

    /** {@code employer ref, ref, last name, city} of all employees; fails when one is there twice. */
    List<String> everybodyOnce() throws IOException, InterruptedException {
        Map<String, String> employers = new HashMap<>();
        for (JsonNode employer : all("/employers")) {
            employers.put(employer.path("id").asString(""), ref(employer));
        }
        assertThat(employers.values()).as("employers at the far side").doesNotHaveDuplicates();
        List<JsonNode> employees = all("/employees");
        assertThat(employees)
                .as("employees at the far side")
                .extracting(item -> item.path("employer_id").asString("") + " " + ref(item))
                .doesNotHaveDuplicates();
        return employees.stream()
                .map(item -> String.join(
                        " ",
                        employers.getOrDefault(item.path("employer_id").asString(""), "(no employer)"),
                        ref(item),
                        item.path("last_name").asString(""),
                        item.path("home_address").path("city").asString("")))
                .sorted()
                .toList();
    }

    /** {@code employer ref, ref, status, mail address} of all employees, however often one is there. */
    List<String> everybody() throws IOException, InterruptedException {
        Map<String, String> employers = new HashMap<>();
        for (JsonNode employer : all("/employers")) {
            employers.put(employer.path("id").asString(""), ref(employer));
        }
        return all("/employees").stream()
                .map(item -> String.join(
                        " ",
                        employers.getOrDefault(item.path("employer_id").asString(""), "(no employer)"),
                        ref(item),
                        item.path("status").asString(""),
                        item.path("email").asString("")))
                .sorted()
                .toList();
    }

    /** Somebody else writes a person into Kota. */
    void hire(Person person) throws IOException, InterruptedException {
        String employer = all("/employers").stream()
                .filter(one -> ref(one).equals(person.company().ref()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString("");
        String country = person.company().country().toLowerCase(Locale.ROOT);
        Map<String, Object> body = new HashMap<>(Map.of(
                "employer_id", employer,
                "first_name", person.firstName(),
                "last_name", person.lastName(),
                "date_of_birth", person.birth().toString(),
                "sex_at_birth", person.sex(),
                "national_tax_id", person.taxId(),
                "start_on", person.start().toString(),
                "phone_number", person.phone(),
                "email", person.email(),
                "metadata", Map.of("id", person.ref())));
        body.put(
                "home_address",
                Map.of(
                        "line1", person.line1(),
                        "city", person.city(),
                        "postal_code", person.postalCode(),
                        "country_code", country));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/employees"))
                        .header("Authorization", "Bearer " + apiKey)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String ref(JsonNode item) {
        return item.path("metadata").path("id").asString("");
    }

    private List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        for (int page = 1; ; page++) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + path + "?page_size=100&page=" + page))
                            .header("Authorization", "Bearer " + apiKey)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answered " + answer.statusCode());
            }
            JsonNode body = JSON.readTree(answer.body());
            body.path("items").forEach(items::add);
            if (body.path("items").isEmpty()
                    || items.size() >= body.path("total_count").asInt()) {
                return items;
            }
        }
    }
}
