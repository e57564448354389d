package io.tieout.kota;

import static io.tieout.kota.ScriptedServer.cut;
import static io.tieout.kota.ScriptedServer.cutWithoutLength;
import static io.tieout.kota.ScriptedServer.dropped;
import static io.tieout.kota.ScriptedServer.json;
import static io.tieout.kota.ScriptedServer.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tieout.kota.KotaException.Code;
import io.tieout.kota.ScriptedServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures are tried again, how often, and that a retry is the same request. */
class KotaRetryTest {

    private static final String EMPLOYEE = "{\"id\":\"ee_1\",\"employer_id\":\"er_1\",\"status\":\"pending\"}";
    private static final String TOO_MANY = "{\"error_code\":\"rate_limit_exceeded\"}";

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Answer> passingFailures() {
        return Stream.of(
                problem(429, TOO_MANY),
                problem(500, "{\"error_code\":\"third_party_error\"}"),
                problem(500, "{\"error_code\":\"internal_error\"}"),
                problem(503, "<html>busy"),
                dropped(),
                cut(EMPLOYEE, 0),
                cut(EMPLOYEE, EMPLOYEE.length() - 1),
                cutWithoutLength(EMPLOYEE, EMPLOYEE.length() - 3));
    }

    @ParameterizedTest
    @MethodSource("passingFailures")
    void aPassingFailureIsRetriedWithTheSameBytesUnderTheSameKey(Answer failure) {
        Kota kota = Kota.connect(Settings.of(server.url()));
        server.answers(failure, failure, json(200, EMPLOYEE));
        RequestBody body =
                kota.bodyOf(new UpdateEmployee("Zoë", "O'Neill", null, null, null, null, null, null, null, null, null));
        assertThat(kota.createEmployee(body, "key-1").id()).isEqualTo("ee_1");
        assertThat(server.requests).hasSize(3);
        assertThat(server.requests).allSatisfy(sent -> assertThat(sent.body()).isEqualTo(body.json()));
        assertThat(server.requests)
                .extracting(request -> request.headers().get("idempotency-key"))
                .containsOnly("key-1");
    }

    @ParameterizedTest
    @MethodSource("passingFailures")
    void readsAndUpdatesAreRetriedToo(Answer failure) {
        Kota kota = Kota.connect(Settings.of(server.url()));
        server.answers(failure, json(200, EMPLOYEE), failure, json(200, EMPLOYEE));
        kota.employee("ee_1");
        kota.updateEmployee("ee_1", kota.bodyOf(new Contact("a", "b")));
        assertThat(server.requests).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 408, 302})
    void anyOtherStatusIsFinal(int status) {
        Kota kota = Kota.connect(Settings.of(server.url()));
        server.answers(problem(status, "{}"), json(200, EMPLOYEE));
        assertThat(catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"))
                        .status())
                .isEqualTo(status);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aFailureSaysWhetherTheCallMayHaveBeenCarriedOut() throws IOException {
        assertThat(mayHaveBeenDone(problem(400, "{\"error_code\":\"invalid_state\"}"), Code.INVALID_STATE))
                .isFalse();
        assertThat(mayHaveBeenDone(problem(429, TOO_MANY), Code.RATE_LIMIT_EXCEEDED))
                .isFalse();
        assertThat(mayHaveBeenDone(problem(404, "{}"), Code.NOT_FOUND)).isFalse();
        assertThat(mayHaveBeenDone(problem(409, "{\"error_code\":\"idempotency_error\"}"), Code.IDEMPOTENCY_ERROR))
                .isTrue();
        assertThat(mayHaveBeenDone(problem(500, "{}"), Code.INTERNAL_ERROR)).isTrue();
        assertThat(mayHaveBeenDone(json(200, "[]"), Code.UNREADABLE)).isTrue();
        assertThat(mayHaveBeenDone(dropped(), Code.UNREACHABLE)).isTrue();
        assertThat(mayHaveBeenDone(cut(EMPLOYEE, 5), Code.UNREACHABLE)).isTrue();
        // Held and not listened on, so that nobody else answers there.
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(mayHaveBeenDone("http://127.0.0.1:" + nobody.getLocalPort(), Code.UNREACHABLE))
                    .isFalse();
        }
    }

    @Test
    void aLostTryIsRememberedWhenALaterOneIsRefused() {
        Kota kota = Kota.connect(Settings.of(server.url()));
        for (Answer refusal : new Answer[] {problem(400, "{\"error_code\":\"invalid_state\"}"), problem(401, "{}")}) {
            server.answers(dropped(), problem(429, TOO_MANY), refusal);
            KotaException failure =
                    catchThrowableOfType(KotaException.class, () -> kota.cancelOffboarding("ee_1", "key-1"));
            assertThat(failure.mayHaveBeenDone()).isTrue();
        }
    }

    private boolean mayHaveBeenDone(Answer answer, Code code) {
        server.answers(answer);
        return mayHaveBeenDone(server.url(), code);
    }

    private static boolean mayHaveBeenDone(String url, Code code) {
        KotaException failure = catchThrowableOfType(
                KotaException.class,
                () -> Kota.connect(Settings.of(url, Duration.ofSeconds(2), 2)).cancelOffboarding("ee_1", "key-1"));
        assertThat(failure.code()).isEqualTo(code);
        return failure.mayHaveBeenDone();
    }

    @Test
    void triesAreBoundedAndCounted() {
        Kota kota = Kota.connect(Settings.of(server.url()));
        server.answers(problem(500, "{\"error_code\":\"internal_error\",\"trace_id\":\"t1\"}"));
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"));
        assertThat(server.requests).hasSize(4);
        assertThat(failure).hasMessageContaining("(tried 4 times)");
        assertThat(failure.traceId()).isEqualTo("t1");
    }

    @Test
    void theWholeCallIsBoundedInTime() {
        KotaProperties settings = new KotaProperties(
                server.url(),
                Settings.KEY,
                8,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                new KotaProperties.Retry(1000, Duration.ofMillis(40), Duration.ofMillis(40)));
        server.answers(problem(500, "{}"));
        Instant start = Instant.now();
        catchThrowableOfType(KotaException.class, () -> Kota.connect(settings).employee("ee_1"));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(server.requests).hasSizeBetween(2, 6);
    }

    @Test
    void retryAfterInSecondsIsHonoured() {
        Kota kota = Kota.connect(Settings.of(server.url()));
        server.answers(problem(429, TOO_MANY, "Retry-After", "1"), json(200, EMPLOYEE));
        assertThat(timeOf(kota)).isBetween(Duration.ofMillis(990), Duration.ofSeconds(3));
    }

    @Test
    void retryAfterAsADateIsReadAgainstTheServersClock() {
        Kota kota = Kota.connect(Settings.of(server.url()));
        Instant serverTime = Instant.parse("2031-01-01T00:00:00Z");
        DateTimeFormatter http = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
        server.answers(
                problem(
                        503,
                        "{}",
                        "Date",
                        http.format(serverTime),
                        "Retry-After",
                        http.format(serverTime.plusSeconds(1))),
                json(200, EMPLOYEE));
        assertThat(timeOf(kota)).isBetween(Duration.ofMillis(990), Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "", "Wed, 01 Jan 2020 00:00:00 GMT", "99999999999999"})
    void aRetryAfterThatSaysNothingUsableIsNoWait(String value) {
        Kota kota = Kota.connect(Settings.of(server.url()));
        server.answers(problem(429, TOO_MANY, "Retry-After", value), json(200, EMPLOYEE));
        assertThat(timeOf(kota)).isLessThan(Duration.ofMillis(900));
    }

    @Test
    void aRetryAfterBeyondTheTimeOfTheCallEndsItAtOnce() {
        Kota kota = Kota.connect(Settings.of(server.url()));
        server.answers(problem(429, TOO_MANY, "Retry-After", "3600"));
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"));
        assertThat(failure.code()).isEqualTo(Code.RATE_LIMIT_EXCEEDED);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void anUnreadableAnswerIsNotAskedForAgain() {
        Kota kota = Kota.connect(Settings.of(server.url()));
        server.answers(json(200, "{\"id\":17:}"));
        assertThat(catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"))
                        .code())
                .isEqualTo(Code.UNREADABLE);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void connectionsThatStayBrokenAreUnreachable() {
        Kota kota = Kota.connect(Settings.of(server.url()));
        server.answers(dropped());
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"));
        assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
        assertThat(failure.status()).isZero();
        assertThat(failure)
                .hasMessageContaining("closed without an answer")
                .hasMessageContaining("may have been carried out");
        assertThat(server.requests).hasSize(4);
    }

    @Test
    void nothingListeningIsSaidSoonAndWithTheAddress() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        KotaProperties patient = new KotaProperties(
                "http://127.0.0.1:" + free,
                Settings.KEY,
                8,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                new KotaProperties.Retry(1000, Duration.ofMillis(2), Duration.ofSeconds(1)));
        KotaException failure = catchThrowableOfType(
                KotaException.class, () -> Kota.connect(patient).employee("ee_1"));
        assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("nothing is listening at http://127.0.0.1:" + free)
                .hasMessageContaining("Check KOTA_BASE_URL")
                .hasMessageContaining("(tried 3 times)");
    }

    @Test
    void anUnknownHostIsSaidSo() {
        KotaException failure = catchThrowableOfType(
                KotaException.class,
                () -> Kota.connect(Settings.of("https://kota.invalid")).employee("ee_1"));
        assertThat(failure).hasMessageContaining("no host of that name: https://kota.invalid");
    }

    @Test
    @Timeout(20)
    void anAnswerThatDripsIsEnded() {
        Kota kota = Kota.connect(Settings.of(server.url(), Duration.ofMillis(300), 2));
        CountDownLatch end = new CountDownLatch(1);
        server.answers(socket -> {
            ScriptedServer.write(
                    socket,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
                    new byte[0]);
            // A byte every 100 ms would keep a socket time-out of 300 ms away for ever.
            for (int i = 0; i < 1000; i++) {
                socket.getOutputStream().write(' ');
                socket.getOutputStream().flush();
                try {
                    if (end.await(100, TimeUnit.MILLISECONDS)) {
                        return false;
                    }
                } catch (InterruptedException e) {
                    return false;
                }
            }
            return false;
        });
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"));
        end.countDown();
        assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
        assertThat(failure).hasMessageContaining("no whole answer").hasMessageContaining("within 300 ms");
        assertThat(server.requests).hasSize(2);
    }

    @Test
    @Timeout(20)
    void aServerThatSaysNothingIsGivenUp() {
        Kota kota = Kota.connect(Settings.of(server.url(), Duration.ofMillis(200), 2));
        CountDownLatch end = new CountDownLatch(1);
        server.answers(socket -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
        KotaException failure = catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"));
        end.countDown();
        assertThat(failure).hasMessageContaining("no whole answer").hasMessageContaining("within 200 ms");
    }

    @Test
    @Timeout(20)
    void anInterruptEndsTheWaitBetweenTwoTriesAtOnce() throws InterruptedException {
        KotaProperties slow = new KotaProperties(
                server.url(),
                Settings.KEY,
                8,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                new KotaProperties.Retry(8, Duration.ofMinutes(10), Duration.ofMinutes(10)));
        CountDownLatch asked = new CountDownLatch(1);
        server.answersBy(request -> {
            asked.countDown();
            return problem(500, "{}");
        });
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                Kota.connect(slow).employee("ee_1");
            } catch (KotaException e) {
                outcome.set(e);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        asked.await();
        caller.interrupt();
        caller.join();
        assertThat(outcome.get())
                .isInstanceOf(KotaException.class)
                .hasMessageContaining("stopped before Kota answered");
        assertThat(flag.get()).isTrue();
        assertThat(server.requests).hasSize(1);
    }

    @Test
    @Timeout(20)
    void whenTheProcessEndsWaitsEndAtOnceAndACallUnderWayDoesNot() throws Exception {
        KotaProperties slow = new KotaProperties(
                server.url(),
                Settings.KEY,
                8,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                new KotaProperties.Retry(8, Duration.ofMinutes(10), Duration.ofMinutes(10)));
        Kota kota = Kota.connect(slow);
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch ending = new CountDownLatch(1);
        server.answersBy(request -> {
            if (request.target().endsWith("ee_1")) {
                return problem(500, "{}");
            }
            return socket -> {
                underWay.countDown();
                try {
                    ending.await();
                } catch (InterruptedException e) {
                    return false;
                }
                return json(200, EMPLOYEE).write(socket);
            };
        });
        FutureTask<KotaException> refused =
                new FutureTask<>(() -> catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1")));
        FutureTask<Employee> answered = new FutureTask<>(() -> kota.employee("ee_2"));
        Thread waiting = new Thread(refused);
        waiting.start();
        new Thread(answered).start();
        underWay.await();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        kota.endWaits();

        assertThat(refused.get()).hasMessageContaining("500").hasMessageNotContaining("stopped");
        assertThat(answered.isDone()).isFalse();
        ending.countDown();
        assertThat(answered.get().id()).isEqualTo("ee_1");
        catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"));
        assertThat(server.requests).as("no second try from now on").hasSize(3);
    }

    @Test
    @Timeout(20)
    void whenTheProcessEndsKotasOwnPauseIsNotWaitedForEither() {
        KotaProperties slow = new KotaProperties(
                server.url(),
                Settings.KEY,
                8,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                new KotaProperties.Retry(1, Duration.ofMinutes(10), Duration.ofMinutes(10)));
        Kota kota = Kota.connect(slow);
        server.answers(problem(429, TOO_MANY, "Retry-After", "500"), json(200, EMPLOYEE));
        catchThrowableOfType(KotaException.class, () -> kota.employee("ee_1"));

        kota.endWaits();

        assertThat(timeOf(kota)).isLessThan(Duration.ofSeconds(10));
    }

    private static Duration timeOf(Kota kota) {
        Instant start = Instant.now();
        kota.employee("ee_1");
        return Duration.between(start, Instant.now());
    }
}
