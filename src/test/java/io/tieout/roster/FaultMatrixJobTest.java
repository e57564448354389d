package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.kota.Employee;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaProperties;
import io.tieout.standin.StandIn;
import io.tieout.standin.StandInOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/**
 * Each fault hits each of the roster's writes: an employer created, people created, the employer changed, people
 * changed and given new refs. Whatever broke, Kota ends with exactly one of everybody, as the files say.
 */
@ContextConfiguration(classes = FaultMatrixJobTest.OnASocket.class)
class FaultMatrixJobTest extends RosterSyncTestCase {

    private static final String KEY = "pk_test_matrix";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration IMPATIENT = Duration.ofMillis(150);
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final String[] WRITES = {"createEmployer", "updateEmployer", "createEmployee", "updateEmployee"};

    /** What the stand-in can be told to do wrong. */
    enum Fault {
        RATE_LIMIT("rate_limit", ""),
        RATE_LIMIT_WITH_RETRY_AFTER("rate_limit", ", \"retry_after\": 0"),
        INTERNAL_ERROR("internal_error", ""),
        INTERNAL_ERROR_AFTER_THE_WORK("internal_error", ", \"after_work\": true"),
        THIRD_PARTY_ERROR("third_party_error", ""),
        SLOWER_THAN_THE_CLIENT_WAITS("delay", ", \"delay_ms\": 400"),
        DROPPED_BEFORE_THE_WORK("drop_before", ""),
        DROPPED_AFTER_THE_WORK("drop_after", ""),
        ANSWER_CUT("cut", "");

        private final String kind;
        private final String more;

        Fault(String kind, String more) {
            this.kind = kind;
            this.more = more;
        }

        private Duration patience() {
            return this == SLOWER_THAN_THE_CLIENT_WAITS ? IMPATIENT : PATIENT;
        }

        /** @param times negative for every request until it is taken back */
        private String script(String method, String path, int times) {
            return "{\"fault\": \"" + kind + "\", \"method\": \"" + method + "\", \"path\": \"" + path
                    + "\", \"times\": " + times + more + "}";
        }
    }

    static class OnASocket {

        /** The client of the test that runs. */
        @Bean
        AtomicReference<Kota> current() {
            return new AtomicReference<>();
        }

        @Bean
        @Primary
        Kota client(AtomicReference<Kota> current) {
            return (Kota) Proxy.newProxyInstance(
                    Kota.class.getClassLoader(), new Class<?>[] {Kota.class}, (proxy, method, arguments) -> {
                        try {
                            return method.invoke(current.get(), arguments);
                        } catch (InvocationTargetException e) {
                            FAILED.add(method.getName());
                            throw e.getCause();
                        }
                    });
        }
    }

    /** Calls that came back with a failure in spite of all tries. */
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    @Autowired
    private AtomicReference<Kota> current;

    private final TestRoster roster = firstRound();
    private StandIn standIn;
    private int round;

    @BeforeEach
    void open() {
        standIn = StandIn.start(StandInOptions.withKey(KEY).clock(clock));
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void on_the_first_call_on_every_try_and_after_the_hour_everybody_is_there_once(Fault fault) throws Exception {
        connect(PATIENT, 1);
        done(roster);

        Sync first = sync(nextRound());
        breaks(fault, 1, "/employers", "/employees");
        connect(fault.patience(), 4);
        mustComplete(first.go());
        assertThat(send("GET", "/_sandbox/faults", "")).as("faults to come").doesNotContain("times");
        assertEverybodyOnce();

        breakEachWriteAndResume(fault, Duration.ZERO);
        breakEachWriteAndResume(fault, Duration.ofHours(2));
        assertNothingMoreIsSent();
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Fault.class)
    void however_late_the_same_command_comes_everybody_is_there_once(Fault fault) throws Exception {
        connect(PATIENT, 1);
        done(roster);
        for (String later : List.of("PT30M", "PT49M", "PT51M", "PT59M", "PT61M", "PT3H", "PT25H", "P7D")) {
            breakEachWriteAndResume(fault, Duration.parse(later));
        }
        assertNothingMoreIsSent();
    }

    /** Every try fails, twice with each kind of record, until the third command meets a Kota that is well again. */
    private void breakEachWriteAndResume(Fault fault, Duration later) throws Exception {
        FAILED.clear();
        Sync sync = sync(nextRound());
        breaks(fault, -1, "/employers", "/employees");
        fails(sync, fault, later);
        // The first call that fails ends a try, so it may take more than one until each kind has failed.
        int tries = 0;
        do {
            breaks(fault, -1, "/employees");
            fails(sync, fault, later);
        } while (!FAILED.containsAll(List.of(WRITES)) && ++tries < 10);
        assertThat(FAILED).contains(WRITES);

        connect(PATIENT, 1);
        mustComplete(sync.go());
        assertEverybodyOnce();
    }

    private void fails(Sync sync, Fault fault, Duration later) throws Exception {
        connect(fault.patience(), 2);
        assertThat(sync.go().getStatus()).isEqualTo(BatchStatus.FAILED);
        send("DELETE", "/_sandbox/faults", "");
        awaitIdleStandIn();
        clock.forward(later);
    }

    /** An employer more, a person more, both old ones changed, and one who gets another ref. */
    private TestRoster nextRound() {
        round++;
        rekey = true;
        roster.of("K" + (round - 1)).put("employee_ref", "K" + round);
        roster.employer("E" + round).people("E0", round, round);
        roster.employers.get(0).put("contact_email", "round" + round + "@marker.test");
        return roster.with("P0", "email", "round" + round + "@people.test");
    }

    private static TestRoster firstRound() {
        TestRoster roster = new TestRoster().employer("E0").people("E0", 0, 0);
        roster.person("E0", "K0", 900);
        return roster;
    }

    /** @param times negative for every request until it is taken back */
    private void breaks(Fault fault, int times, String... paths) throws Exception {
        for (String path : paths) {
            for (String method : List.of("POST", "PUT")) {
                send("POST", "/_sandbox/faults", fault.script(method, path, times));
            }
        }
    }

    private void connect(Duration patience, int tries) {
        current.set(Kota.connect(new KotaProperties(
                standIn.baseUrl().toString(),
                KEY,
                8,
                Duration.ofSeconds(5),
                patience,
                Duration.ofSeconds(60),
                new KotaProperties.Retry(tries, Duration.ofMillis(1), Duration.ofMillis(1)))));
    }

    /** A request that its client gave up is still carried out; in an hour it would long be done. */
    private static void awaitIdleStandIn() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals("io.tieout.standin.Front"))) {
            assertThat(System.nanoTime()).as("the stand-in comes to rest").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private void assertEverybodyOnce() throws Exception {
        awaitIdleStandIn();
        Kota kota = current.get();
        assertThat(kota.employers(1).items())
                .extracting(
                        one -> one.metadata().get("id") + " " + one.contact().email())
                .containsExactlyInAnyOrderElementsOf(roster.employers.stream()
                        .map(row -> row.get("employer_ref") + " "
                                // Kota keeps addresses of mail in small letters.
                                + row.get("contact_email").toLowerCase(Locale.ROOT))
                        .toList());
        List<Employee> people = kota.employees(1).items();
        assertThat(people)
                .extracting(one -> one.metadata().get("id") + " " + one.email())
                .containsExactlyInAnyOrderElementsOf(roster.employees.stream()
                        .map(row -> row.get("employee_ref") + " " + row.get("email"))
                        .toList());
        assertThat(db.sql("select kota_id from employee").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(Employee::id).toList());
        assertThat(db.sql("select count(*) from intent where settled_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Any write would fail now. */
    private void assertNothingMoreIsSent() throws Exception {
        breaks(Fault.INTERNAL_ERROR, -1, "/");
        done(roster);
    }

    private String send(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(standIn.baseUrl().resolve(path))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
