package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which settings are accepted, how they are named, and that the key stays inside. */
class KotaPropertiesTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(KotaConfiguration.class);

    @Test
    void theEnvironmentNamesOfTheReadmeBind() {
        context.withInitializer(started -> started.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of(
                                        "KOTA_BASE_URL", "https://api.kota.io/",
                                        "KOTA_API_KEY", " pk_live_x ",
                                        "KOTA_IN_FLIGHT", "3",
                                        "KOTA_REQUEST_TIMEOUT", "7s",
                                        "KOTA_RETRY_MAX_ATTEMPTS", "2"))))
                .run(started -> {
                    KotaProperties bound = started.getBean(KotaProperties.class);
                    assertThat(bound.baseUrl()).isEqualTo("https://api.kota.io");
                    assertThat(bound.apiKey()).isEqualTo("pk_live_x");
                    assertThat(bound.inFlight()).isEqualTo(3);
                    assertThat(bound.requestTimeout()).isEqualTo(Duration.ofSeconds(7));
                    assertThat(bound.retry().maxAttempts()).isEqualTo(2);
                    assertThat(started.getBean(KotaAccount.class))
                            .isEqualTo(new KotaAccount("https://api.kota.io", "live"));
                    assertThat(bound.whyUnusable()).isNull();
                });
    }

    @Test
    void withoutAnySettingTheApplicationStartsAndSaysWhatIsMissingWhenKotaIsCalled() {
        // Whoever runs the tests may have a key of their own.
        context.withInitializer(
                        started -> started.getEnvironment().getPropertySources().remove("systemEnvironment"))
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(started.getBean(KotaProperties.class))
                            .isEqualTo(new KotaProperties(
                                    "https://test.api.kota.io",
                                    null,
                                    16,
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(30),
                                    Duration.ofMinutes(5),
                                    KotaProperties.Retry.DEFAULT));
                    assertThat(started.getBean(KotaAccount.class).keyKind()).isEqualTo("none");
                    assertThatThrownBy(() -> started.getBean(Kota.class).employers(1))
                            .hasMessageContaining("KOTA_API_KEY is not set");
                    assertThat(started.getBean(InFlight.class)).isNotSameAs(started.getBean(InFlight.class));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://test.api.kota.io",
                "http://127.0.0.1:8099",
                "http://127.8.9.10",
                "http://localhost:1",
                "http://[::1]:8099",
                "HTTP://LOCALHOST:1",
                "https://gateway.example/kota/"
            })
    void theseAddressesAreUsable(String url) {
        assertThat(KotaProperties.of(url, "k").whyUnusable()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.kota.io",
                "http://127.0.0.1.kota.example",
                "http://localhost.example",
                "http://128.0.0.1",
                "http://0.0.0.0",
                "http://[::2]",
                "http://192.168.1.2"
            })
    void plainHttpIsForThisMachineOnly(String url) {
        assertThat(KotaProperties.of(url, "k").whyUnusable())
                .contains("is http://")
                .contains("Use https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.kota.io",
                "ftp://api.kota.io",
                "https://",
                "https://user:secret@api.kota.io",
                "http://127.0.0.1@evil.example",
                "https://api.kota.io?x=1",
                "https://api kota"
            })
    void whatIsNoAddressIsRefusedWithoutRepeatingIt(String url) {
        assertThat(KotaProperties.of(url, "k").whyUnusable())
                .startsWith("KOTA_BASE_URL")
                .contains("https://test.api.kota.io")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"pk_test_abc, test", "pk_live_abc, live", "sk_abc, other", "'', none"})
    void theKeyTellsItsKind(String key, String kind) {
        assertThat(KotaProperties.of("https://api.kota.io", key).keyKind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pk_test_a b", "pk_test_a\nX-Other: 1", "pk_test_ä"})
    void aKeyThatIsNoneIsRefusedWithoutRepeatingIt(String key) {
        assertThat(KotaProperties.of("https://api.kota.io", key).whyUnusable())
                .contains("KOTA_API_KEY")
                .doesNotContain("pk_test_a");
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(KotaProperties.of("https://api.kota.io", "pk_test_marker").toString())
                .doesNotContain("marker");
    }
}
