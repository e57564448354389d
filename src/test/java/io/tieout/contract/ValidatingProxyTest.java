package io.tieout.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.kota.Address;
import io.tieout.kota.Contact;
import io.tieout.kota.CreateEmployer;
import io.tieout.kota.Employer;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaProperties;
import io.tieout.standin.StandIn;
import io.tieout.standin.StandInOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes through the proxy arrives as it was, and what is wrong in it is noted. */
class ValidatingProxyTest {

    private static final String KEY = "pk_test_proxy";

    private final StandIn standIn = StandIn.start(StandInOptions.withKey(KEY));
    private ValidatingProxy proxy;

    @BeforeEach
    void open() throws IOException {
        var contract = Contract.find();
        Assumptions.assumeTrue(contract.isPresent(), Contract.MISSING);
        proxy = new ValidatingProxy(0, standIn.baseUrl(), contract.get());
    }

    @AfterEach
    void close() {
        if (proxy != null) {
            proxy.close();
        }
        standIn.close();
    }

    @Test
    void theProductPassesThroughWithoutAViolation() {
        Kota kota = Kota.connect(KotaProperties.of(proxy.url(), KEY));
        Employer made = kota.createEmployer(
                kota.bodyOf(new CreateEmployer(
                        "Proxy Foods Limited",
                        null,
                        new Address("1 Quay", null, null, "Galway", null, "H91 AB12", "ie"),
                        new Contact("Orla Devane", "orla@proxy.test"),
                        null,
                        Map.of("id", "PROXY"))),
                "a-key");

        assertThat(kota.employers(1).items()).extracting(Employer::id).containsExactly(made.id());
        assertThat(proxy.findings().violations()).isEmpty();
        assertThat(proxy.findings().asked()).containsExactly("GET /employers", "POST /employers");
    }

    @Test
    void aBadRequestIsAnsweredByTheServerAndNoted() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(proxy.url() + "/employees?nickname=x"))
                                .header("Authorization", "Bearer " + KEY)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("invalid_request");
        assertThat(proxy.findings().violations())
                .containsOnlyKeys("GET /employees, request: unknown query parameter nickname");
    }
}
