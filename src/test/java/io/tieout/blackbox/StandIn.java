package io.tieout.blackbox;

import io.tieout.contract.watch.Agent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The product's stand-in for Kota, in a process of its own. */
final class StandIn implements Opened.Thing {

    static final String KEY = "pk_test_blackbox";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern URL = Pattern.compile("(http://[^\\s/]+:\\d+)");

    private final Child child;
    private final Path data;
    private final String url;

    StandIn(Path folder) throws IOException, InterruptedException {
        this(folder, null);
    }

    /** @param seed lines that it charges, null for none */
    StandIn(Path folder, @Nullable Path seed) throws IOException, InterruptedException {
        this.data = Files.createDirectories(folder.resolve("standin"));
        List<String> command = new ArrayList<>(List.of(Child.java(), "-XX:TieredStopAtLevel=1"));
        command.addAll(Child.archive());
        command.addAll(Agent.arguments());
        command.addAll(
                List.of("-jar", Child.jar(), "standin", "--port", "0", "--api-key", KEY, "--data", data.toString()));
        if (seed != null) {
            command.addAll(List.of("--seed", seed.toString()));
        }
        this.child = Child.start(
                folder, Map.of("TIEOUT_HOME", folder.resolve("standin-home").toString()), command);
        this.url = child.waitForOrClose(URL, Duration.ofSeconds(60));
    }

    String url() {
        return url;
    }

    /** The far side's own record of its reports. */
    Path reports() {
        return data.resolve("reports.jsonl");
    }

    /** Moves the far side's clock on. */
    void advance(Duration by) throws IOException, InterruptedException {
        sandbox("clock", "{\"shift\":\"" + by + "\"}");
    }

    /** The next so many calls of that method and path meet the fault. */
    void fault(String kind, String method, String path, int times) throws IOException, InterruptedException {
        sandbox(
                "faults",
                "{\"fault\":\"%s\",\"method\":\"%s\",\"path\":\"%s\",\"times\":%d}"
                        .formatted(kind, method, path, times));
    }

    /** Once, after so many requests of any method whose path begins so. */
    void fault(String kind, String path, int skip) throws IOException, InterruptedException {
        sandbox("faults", "{\"fault\":\"%s\",\"path\":\"%s\",\"skip\":%d}".formatted(kind, path, skip));
    }

    /** Faults that no request has met yet. */
    int faultsToCome() throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(url + "/_sandbox/faults"))
                        .header("Authorization", "Bearer " + KEY)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.body().split("\"times\"", -1).length - 1;
    }

    /** Kota shuts an employee out, or lets the employee in again. */
    void restrict(String employeeId, boolean restricted) throws IOException, InterruptedException {
        sandbox("employees/" + employeeId, "{\"restricted\":" + restricted + "}");
    }

    /** From now on all such calls meet the fault, wherever the path has ids. */
    void faultFor(String kind, String method, String path) throws IOException, InterruptedException {
        sandbox(
                "faults",
                "{\"fault\":\"%s\",\"method\":\"%s\",\"path\":\"%s\",\"exact\":true,\"times\":-1}"
                        .formatted(kind, method, path));
    }

    void isWellAgain() throws IOException, InterruptedException {
        send("DELETE", "/_sandbox/faults", HttpRequest.BodyPublishers.noBody());
    }

    private void sandbox(String what, String body) throws IOException, InterruptedException {
        post("/_sandbox/" + what, body);
    }

    /** As anybody with the key could. */
    void post(String path, String body) throws IOException, InterruptedException {
        send("POST", path, HttpRequest.BodyPublishers.ofString(body));
    }

    /** The far side's answer to a read. */
    String get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .header("Authorization", "Bearer " + KEY)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void send(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("The stand-in answered " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
