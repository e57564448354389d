package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    /**
     * {@code employer ref, ref, last name, city} of all employees but those who ended; fails when one is there twice.
     */
    List<String> everybodyOnce() throws IOException, InterruptedException {
        Map<String, String> employers = new HashMap<>();
        for (JsonNode employer : all("/employers")) {
            employers.put(employer.path("id").asString(""), ref(employer));
        }
        assertThat(employers.values()).as("employers at the far side").doesNotHaveDuplicates();
        List<JsonNode> employees = all("/employees").stream()
                .filter(item -> !status(item).equals("inactive"))
                .toList();
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

    /** Refs of the employees of that status. */
    List<String> refsOf(String status) throws IOException, InterruptedException {
        return all("/employees").stream()
                .filter(item -> status(item).equals(status))
                .map(FarSide::ref)
                .sorted()
                .toList();
    }

    /** Kota's id of an employer. */
    String employerId(String ref) throws IOException, InterruptedException {
        return all("/employers").stream()
                .filter(item -> ref(item).equals(ref))
                .map(item -> item.path("id").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private static String status(JsonNode item) {
        return item.path("status").asString("");
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
