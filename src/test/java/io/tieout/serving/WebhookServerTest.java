package io.tieout.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replayed, re-ordered, forged, oversized, slow and senseless deliveries. */
class WebhookServerTest {

    private static final String HEADER = "x-kota-webhook-signature";
    private static final String PATH = "/webhooks/kota";

    private static Office office;

    @BeforeAll
    static void open() {
        office = new Office();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static String event(String id, String type, String data) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type
                + "\",\"platform_id\":\"pt_1\",\"created\":\"2026-11-22T09:59:58Z\",\"data\":" + data + "}";
    }

    private static long kept(String id) {
        return office.count("select count(*) from event where event_id = ?", id);
    }

    private static void plain(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "io.tieout", "trace");
        if (status >= 400) {
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"status\":" + status);
        }
    }

    @Test
    void aGenuineDeliveryIsKeptOnceAndWorkedOffHoweverOftenItComes() {
        String body = event("evt_once", "employee.updated", "{\"id\":\"ee_1\",\"employer_id\":\"er_1\"}");
        for (int times = 0; times < 3; times++) {
            plain(office.deliver(body), 200);
        }
        assertThat(kept("evt_once")).isEqualTo(1);
        Office.until(
                "worked off",
                () -> office.count("select count(*) from event where event_id = 'evt_once' and state = 'WORKED'") == 1);
        assertThat(office.jdbc
                        .sql("select row_to_json(e)::text from event e where event_id = 'evt_once'")
                        .query(String.class)
                        .single())
                .as("ids, time and hash")
                .contains("\"source\":\"WEBHOOK\"", "\"resource\":\"ee_1\"", "body_sha256\":\"")
                .doesNotContain("platform_id", "pt_1");
    }

    @Test
    void eitherSecretHoldsWhileOneIsReplaced() {
        byte[] body =
                event("evt_older", "employee.updated", "{\"id\":\"ee_1\"}").getBytes(UTF_8);
        plain(office.ask("POST", PATH, body, HEADER, Signed.header(Office.OLDER_SECRET, office.clock, body)), 200);
        plain(office.ask("POST", PATH, body, HEADER, Signed.header("whsec_other", office.clock, body)), 401);
    }

    @Test
    void oneFlippedByteIsNotTaken() {
        byte[] body =
                event("evt_flipped", "employee.updated", "{\"id\":\"ee_1\"}").getBytes(UTF_8);
        String header = Signed.header(Office.SECRET, office.clock, body);
        body[20] ^= 1;
        plain(office.ask("POST", PATH, body, HEADER, header), 401);
        assertThat(kept("evt_flipped")).isZero();
    }

    @Test
    void anOldDeliverySentAgainIsRefused() {
        byte[] body =
                event("evt_stale", "employee.updated", "{\"id\":\"ee_1\"}").getBytes(UTF_8);
        long now = office.clock.instant().getEpochSecond();
        for (long off : List.of(-301L, 301L, -86_400L)) {
            plain(office.ask("POST", PATH, body, HEADER, Signed.header(Office.SECRET, now + off, body)), 401);
        }
        assertThat(kept("evt_stale")).isZero();
        plain(office.ask("POST", PATH, body, HEADER, Signed.header(Office.SECRET, now - 299, body)), 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "=",
                "t",
                "t=",
                "t=,v1=",
                "v1=aa",
                "t=12",
                "t=12,t=13,v1=aa",
                "t=99999999999999999999999999,v1=aa",
                "t=-5,v1=aa",
                "t=1e9,v1=aa",
                "t=12,v1=zz",
                "t=12,v1=a",
                "sha256=aabb",
                "t=12;v1=aa",
                "t=12,v2=aa"
            })
    void aMalformedHeaderIsABadRequest(String header) {
        byte[] body =
                event("evt_malformed", "employee.updated", "{\"id\":\"ee_1\"}").getBytes(UTF_8);
        plain(office.ask("POST", PATH, body, HEADER, header), 400);
        assertThat(kept("evt_malformed")).isZero();
    }

    @Test
    void noHeaderAtAllIsABadRequest() {
        plain(office.ask("POST", PATH, "{}".getBytes(UTF_8)), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"evt\"",
                "{",
                "{}",
                "{\"id\":\"evt_x\"}",
                "{\"id\":7,\"type\":[]}",
                "{\"id\":\"\",\"type\":\"x\"}",
                "{\"id\":\"evt\\u0000x\",\"type\":\"x\"}",
                "{\"id\":\"evt_\\ud800\",\"type\":\"x\"}",
                "{\"id\":\"evt_x\",\"type\":\"x\\ny\"}",
                "{\"id\":\"evt_x\",\"type\":\"x\",\"data\":7}",
                "{\"id\":\"evt_x\",\"type\":\"x\",\"data\":{\"id\":\"a\",\"employee_id\":\"b\\u0000\"}}",
                "{\"id\":\"evt_x\",\"type\":\"x\",\"created\":\"yesterday\"}"
            })
    void aBodyThatIsNoEventIsABadRequestThoughItIsSigned(String body) {
        plain(office.deliver(body), 400);
    }

    @Test
    void deepAndLongBodiesAreRefusedPlainly() {
        plain(office.deliver("[".repeat(60_000)), 400);
        plain(office.deliver("{\"id\":\"" + "x".repeat(300) + "\",\"type\":\"x\"}"), 400);
        plain(office.deliver("{\"id\":\"evt_big\",\"type\":\"x\",\"pad\":\"" + "x".repeat(70_000) + "\"}"), 413);
        byte[] endless = new byte[70_000];
        HttpResponse<String> chunked = office.send(HttpRequest.newBuilder(office.url(PATH))
                .header(HEADER, "t=1,v1=aa")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless)))
                .build());
        plain(chunked, 413);
    }

    @Test
    void bothEnvelopesBothVersionsAndUnknownTypesAreTaken() {
        plain(office.deliver("""
                {"id":"evt_v1","object":"event","type":"employer.updated","platform_id":"pt_1","api_version":"1.0",
                 "created_at":"2026-11-22T09:00:00Z","data":{"id":"er_9","legal_name":"Grange Orchard Foods Limited",
                 "contact":{"name":"Orla Devane","email":"orla.devane@foods.test"},"object":"employer"}}"""), 200);
        plain(office.deliver("""
                {"id":"evt_v2","type":"employer.updated","platform_id":"pt_1","version":"V2",
                 "created":"2026-11-22T09:00:01Z","data":{"id":"er_9","resource_type":"employer"}}"""), 200);
        plain(office.deliver(event("evt_new", "pension.something_else", "{\"anything\":{\"goes\":[1,2]}}")), 200);
        plain(office.deliver("{\"id\":\"evt_bare\",\"type\":\"pension.bare\"}"), 200);
        Office.until(
                "all four worked off",
                () -> office.count("select count(*) from event where event_id in"
                                + " ('evt_v1', 'evt_v2', 'evt_new', 'evt_bare') and state = 'WORKED'")
                        == 4);
        assertThat(office.jdbc
                        .sql("select string_agg(row_to_json(e)::text, '') from event e")
                        .query(String.class)
                        .single())
                .as("nothing of what the events say")
                .doesNotContain("Grange", "Orla", "foods.test");
        Office.until(
                "counted",
                () -> office.count("select coalesce(sum(count), 0) from webhook_count where outcome = 'new'") >= 4);
    }

    @Test
    void aSlowBodyIsGivenUpAndHoldsNobodyUp() throws IOException {
        long began = System.nanoTime();
        assertThat(trickle(200)).as("a byte now and then").contains("408");
        assertThat(trickle(3_600_000)).as("nothing at all").contains("408");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        plain(office.deliver(event("evt_meanwhile", "employee.updated", "{\"id\":\"ee_1\"}")), 200);
    }

    private static String trickle(int pauseMillis) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", office.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\n" + HEADER
                            + ": t=1,v1=aa\r\nContent-Length: 1000\r\n\r\n")
                    .getBytes(UTF_8));
            out.flush();
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; i < 50 && pauseMillis < 10_000; i++) {
                        LockSupport.parkNanos(pauseMillis * 1_000_000L);
                        out.write('x');
                        out.flush();
                    }
                } catch (IOException answeredAndClosed) {
                    // As it should be.
                }
            });
            writer.start();
            byte[] first = socket.getInputStream().readNBytes(15);
            return new String(first, UTF_8);
        }
    }

    @Test
    void otherMethodsAndPathsAreAnsweredPlainly() {
        plain(office.ask("GET", PATH), 405);
        plain(office.ask("POST", "/webhooks/other"), 404);
        plain(office.ask("GET", "/nothing"), 404);
        plain(office.ask("GET", "/actuator/env"), 404);
        HttpResponse<String> answer = office.ask("GET", "/error");
        assertThat(answer.body()).doesNotContain("Exception");
        assertThat(answer.headers().map().keySet())
                .as("headers of every answer")
                .contains("x-content-type-options", "x-frame-options", "content-security-policy", "referrer-policy")
                .doesNotContain("server", "set-cookie");
    }
}
