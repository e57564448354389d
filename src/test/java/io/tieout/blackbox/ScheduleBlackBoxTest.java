package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that start by themselves: once, however many servers there are, and whatever becomes of them. */
@Tag("slow")
class ScheduleBlackBoxTest {

    private static final int PEOPLE = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern ADDRESS = Pattern.compile("Serving on (http://\\S+)");
    private static final Pattern DUE = Pattern.compile("is next due at (\\S+)");
    private static final Pattern STARTED = Pattern.compile("Job \"nightly\", (due) at");

    @TempDir
    Path folder;

    private final Opened opened = new Opened();
    private StandIn kota;
    private Tap tap;
    private Databases.Database database;
    private Tieout one;
    private Tieout two;

    @BeforeEach
    void open() throws Exception {
        RosterFiles.write(folder, People.generate(5, PEOPLE, 3));
        kota = opened.add(new StandIn(folder));
        tap = opened.add(new Tap(kota.url()));
        database = Databases.empty();
        one = office("one");
        two = office("two");
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void twoServersStartAJobOnceAndTheOneThatRunsItCanBeKilled() throws Exception {
        Instant due = Clock.systemUTC().instant().plusSeconds(60);
        daily(one, due);
        daily(two, due);
        Child first = one.start(serve());
        Child second = two.start(serve());
        first.waitFor(DUE, PATIENCE);
        second.waitFor(DUE, PATIENCE);
        assertThat(Clock.systemUTC().instant())
                .as("both were there before the moment came")
                .isBefore(due);

        tap.afterWrite(100, () -> {
            try {
                (runs(first) ? first : second).kill();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        until("one of the two was killed while it sent", () -> !first.isAlive() || !second.isAlive());
        Child heir = first.isAlive() ? first : second;
        heir.waitFor(STARTED, PATIENCE);
        until(
                "the night was served",
                () -> count("select count(*) from scheduled_job where served_at is not null") == 1);

        assertThat(runsInDatabase()).as("number, status and exit code").containsExactly("1 COMPLETED well");
        assertThat(new FarSide(kota.url(), StandIn.KEY).everybodyOnce()).hasSize(PEOPLE);
        assertThat(tap.writes()).as("writes of the one run").isLessThan(PEOPLE + 200);
        until(
                "the next moment is tomorrow's",
                () -> count("select count(*) from scheduled_tasks where not picked and execution_time > now()"
                                + " + interval '20 hours'")
                        == 1);
        assertThat(heir.isAlive()).isTrue();
    }

    @Test
    void aServerThatEndsLeavesTheRunOfTheOtherAlone() throws Exception {
        Instant due = Clock.systemUTC().instant().plusSeconds(60);
        daily(one, due);
        daily(two, due);
        Child first = one.start(serve());
        Child second = two.start(serve());
        first.waitFor(DUE, PATIENCE);
        second.waitFor(DUE, PATIENCE);
        Tap.Gate gate = tap.hold("employees", 20);
        until("one of them has begun", () -> runs(first) || runs(second));
        gate.awaitSomebody();
        Child idle = runs(first) ? second : first;
        idle.terminate();
        idle.result(Duration.ofSeconds(60)).ended(0);
        gate.open();
        until(
                "the night was served",
                () -> count("select count(*) from scheduled_job where served_at is not null") == 1);
        assertThat(runsInDatabase()).containsExactly("1 COMPLETED well");
        assertThat(new FarSide(kota.url(), StandIn.KEY).everybodyOnce()).hasSize(PEOPLE);
    }

    @Test
    void aMissedNightRunsOnceAtStartAndAStopFinishesTheChunk() throws Exception {
        daily(one, Clock.systemUTC().instant().minus(Duration.ofHours(2)));
        Child before = one.start(serve());
        before.waitFor(DUE, PATIENCE);
        before.terminate();
        before.result(Duration.ofSeconds(60)).ended(0);
        assertThat(runsInDatabase()).as("nothing was due").isEmpty();

        // Three nights without a server.
        Duration away = Duration.ofDays(3);
        kota.advance(away);
        one.clockAhead(away);
        Child after = one.start(serve());
        tap.afterWrite(50, after::terminate);
        after.waitFor(STARTED, PATIENCE);
        after.result(Duration.ofSeconds(90)).ended(0).says("STOPPED after a chunk");
        assertThat(runsInDatabase()).containsExactly("1 STOPPED 1");

        Child again = one.start(serve());
        until(
                "the missed night was served",
                () -> count("select count(*) from scheduled_job where served_at is not null") == 1);
        assertThat(runsInDatabase()).as("the run that was stopped went on").containsExactly("1 COMPLETED well");
        assertThat(new FarSide(kota.url(), StandIn.KEY).everybodyOnce()).hasSize(PEOPLE);
        again.terminate();
        again.result(Duration.ofSeconds(60)).ended(0);

        Child last = one.start(serve());
        last.waitFor(DUE, PATIENCE);
        String url = last.waitFor(ADDRESS, PATIENCE);
        until("it is well", () -> get(url + "/actuator/health", "").statusCode() == 200);
        last.terminate();
        last.result(Duration.ofSeconds(60)).ended(0);
        assertThat(runsInDatabase()).as("three nights, one run").containsExactly("1 COMPLETED well");
    }

    @Test
    void aFileThatIsNotThereIsAnAlarmAndTheJobStartsWhenItComes() throws Exception {
        Path employees = folder.resolve("employees.csv");
        Path elsewhere = Files.move(employees, folder.resolve("elsewhere.csv"));
        daily(one, Clock.systemUTC().instant().minus(Duration.ofHours(2)));
        Child before = one.start(serve());
        before.waitFor(DUE, PATIENCE);
        before.terminate();
        before.result(Duration.ofSeconds(60)).ended(0);
        one.clockAhead(Duration.ofDays(1));
        kota.advance(Duration.ofDays(1));
        String token = one.run("token", "create", "--name", "monitor", "--scope", "health")
                .ended(0)
                .output()
                .lines()
                .filter(line -> !line.contains(" "))
                .findFirst()
                .orElseThrow();

        one.set("TIEOUT_LOG_FORMAT", "ecs");
        Child server = one.start(serve());
        String url = server.waitFor(ADDRESS, PATIENCE);
        String alarm = server.waitFor(
                Pattern.compile("^(\\{.*ALARM: nightly was due at .*employees.csv is not there.*\\})$"), PATIENCE);
        assertThat(alarm).contains("\"@timestamp\"", "\"ecs\"", "\"level\":\"WARN\"");
        HttpResponse<String> open = get(url + "/actuator/health", "");
        assertThat(open.statusCode()).isEqualTo(503);
        assertThat(open.body()).contains("DOWN").doesNotContain("nightly", "employees", "schedules", "db");
        assertThat(get(url + "/actuator/health", token).body()).contains("\"nightly\"", "is not there");
        assertThat(get(url + "/actuator/health/liveness", "").statusCode()).isEqualTo(200);
        assertThat(get(url + "/actuator/health/readiness", "").statusCode()).isEqualTo(200);
        assertThat(get(url + "/actuator/prometheus", "").statusCode()).isEqualTo(401);
        assertThat(get(url + "/actuator/env", token).statusCode()).isIn(403, 404);
        assertThat(get(url + "/actuator", "").statusCode()).isEqualTo(404);
        assertThat(get(url + "/actuator/prometheus", token).body())
                .contains("tieout_job_red{job=\"nightly\"} 1.0")
                .contains("tieout_job_last_success_seconds{job=\"nightly\"} 0.0");
        assertThat(runsInDatabase()).isEmpty();

        Files.move(elsewhere, employees);
        until("the file that came was used", () -> runsInDatabase().equals(List.of("1 COMPLETED well")));
        until("it is green again", () -> get(url + "/actuator/health", "").statusCode() == 200);
        assertThat(get(url + "/actuator/prometheus", token).body())
                .contains("tieout_job_red{job=\"nightly\"} 0.0")
                .containsPattern("tieout_job_turns_total\\{exit=\"[03]\",job=\"nightly\"\\} 1.0");
        server.terminate();
        server.result(Duration.ofSeconds(60)).ended(0);
    }

    private Tieout office(String name) throws IOException {
        Tieout office = opened.add(new Tieout(folder.resolve(name)))
                .against(tap.url(), StandIn.KEY)
                .on(database);
        office.set("TIEOUT_SCHEDULE_POLL", "500ms");
        office.set("TIEOUT_SCHEDULE_HEARTBEAT", "1s");
        office.set("TIEOUT_SCHEDULE_AGAIN", "2s");
        office.patientFor(Duration.ofSeconds(5));
        return office;
    }

    /** A job that is due every day at the time of that moment. */
    private void daily(Tieout office, Instant moment) throws IOException {
        ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
        Path jobs = Files.createDirectories(office.out().resolveSibling("nights"));
        Files.writeString(jobs.resolve("nightly.yml"), """
                kind: roster-sync
                name: nightly
                zone: UTC
                schedule: "%d %d %d * * *"
                input:
                  employers: %s
                  employees: %s
                """.formatted(
                        time.getSecond(),
                        time.getMinute(),
                        time.getHour(),
                        folder.resolve("employers.csv"),
                        folder.resolve("employees.csv")));
    }

    private static String[] serve() {
        return new String[] {"serve", "--port", "0", "--jobs", "nights"};
    }

    private static boolean runs(Child server) {
        return STARTED.matcher(server.output()).find();
    }

    private static HttpResponse<String> get(String url, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> runsInDatabase() throws SQLException {
        return query("select number || ' ' || status || ' ' || case when exit_code in (0, 3) then 'well'"
                + " else coalesce(exit_code::text, '-') end from run order by id");
    }

    private int count(String sql) throws SQLException {
        return Integer.parseInt(query(sql).get(0));
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void until(String what, Callable<Boolean> so) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + what);
            }
            LockSupport.parkNanos(100_000_000L);
        }
    }
}
