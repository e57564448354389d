package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of the black-box tests do what those tests take for granted. */
class HarnessTest {

    @TempDir
    Path folder;

    @Test
    void theTapCountsWritesAndActsAfterOneBeforeItIsAnswered() throws Exception {
        try (FakeKotaProcess kota = new FakeKotaProcess(folder, 7, 10, 2, "--no-trouble");
                Tap tap = new Tap(kota.url())) {
            AtomicInteger atTheTime = new AtomicInteger();
            tap.afterWrite(2, () -> atTheTime.set(tap.writes()));
            for (String ref : List.of("A", "B", "C")) {
                assertThat(createEmployer(tap, ref).statusCode()).isEqualTo(200);
            }
            assertThat(createEmployer(tap, "").statusCode()).isEqualTo(400);
            assertThat(tap.writes()).isEqualTo(3);
            assertThat(atTheTime).hasValue(2);
            assertThat(new FarSide(tap.url(), FakeKotaProcess.KEY).everybodyOnce())
                    .isEmpty();
            assertThat(tap.requests()).isGreaterThan(4);
        }
    }

    @Test
    void theGateHoldsRequestsUntilItIsOpened() throws Exception {
        try (FakeKotaProcess kota = new FakeKotaProcess(folder, 7, 10, 2, "--no-trouble");
                Tap tap = new Tap(kota.url())) {
            Tap.Gate gate = tap.hold("/employers", 1);
            createEmployer(tap, "A");
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> {
                try {
                    return createEmployer(tap, "B").statusCode();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            gate.awaitSomebody();
            assertThat(tap.writes()).isEqualTo(1);
            gate.open();
            assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    @Test
    void aServerLeftBehindIsStoppedAndAStalePidFileHarmsNobody() throws Exception {
        Path home = folder.resolve("home");
        EmbeddedPostgres left = EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start();
        boolean stopped = false;
        try {
            long pid = Long.parseLong(Files.readAllLines(home.resolve("data/postmaster.pid"))
                    .get(0)
                    .strip());
            Files.createDirectories(home.resolve("other"));
            Files.writeString(
                    home.resolve("other/postmaster.pid"),
                    ProcessHandle.current().pid() + "\n");
            assertThat(ProcessHandle.of(pid)).isPresent();
            Orphans.stopServersUnder(home);
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
            stopped = true;
        } finally {
            if (!stopped) {
                left.close();
            }
        }
    }

    @Test
    void aKilledChildSaysSoAndWhatItPrintedIsKept() throws Exception {
        try (Child child =
                Child.start(folder, Map.of("WORD", "hello"), List.of("sh", "-c", "echo $WORD; exec sleep 100"))) {
            assertThat(child.waitFor(java.util.regex.Pattern.compile("(hel.*)"), Duration.ofSeconds(10)))
                    .isEqualTo("hello");
            child.kill();
            Child.Result result = child.result(Duration.ofSeconds(5)).ended(137).says("HELLO");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> result.ended(0)))
                    .hasMessageContaining("hello");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> result.namesLine(3)))
                    .hasMessageContaining("hello");
        }
    }

    private static HttpResponse<String> createEmployer(Tap tap, String ref) throws Exception {
        String body = ref.isEmpty() ? "{}" : """
                {"legal_name": "L", "legal_address": {"line1": "1"}, "contact": {"name": "P"}, "metadata": {"id": "%s"}}
                """.formatted(ref);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(tap.url() + "/employers"))
                                .header("Authorization", "Bearer " + FakeKotaProcess.KEY)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
