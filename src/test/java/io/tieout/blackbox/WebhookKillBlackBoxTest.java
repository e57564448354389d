package io.tieout.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ten thousand deliveries, three in ten a second time, in any order; the server dies in the middle of them. */
@Tag("slow")
class WebhookKillBlackBoxTest {

    private static final int EVENTS = 7_000;
    private static final int DELIVERIES = 10_000;
    private static final int SENDERS = 8;
    private static final String SECRET = "whsec_kill";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private record Delivery(String id, byte[] body) {}

    @Test
    void whatWasAnsweredIsWorkedOffAndTheRestComesByTheFeed() throws Exception {
        try (Opened opened = new Opened()) {
            StandIn kota = opened.add(new StandIn(folder));
            Databases.Database database = Databases.empty();
            Tieout tieout = opened.add(new Tieout(folder.resolve("office"))
                    .against(kota.url(), StandIn.KEY)
                    .on(database));
            tieout.set("KOTA_WEBHOOK_SECRET", SECRET);
            // The server reads the feed when it begins; what happens later it hears by webhook for hours.
            tieout.run("events").ended(0);
            Child server = tieout.start("serve", "--port", "0");
            URI hook = URI.create(server.waitFor(ServeBlackBoxTest.SERVING, Duration.ofMinutes(2)) + "/webhooks/kota");
            happen(kota);
            List<Delivery> deliveries = deliveries(kota);

            Set<String> taken = deliver(hook, deliveries, server);

            assertThat(server.isAlive()).isFalse();
            assertThat(taken).as("some were answered, and some were not").hasSizeBetween(EVENTS / 5, EVENTS - 1);
            assertThat(ids(database, "source = 'WEBHOOK'"))
                    .as("kept when it was answered")
                    .containsAll(taken);

            // Whoever takes an event has ten minutes for it; the dead server's are free after that.
            tieout.clockAhead(Duration.ofMinutes(11));
            tieout.run("events").ended(0);

            Set<String> all = new HashSet<>();
            deliveries.forEach(delivery -> all.add(delivery.id()));
            assertThat(ids(database, "state = 'WORKED'")).hasSize(EVENTS).containsAll(all);
            assertThat(ids(database, "state <> 'WORKED'")).isEmpty();
            assertThat(ids(database, "tries > 1"))
                    .as("begun a second time: only what the dead server had begun")
                    .hasSizeLessThanOrEqualTo(50);
            tieout.run("events").ended(0).says("0 of them new; 0 worked off");
        }
    }

    /** Kota tells of many things, some of them of a type that nobody knows. */
    private static void happen(StandIn kota) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(SENDERS);
        AtomicInteger failed = new AtomicInteger();
        for (int i = 0; i < EVENTS; i++) {
            int number = i;
            pool.execute(() -> {
                try {
                    kota.post(
                            "/_sandbox/events",
                            "{\"type\":\"" + (number % 3 == 0 ? "pension.changed" : "employee.updated")
                                    + "\",\"data\":{\"id\":\"ee_" + number % 500 + "\",\"employer_id\":\"er_1\"}}");
                } catch (IOException | InterruptedException | AssertionError e) {
                    failed.incrementAndGet();
                }
            });
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
        assertThat(failed).hasValue(0);
    }

    /** Every event, and some a second time, shuffled. */
    private List<Delivery> deliveries(StandIn kota) throws Exception {
        List<Delivery> deliveries = new ArrayList<>();
        for (int page = 1; deliveries.size() < EVENTS; page++) {
            String body = http.send(
                            HttpRequest.newBuilder(
                                            URI.create(kota.url() + "/events?version=v2&page_size=100&page=" + page))
                                    .header("Authorization", "Bearer " + StandIn.KEY)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            JsonNode items = JSON.readTree(body).get("items");
            assertThat(items).as(body).isNotEmpty();
            items.forEach(event -> deliveries.add(
                    new Delivery(event.get("id").asString(), event.toString().getBytes(UTF_8))));
        }
        Random random = new Random(7);
        Collections.shuffle(deliveries, random);
        deliveries.addAll(List.copyOf(deliveries.subList(0, DELIVERIES - EVENTS)));
        Collections.shuffle(deliveries, random);
        assertThat(deliveries).hasSize(DELIVERIES);
        return deliveries;
    }

    /** @return the ids of those that were answered with 2xx; half-way the server is killed */
    private Set<String> deliver(URI hook, List<Delivery> deliveries, Child server) throws Exception {
        Set<String> taken = ConcurrentHashMap.newKeySet();
        AtomicInteger sent = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(SENDERS);
        for (Delivery delivery : deliveries) {
            pool.execute(() -> {
                try {
                    if (sent.incrementAndGet() == DELIVERIES / 2) {
                        server.kill();
                    }
                    int status = http.send(
                                    HttpRequest.newBuilder(hook)
                                            .header("x-kota-webhook-signature", signature(delivery.body()))
                                            .POST(BodyPublishers.ofByteArray(delivery.body()))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode();
                    if (status / 100 == 2) {
                        taken.add(delivery.id());
                    }
                } catch (IOException | InterruptedException deadServer) {
                    // Lost, as Kota may never send it again.
                }
            });
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
        return taken;
    }

    private static String signature(byte[] body) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            mac.update((now + ".").getBytes(UTF_8));
            return "t=" + now + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> ids(Databases.Database database, String where) throws Exception {
        Set<String> ids = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                ResultSet rows =
                        connection.createStatement().executeQuery("select event_id from event where " + where)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
