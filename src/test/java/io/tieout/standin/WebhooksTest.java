package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhooksTest {

    private final StandIn standIn = StandIn.start(
            StandInOptions.withKey("k").clock(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC)));
    private final Caller kota = new Caller(standIn, "k");
    private final AtomicReference<IntSupplier> status = new AtomicReference<>(() -> 204);
    private final Mailbox mailbox = new Mailbox(() -> status.get().getAsInt());

    @AfterEach
    void stop() {
        standIn.close();
        mailbox.close();
    }

    private String register(String more) {
        Caller.Reply reply =
                kota.post("/_sandbox/webhook_endpoints", "{\"url\": \"" + mailbox.url() + "\"" + more + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.at("/id");
    }

    private String employer(String ref) {
        return kota.post("/employers", Bodies.employer(ref, "ie")).at("/id");
    }

    private List<JsonNode> attempts() {
        return kota.get("/_sandbox/deliveries")
                .json()
                .get("attempts")
                .valueStream()
                .toList();
    }

    @Test
    void aDeliveryIsSignedOverItsTimeAndItsBytes() throws GeneralSecurityException {
        register(", \"secret\": \"whsec_ä\"");
        employer("ACME");

        Mailbox.Letter letter = mailbox.next();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("whsec_ä".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        long time = Instant.parse("2026-11-22T10:00:00Z").getEpochSecond();
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(letter.signature())
                .isEqualTo("t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(letter.body())));
        assertThat(letter.at("/id")).isEqualTo(kota.get("/events").at("/items/0/id"));
    }

    @Test
    void theEnvelopeIsEveryTextAtOnceOrOneToTheLetter() {
        register("");
        register(", \"envelope\": \"published\"");
        register(", \"envelope\": \"newest\"");
        register(", \"envelope\": \"newest\", \"version\": \"v2\"");
        register(", \"envelope\": \"published\", \"version\": \"v2\"");
        employer("ACME");

        for (int i = 0; i < 5; i++) {
            mailbox.next();
        }
        assertThat(mailbox.seen)
                .extracting(letter -> String.join(",", letter.json().propertyNames()))
                .containsExactlyInAnyOrder(
                        "id,type,platform_id,data,created_at,object,created,api_version",
                        "id,type,platform_id,data,created_at,object,api_version",
                        "id,type,platform_id,data,created,api_version",
                        "id,type,platform_id,data,created",
                        "id,type,platform_id,data,created_at,object,version");
    }

    @Test
    void anEndpointGetsOnlyWhatItAskedFor() {
        register(", \"types\": [\"employer.updated\"]");
        String employer = employer("ACME");
        kota.put("/employers/" + employer, "{\"legal_name\": \"Other\"}");

        assertThat(mailbox.next().at("/type")).isEqualTo("employer.updated");
        assertThat(mailbox.seen).hasSize(1);
        assertThat(kota.get("/webhooks/endpoints")
                        .json()
                        .at("/items/0/subscribed_events")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theApiShowsEndpointsWithoutTheirSecrets() {
        String first = register(", \"secret\": \"whsec_hidden\"");
        String second = register("");

        assertThat(kota.all("/webhooks/endpoints"))
                .extracting(endpoint -> endpoint.get("id").asString())
                .containsExactly(second, first);
        assertThat(kota.get("/webhooks/endpoints/" + first).text()).doesNotContain("hidden");
        kota.send("DELETE", "/_sandbox/webhook_endpoints/" + first, null, null);
        assertThat(kota.get("/webhooks/endpoints/" + first).status()).isEqualTo(404);
        assertThat(kota.get("/webhooks/endpoints?page=0").status()).isEqualTo(400);
        for (String wrong : List.of("mailto:x", "http:///nowhere", "http://[")) {
            assertThat(kota.post("/_sandbox/webhook_endpoints", "{\"url\": \"" + wrong + "\"}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aFailedDeliveryIsTriedAgainUntilItIsTakenOrEnough() {
        AtomicInteger calls = new AtomicInteger();
        status.set(() -> calls.incrementAndGet() < 3 ? 500 : 200);
        register(", \"tries\": 5, \"first_pause_ms\": 1");
        employer("ACME");

        String id = mailbox.next().at("/id");
        assertThat(mailbox.next().at("/id")).isEqualTo(id);
        assertThat(mailbox.next().at("/id")).isEqualTo(id);
        status.set(() -> 204);
        employer("TWO");
        assertThat(mailbox.next().at("/id")).isNotEqualTo(id);
        assertThat(attempts())
                .extracting(attempt -> attempt.get("attempt").asInt())
                .startsWith(1, 2, 3);
        assertThat(attempts().get(0).get("delivery_id"))
                .isEqualTo(attempts().get(2).get("delivery_id"));
    }

    @Test
    void anEndpointMayNeverBeTriedAgain() {
        status.set(() -> 400);
        register(", \"tries\": 1");
        employer("ACME");
        employer("TWO");

        assertThat(mailbox.next().at("/id")).isNotEqualTo(mailbox.next().at("/id"));
        assertThat(mailbox.seen).hasSize(2);
    }

    @Test
    void deliveriesComeTwiceLateOrInReverseWhenToldTo() {
        String endpoint = register(", \"copies\": 2, \"late_ms\": 30, \"reverse\": 2");
        long before = System.nanoTime();
        employer("ONE");
        employer("TWO");
        for (int i = 0; i < 4; i++) {
            mailbox.next();
        }

        assertThat(System.nanoTime() - before).isGreaterThan(30_000_000);
        assertThat(mailbox.seen)
                .extracting(letter -> letter.at("/data/metadata/id"))
                .containsExactly("TWO", "TWO", "ONE", "ONE");
        employer("THREE");
        kota.post("/_sandbox/webhook_endpoints/" + endpoint, "{\"reverse\": 0, \"copies\": 1}");
        assertThat(mailbox.next().at("/data/metadata/id")).isEqualTo("THREE");
    }

    @Test
    void aReplayIsTriedOnceAtEveryEndpointThatFitsNow() {
        employer("ACME");
        String event = kota.get("/events?version=v1").at("/items/0/id");
        assertThat(kota.post("/events/" + event + "/replay", "")
                        .json()
                        .get("deliveries")
                        .size())
                .isZero();
        register(", \"tries\": 5");
        register(", \"version\": \"v2\"");
        register(", \"types\": [\"employee.created\"]");
        kota.post("/_sandbox/webhook_endpoints", "{\"url\": \"http://127.0.0.1:1/\"}");
        status.set(() -> 503);

        JsonNode answer = kota.post("/events/" + event + "/replay", "").json();

        assertThat(answer.get("event_id").asString()).isEqualTo(event);
        assertThat(answer.get("deliveries"))
                .extracting(delivery -> delivery.get("success").asBoolean() + " "
                        + delivery.get("response_status_code").asString())
                .containsExactly("false 503", "false ");
        assertThat(mailbox.next().at("/id")).isEqualTo(event);
        assertThat(attempts()).hasSize(2);
        assertThat(kota.post("/events/evt_none/replay", "").status()).isEqualTo(404);
    }

    @Test
    void whoeverTakesADeliveryMayAskSomethingBeforeItAnswers() {
        employer("ACME");
        String event = kota.get("/events?version=v1").at("/items/0/id");
        status.set(() -> kota.get("/events/" + event).status());
        register("");

        assertThat(kota.post("/events/" + event + "/replay", "").at("/deliveries/0/response_status_code"))
                .isEqualTo("200");
        employer("TWO");
        assertThat(mailbox.next().at("/id")).isEqualTo(event);
        assertThat(mailbox.next().at("/data/metadata/id")).isEqualTo("TWO");
    }
}
