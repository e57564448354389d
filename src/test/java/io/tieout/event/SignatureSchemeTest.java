package io.tieout.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.SignatureScheme.Verdict;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The sample is the worked one of our assumption: Kota publishes the header's name and no more of the scheme. */
class SignatureSchemeTest {

    private static final String SECRET = "whsec_sandbox_only_0123456789";
    private static final Instant SENT = Instant.ofEpochSecond(1792164669L);
    private static final String HEADER =
            "t=1792164669,v1=ac044dbaf02c6844ea67ebaffcf1abe6aa8286063ad170daa6f82af66c460da3";
    private static final byte[] BODY =
            ("{\"id\":\"evt_6203af8877aa28afc03da386f46eda37\",\"type\":\"contribution_report.finalized\","
                            + "\"platform_id\":\"pt_37794ffa0dbde7f77bb5442d94a7842a\",\"data\":{\"object\":\"contribution_report\","
                            + "\"id\":\"ctr_d73e606c7cce2cd2c36c24d0a8f1f63a\",\"employer_id\":\"er_1e310291aa4708721efadddf867e305e\","
                            + "\"external_customer_id\":null,\"period\":{\"from_date\":\"2026-10-01\",\"to_date\":\"2026-10-31\"},"
                            + "\"status\":\"finalized\",\"finalized_at\":\"2026-10-16T15:31:08Z\",\"created_at\":\"2026-10-01T02:00:00Z\","
                            + "\"last_updated_at\":\"2026-10-16T15:31:08Z\"},\"created_at\":\"2026-10-16T15:31:09Z\",\"object\":\"event\","
                            + "\"api_version\":\"1.0\"}")
                    .getBytes(UTF_8);

    private static WebhookProperties settings(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("tieout.webhook", WebhookProperties.class);
    }

    @Test
    void theWorkedSampleVerifies() {
        WebhookProperties usual = settings(Map.of("tieout.webhook.secret", SECRET));
        assertThat(usual.scheme().verify(HEADER, BODY, usual.secrets(), SENT)).isEqualTo(Verdict.GENUINE);
        assertThat(usual.toString()).doesNotContain(SECRET);
    }

    @Test
    void noSingleFlippedByteVerifies() {
        WebhookProperties usual = settings(Map.of("tieout.webhook.secret", SECRET));
        for (int at = 0; at < BODY.length; at++) {
            byte[] flipped = BODY.clone();
            flipped[at] ^= 1;
            assertThat(usual.scheme().verify(HEADER, flipped, usual.secrets(), SENT))
                    .as("byte %d", at)
                    .isEqualTo(Verdict.FORGED);
        }
        assertThat(usual.scheme().verify(HEADER.replace("t=1792164669", "t=1792164670"), BODY, usual.secrets(), SENT))
                .as("the time is signed too")
                .isEqualTo(Verdict.FORGED);
        assertThat(usual.scheme().verify(HEADER, BODY, usual.secrets(), SENT.plusSeconds(301)))
                .isEqualTo(Verdict.STALE);
    }

    @Test
    void anotherSchemeWorksByConfigurationOnly() throws GeneralSecurityException {
        WebhookProperties other = settings(Map.of(
                "tieout.webhook.secret", "one, two",
                "tieout.webhook.scheme.timestamp-key", "ts",
                "tieout.webhook.scheme.signature-key", "sig",
                "tieout.webhook.scheme.pair-separator", ";",
                "tieout.webhook.scheme.value-separator", ":",
                "tieout.webhook.scheme.prefix", "b64-",
                "tieout.webhook.scheme.algorithm", "HmacSHA512",
                "tieout.webhook.scheme.encoding", "base64",
                "tieout.webhook.scheme.signed", "v0:{timestamp}:{body}",
                "tieout.webhook.scheme.tolerance", "30s"));
        String header = "ts:1792164669; sig:b64-" + base64("HmacSHA512", "two", "v0:1792164669:", BODY);
        assertThat(other.scheme().verify(header, BODY, other.secrets(), SENT)).isEqualTo(Verdict.GENUINE);
        assertThat(other.scheme().verify(header, BODY, List.of("one"), SENT)).isEqualTo(Verdict.FORGED);
        assertThat(other.scheme().verify(header, BODY, other.secrets(), SENT.plusSeconds(31)))
                .isEqualTo(Verdict.STALE);
        assertThat(other.scheme().verify(HEADER, BODY, other.secrets(), SENT)).isEqualTo(Verdict.MALFORMED);

        WebhookProperties bare = settings(Map.of(
                "tieout.webhook.secret", "one",
                "tieout.webhook.scheme.timestamp-key", "",
                "tieout.webhook.scheme.prefix", "sha256=",
                "tieout.webhook.scheme.encoding", "base64",
                "tieout.webhook.scheme.signed", "{body}"));
        assertThat(bare.scheme().verify("sha256=" + base64("HmacSHA256", "one", "", BODY), BODY, bare.secrets(), SENT))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void aSchemeThatCannotBeIsRefusedAtTheStart() {
        assertThatThrownBy(() -> settings(Map.of("tieout.webhook.scheme.algorithm", "HmacNone")))
                .rootCause()
                .hasMessageContaining("algorithm");
        assertThatThrownBy(() -> settings(Map.of("tieout.webhook.scheme.signed", "{timestamp}")))
                .rootCause()
                .hasMessageContaining("{body}");
    }

    private static String base64(String algorithm, String secret, String before, byte[] body)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
        mac.update(before.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
