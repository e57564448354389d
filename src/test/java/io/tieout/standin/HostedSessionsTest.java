package io.tieout.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class HostedSessionsTest extends OnePersonTestCase {

    HostedSessionsTest() {
        super("2025-01-01");
    }

    private Caller.Reply open(String ofEmployer, String ofPerson) {
        return kota.post(
                "/hosted/sessions", "{\"employer_id\": \"" + ofEmployer + "\", \"employee_id\": \"" + ofPerson + "\"}");
    }

    private static int visit(String link) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLinkOpensOnceWithoutAKey() {
        Caller.Reply session = open(employer, person);

        assertThat(session.at("/expiry")).isEqualTo("2026-11-22T11:00:00Z");
        assertThat(visit(session.at("/link"))).isEqualTo(200);
        assertThat(visit(session.at("/link"))).isEqualTo(410);
        assertThat(visit(session.at("/link") + "0")).isEqualTo(404);
    }

    @Test
    void aLinkIsTooOldAfterSixtyMinutes() {
        String link = open(employer, person).at("/link");
        String another = open(employer, person).at("/link");
        kota.post("/_sandbox/clock", "{\"shift\":\"PT59M59S\"}");
        assertThat(visit(another)).isEqualTo(200);
        kota.post("/_sandbox/clock", "{\"shift\":\"PT1S\"}");

        assertThat(visit(link)).isEqualTo(410);
    }

    @Test
    void pendingPeopleMayComeInAndThoseWhoLeftMayNot() {
        assertThat(kota.get("/employees/" + person).at("/status")).isEqualTo("pending");
        assertThat(open(employer, person).status()).isEqualTo(200);
        kota.post(
                "/employees/" + person + "/offboard",
                "{\"offboard_on\": \"2026-11-20T00:00:00Z\", \"offboard_reason\": \"Resignation\"}");

        assertThat(open(employer, person).at("/error_code")).isEqualTo("invalid_state");
    }

    @Test
    void whoDoesNotBelongToTheEmployerIsNotFound() {
        String other = kota.post("/employers", Bodies.employer("OTHER", "ie")).at("/id");

        assertThat(open(other, person).status()).isEqualTo(404);
        assertThat(open("er_none", person).status()).isEqualTo(404);
        assertThat(open(employer, "ee_none").status()).isEqualTo(404);
        assertThat(kota.post("/hosted/sessions", "{\"employer_id\": \"" + employer + "\"}")
                        .json()
                        .get("errors")
                        .propertyNames())
                .containsExactly("$.employee_id");
    }
}
