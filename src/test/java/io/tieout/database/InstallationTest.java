package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class InstallationTest {

    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.fresh());

    private final Installation installation =
            new Installation(JDBC, Clock.fixed(Instant.parse("2026-11-22T21:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void unbound() {
        JDBC.sql("delete from installation").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/v1",
                "https://api.example.com/v1/",
                "HTTPS://API.Example.com:443/v1",
                " https://user:secret@api.example.com/v1 "
            })
    void theSameKotaMayComeAgainHoweverItsAddressIsWritten(String again) {
        installation.bindKota("https://api.example.com/v1", "test");
        assertThatCode(() -> installation.bindKota(again, "test")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1, live",
        "https://sandbox.example.com/v1, test",
        "https://api.example.com:8443/v1, test",
        "http://api.example.com/v1, test",
        "https://api.example.com/v2, test",
        "stand-in, test"
    })
    void anotherKotaIsRefusedAndBothAreNamed(String url, String kind) {
        installation.bindKota("https://api.example.com/v1", "test");
        assertThatThrownBy(() -> installation.bindKota(url, kind))
                .isInstanceOf(InstallationMismatchException.class)
                .hasMessageContaining("https://api.example.com/v1 with test keys")
                .hasMessageContaining(url + " with a " + kind + " key")
                .hasMessageContaining("KOTA_BASE_URL");
        assertThatCode(() -> installation.bindKota("https://api.example.com/v1", "test"))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherHashKeyIsRefused() {
        installation.bindHashKey("aaaa1111");
        installation.bindHashKey("aaaa1111");
        assertThatThrownBy(() -> installation.bindHashKey("bbbb2222"))
                .isInstanceOf(InstallationMismatchException.class)
                .hasMessageContaining("aaaa1111")
                .hasMessageContaining("bbbb2222")
                .hasMessageContaining("TIEOUT_HASH_KEY");
    }

    @Test
    void eitherMayBeBoundFirst() {
        installation.bindHashKey("aaaa1111");
        installation.bindKota("stand-in", "test");
        assertThat(JDBC.sql("select kota_base_url || kota_key_kind || hash_key_fingerprint from installation")
                        .query(String.class)
                        .single())
                .isEqualTo("stand-intestaaaa1111");
        assertThatThrownBy(() -> installation.bindKota("other", "test"))
                .isInstanceOf(InstallationMismatchException.class);
    }
}
