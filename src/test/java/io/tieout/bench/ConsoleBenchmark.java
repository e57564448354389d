package io.tieout.bench;

import static io.tieout.bench.Benchmarks.print;

import io.tieout.Application;
import io.tieout.batch.Progress;
import io.tieout.console.ConsoleUsers;
import io.tieout.console.Role;
import io.tieout.database.OwnServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every page of the console over {@link ConsoleData}, asked over HTTP one after the other: from the request to the last
 * byte of the answer, so what the server takes and a little more.
 */
final class ConsoleBenchmark {

    private static final String NAME = "console";
    private static final String PASSWORD = "correct horse battery staple";
    private static final double MOST_MILLIS = 200;
    private static final int WARM_UP = 20;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ON = Pattern.compile("id=\"page-on\"[^>]*href=\"([^\"]+)\"");
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><a class=\"code\" href=\"([^\"]+)\"");

    private final URI base;
    private final Random random = new Random(7);
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    private ConsoleBenchmark(URI base) {
        this.base = base;
    }

    /** @param arguments nothing; how often each page is asked, 200 times when blank */
    static void run(String[] arguments) throws Exception {
        int times = arguments.length > 1 && !arguments[1].isBlank() ? Integer.parseInt(arguments[1]) : 200;
        Path home = Files.createTempDirectory(Path.of("target"), "bench-").toAbsolutePath();
        try (OwnServer server = OwnServer.start(home.resolve("database"))) {
            server.create(NAME);
            Flyway.configure()
                    .dataSource(server.url(NAME), server.username(), server.password())
                    .load()
                    .migrate();
            long begin = System.nanoTime();
            ConsoleData.fill(server, NAME);
            server.checkpoint();
            print("");
            print("Console: 5,000 employers, two months of a million rows, filled in %.0f s", seconds(begin));
            try (ConfigurableApplicationContext spring = start(server)) {
                spring.getBean(ConsoleUsers.class).create("ann", Role.APPROVER, PASSWORD);
                String port = spring.getEnvironment().getRequiredProperty("local.server.port");
                new ConsoleBenchmark(URI.create("http://127.0.0.1:" + port)).measure(times);
            }
        } finally {
            ReconciliationBenchmark.delete(home);
        }
    }

    private static ConfigurableApplicationContext start(OwnServer server) {
        return new SpringApplicationBuilder(Application.class)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("progress", Progress.SILENT))
                .run(
                        "--spring.main.web-application-type=servlet",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=" + server.url(NAME),
                        "--spring.datasource.username=" + server.username(),
                        "--spring.datasource.password=" + server.password(),
                        "--kota.base-url=http://127.0.0.1:9",
                        "--kota.api-key=pk_test_bench");
    }

    private void measure(int times) throws IOException, InterruptedException {
        signIn();
        print("  %-44s %6s %8s %8s %8s %8s", "page", "asked", "p50 ms", "p95 ms", "max ms", "kB");
        double worst = 0;
        for (Map.Entry<String, List<String>> page : pages().entrySet()) {
            try {
                worst = Math.max(worst, measure(page.getKey(), page.getValue(), times));
            } catch (IllegalStateException | IllegalArgumentException wrong) {
                print("  %-44s %s", page.getKey(), wrong.getMessage());
                worst = Double.NaN;
            }
        }
        print("  slowest p95 %.0f ms, at most %.0f ms is wanted", worst, MOST_MILLIS);
    }

    private double measure(String name, List<String> paths, int times) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            get(paths.get(random.nextInt(paths.size())));
        }
        double[] millis = new double[times];
        long bytes = 0;
        for (int i = 0; i < times; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            long begin = System.nanoTime();
            bytes += get(path).length();
            millis[i] = seconds(begin) * 1000;
        }
        Arrays.sort(millis);
        double p95 = millis[(int) Math.ceil(times * 0.95) - 1];
        print(
                "  %-44s %6d %8.1f %8.1f %8.1f %8.0f",
                name, times, millis[times / 2], p95, millis[times - 1], bytes / 1024.0 / times);
        return p95;
    }

    /** Each page with several addresses, so that no answer comes from having been asked the same before. */
    private Map<String, List<String>> pages() throws IOException, InterruptedException {
        String month = "/console/periods/" + ConsoleData.OCTOBER;
        String breaks = month + "/breaks";
        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put("periods", List.of("/console"));
        pages.put("employers of a month", following("/console?period=" + ConsoleData.OCTOBER, 20));
        pages.put("one employer's month", employers(month + "/", ""));
        pages.put("one employer's month, 60,000 rows", List.of(month + "/E0001"));
        pages.put("work list, all employers", following(breaks, 30));
        pages.put("work list, one employer", employers(breaks + "?employer=", ""));
        pages.put("work list, employer of 60,000 rows", following(breaks + "?employer=E0001", 20));
        pages.put("work list, handed to me", following(breaks + "?show=mine", 5));
        pages.put("work list, accepted", following(breaks + "?show=accepted", 10));
        List<String> rows = rows(pages.get("work list, all employers"));
        pages.put("a row that needs a person", rows);
        pages.put("a row of the employer of 60,000 rows", rows(pages.get("work list, employer of 60,000 rows")));
        pages.put("the next row", rows.stream().map(row -> row + "/next").toList());
        pages.put("plans", following("/console/plans", 6));
        String plan = "/console/plans/" + ConsoleData.LARGE_PLAN;
        pages.put("a plan of a million rows, who leaves", following(plan, 5));
        pages.put("a plan of a million rows, created", following(plan + "?show=employee-create", 30));
        pages.put("a plan that was sent", List.of(plans(280, 299)));
        pages.put("required actions", following("/console/actions", 40));
        pages.put("rejects", List.of("/console/rejects"));
        pages.put("runs", following("/console/runs", 5));
        pages.put("a run", List.of("/console/runs/" + ConsoleData.NEWEST, "/console/runs/1"));
        pages.put("start a run", List.of("/console/runs/new"));
        pages.put("trail", following("/console/trail", 30));
        return pages;
    }

    private List<String> employers(String before, String after) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            paths.add(before + "E%04d".formatted(1 + random.nextInt(5000)) + after);
        }
        return paths;
    }

    private static String[] plans(int from, int to) {
        List<String> paths = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            paths.add("/console/plans/" + number);
        }
        return paths.toArray(String[]::new);
    }

    /** The page and those after it. */
    private List<String> following(String path, int most) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        String next = path;
        while (next != null && paths.size() < most) {
            paths.add(next);
            Matcher on = ON.matcher(ask(next).body());
            next = on.find() ? on.group(1).replace("&amp;", "&") : null;
        }
        return paths;
    }

    private List<String> rows(List<String> lists) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        for (String list : lists) {
            Matcher row = ROW.matcher(ask(list).body());
            while (row.find()) {
                paths.add(row.group(1));
            }
        }
        return paths;
    }

    private void signIn() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/console/sign-in"));
        if (!token.find()) {
            throw new IllegalStateException("no way in");
        }
        String form = "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) + "&name=ann&password="
                + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        http.send(
                HttpRequest.newBuilder(base.resolve("/console/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    /** A page that was not found, or led to the door, would be quick. */
    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(path);
        boolean led = answer.statusCode() == 303
                && !answer.headers().firstValue("location").orElse("").contains("sign-in");
        if (answer.statusCode() != 200 && !led) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
