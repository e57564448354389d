package io.tieout;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tieout.batch.Progress;
import io.tieout.batch.RunKind;
import io.tieout.batch.RunOutcome;
import io.tieout.batch.RunRequest;
import io.tieout.batch.Runner;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.payroll.Profile;
import io.tieout.standin.StandIn;
import io.tieout.standin.StandInOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application in this process, on a PostgreSQL of its own, against the stand-in on a socket. */
final class WholeRun implements AutoCloseable {

    private static final String KEY = "pk_test_whole";
    private static final YearMonth PERIOD = YearMonth.of(2026, 10);
    private static final Pattern ID = Pattern.compile("\"id\":\\s*\"((?:er|ee)_[^\"]+)\"");
    private static final ReconcileSettings SETTINGS = new ReconcileSettings(
            "test", null, Profile.CANONICAL, new BigDecimal("0.02"), 1, -1, ImportSettings.CANONICAL);

    private final StandIn standIn = StandIn.start(
            StandInOptions.withKey(KEY).clock(Clock.fixed(Instant.parse("2026-11-02T10:00:00Z"), ZoneOffset.UTC)));
    private final HttpClient http = HttpClient.newHttpClient();
    private final HikariDataSource dataSource = pooled();
    private final Stops stops = new Stops();
    private final ConfigurableApplicationContext spring;
    final JdbcClient jdbc = JdbcClient.create(dataSource);

    WholeRun() {
        spring = new SpringApplicationBuilder(Application.class)
                .properties(
                        "kota.base-url=" + standIn.baseUrl(),
                        "kota.api-key=" + KEY,
                        "kota.retry.initial-delay=1ms",
                        "kota.retry.max-delay=5ms")
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("dataSource", dataSource);
                    starting.getBeanFactory().registerSingleton("progress", stops);
                })
                .run();
    }

    /** An employer with its people at Kota, linked as a sync leaves them. */
    void employs(String employer, int people) throws Exception {
        String employerId = created("/employers", """
                {"legal_name": "Example %1$s Limited", "registration_number": "712345",
                 "legal_address": {"line1": "Unit 4", "city": "Dublin", "postal_code": "D12 R6F4", "country_code": "ie"},
                 "contact": {"name": "Orla Example", "email": "orla@people.test"}, "metadata": {"id": "%1$s"}}
                """.formatted(employer));
        jdbc.sql("insert into employer (employer_ref, kota_id, updated_at) values (?, ?, now())")
                .params(employer, employerId)
                .update();
        for (int i = 1; i <= people; i++) {
            String ref = "%s-%03d".formatted(employer, i);
            // Some join in the middle of the month, so that there is something to explain.
            String id = created("/employees", """
                    {"employer_id": "%s", "first_name": "Cian", "last_name": "Example",
                     "date_of_birth": "1994-11-02", "sex_at_birth": "male",
                     "home_address": {"line1": "17 Cedar Walk", "city": "Dublin", "postal_code": "D12 R6F4",
                                      "country_code": "ie"},
                     "nationality": "ie", "national_tax_id": "9876544QA", "start_on": "%s",
                     "phone_number": "+353850000102", "email": "cian@people.test",
                     "bank_account": {"account_number": "IE29AIBK93115212345678"}, "metadata": {"id": "%s"}}
                    """.formatted(employerId, i % 5 == 0 ? "2026-10-12" : "2024-01-01", ref));
            jdbc.sql("insert into employee (employer_ref, employee_ref, kota_id, updated_at) values (?, ?, ?, now())")
                    .params(employer, ref, id)
                    .update();
        }
    }

    /** The first of the two ids in the answer that is the record's own. */
    private String created(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path, body);
        Matcher id = ID.matcher(answer.body());
        String wanted = path.equals("/employers") ? "er_" : "ee_";
        while (id.find()) {
            if (id.group(1).startsWith(wanted)) {
                return id.group(1);
            }
        }
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }

    <T> T bean(Class<T> type) {
        return spring.getBean(type);
    }

    /** What the far side answers to this, a call of its sandbox or one of Kota's own. */
    String kota(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** How often what calls were made, by the far side's own count. */
    String counts() throws IOException, InterruptedException {
        return http.send(request("/_sandbox/counts").GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The next so many reads of what the path says meet the fault. */
    void fault(String kind, String path, int skip, int times) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("/_sandbox/faults", """
                {"fault": "%s", "method": "GET", "path": "%s", "skip": %d, "times": %d}
                """.formatted(kind, path, skip, times));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** What faults are still to come. */
    String faults() throws IOException, InterruptedException {
        return http.send(request("/_sandbox/faults").GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(standIn.baseUrl().resolve(path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    /** The register that takes what the newest pulls charge, but for every third person. */
    Path register(Path file) throws IOException {
        StringBuilder csv =
                new StringBuilder("employee_ref,employer_ref,pay_date,period,pay_run,pay_element,amount,currency\n");
        jdbc.sql("""
                        select employee_ref, employer_ref, portion, currency,
                            trim_scale(sum(amount) - case when employee_ref like '%3' then 1.23 else 0 end)::text as taken
                        from counted_pull p join contribution_line l using (employer_ref)
                        where l.pull_id = p.id and p.run_id = (select max(run_id) from pull)
                        group by employee_ref, employer_ref, portion, currency
                        order by 2, 1, 3
                        """).query(row -> {
            csv.append(row.getString("employee_ref")).append(',').append(row.getString("employer_ref"));
            csv.append(",2026-10-28,2026-10,main,");
            csv.append(row.getString("portion").equals("employee") ? "EE_HEALTH," : "ER_HEALTH,");
            csv.append(row.getString("taken"))
                    .append(',')
                    .append(row.getString("currency"))
                    .append('\n');
        });
        return Files.writeString(file, csv);
    }

    /** Runs, or goes on with the unfinished run of that name. */
    RunOutcome run(String name, Path out, Path... registers) {
        List<ReconcileInputs.Input> files = Stream.of(registers)
                .map(file -> new ReconcileInputs.Input(file, "sha of " + file.getFileName()))
                .toList();
        ReconcileInputs inputs = new ReconcileInputs(PERIOD, files, Set.of(), out, false, SETTINGS);
        return spring.getBean(Runner.class)
                .run(new RunRequest(
                        RunKind.RECONCILE, PERIOD.toString(), "all", new TreeMap<>(Map.of("name", name)), 0, inputs));
    }

    /** The next run fails in that place, counted from 1, inside the transaction of a chunk. */
    void stopIn(int chunk) {
        stops.left = chunk;
    }

    /** Every CSV file of the newest run under the folder, by employer and name. */
    /** Every CSV file by its path, both without the numbers of the runs. */
    static Map<String, String> csv(Path out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(one -> one.toString().endsWith(".csv")).toList()) {
                String text = Files.readString(file);
                files.put(
                        withoutRun(out.relativize(file).toString()),
                        file.endsWith("portfolio.csv")
                                ? withoutRun(text).replaceAll("(?m)^(2026-10,[^,]*,[^,]*,)\\d+,", "$1")
                                : text);
            }
        }
        return files;
    }

    private static String withoutRun(String text) {
        return text.replaceAll("run-\\d+", "run");
    }

    private static HikariDataSource pooled() {
        HikariConfig pool = new HikariConfig();
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
        pool.setJdbcUrl(database.getURL());
        pool.setUsername(database.getUser());
        pool.setPassword(database.getPassword());
        pool.setMaximumPoolSize(6);
        return new HikariDataSource(pool);
    }

    @Override
    public void close() {
        spring.close();
        dataSource.close();
        standIn.close();
    }

    /** Fails on purpose, once. */
    private static final class Stops implements Progress {

        private int left;

        @Override
        public void begin(String step, long total) {}

        @Override
        public synchronized void advance(long items) {
            if (left > 0 && --left == 0) {
                throw new IllegalStateException("failed on purpose");
            }
        }

        @Override
        public void advanceBeside(String what, long items) {
            advance(items);
        }

        @Override
        public void endBeside(String what) {}

        @Override
        public void say(String line) {}

        @Override
        public void end() {}
    }
}
