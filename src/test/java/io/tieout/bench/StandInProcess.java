package io.tieout.bench;

import io.tieout.Application;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stand-in in a process of its own, so that it is not measured with what calls it. */
final class StandInProcess implements AutoCloseable {

    static final String KEY = "pk_test_bench";
    private static final Pattern WRITES = Pattern.compile("\"(?:POST|PUT) /employe[^\"]*\"\\s*:\\s*\\{([^}]*)}");
    private static final Pattern NUMBER = Pattern.compile(":\\s*(\\d+)");
    private static final Pattern URL = Pattern.compile("(http://[^\\s/]+:\\d+)");

    private final Process process;
    private final String url;

    StandInProcess() throws IOException {
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        "standin",
                        "--port",
                        "0",
                        "--api-key",
                        KEY)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.url = address();
    }

    private String address() throws IOException {
        BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            Matcher found = URL.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
        }
        throw new IOException("The stand-in ended without saying where it listens");
    }

    String url() {
        return url;
    }

    /**
     * From now on each answer to a request whose path begins so waits so long, in the stand-in's thread of that
     * request; 0: none waits.
     */
    void latency(String path, long millis) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url + "/_sandbox/faults")).DELETE());
        if (millis > 0) {
            String fault = "{\"fault\":\"delay\",\"path\":\"%s\",\"times\":-1,\"delay_ms\":%d}".formatted(path, millis);
            send(HttpRequest.newBuilder(URI.create(url + "/_sandbox/faults"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(fault)));
        }
    }

    /** Creates and changes of employers and employees that it was asked for, however they ended. */
    long writes() throws IOException, InterruptedException {
        String counts = send(HttpRequest.newBuilder(URI.create(url + "/_sandbox/counts")));
        return WRITES.matcher(counts)
                .results()
                .flatMap(route -> NUMBER.matcher(route.group(1)).results())
                .mapToLong(number -> Long.parseLong(number.group(1)))
                .sum();
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(request.header("Authorization", "Bearer " + KEY).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The stand-in answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
