package io.tieout.kota;

import static io.tieout.kota.ScriptedServer.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Java's standard properties for a proxy, and a certificate that nobody vouches for. */
@Timeout(60)
class KotaNetworkTest {

    @Test
    void theProxyOfTheStandardPropertiesIsUsedAndNeverSeesTheKey() {
        try (ScriptedServer proxy = new ScriptedServer()) {
            proxy.answers(raw(403, Map.of(), "no"));
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", proxy.url().replaceAll(".*:", ""));
            KotaException failure;
            try {
                failure = catchThrowableOfType(
                        KotaException.class,
                        () -> Kota.connect(Settings.of("https://kota.example")).employee("ee_1"));
            } finally {
                System.clearProperty("https.proxyHost");
                System.clearProperty("https.proxyPort");
            }
            assertThat(proxy.requests.get(0).method()).isEqualTo("CONNECT");
            assertThat(proxy.requests.get(0).target()).isEqualTo("kota.example:443");
            assertThat(proxy.requests.get(0).headers()).doesNotContainKey("authorization");
            assertThat(failure).hasMessageContaining("proxy");
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsSaidSoAndNothingIsSent(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(contextOf(store)));
        server.start();
        try {
            KotaException failure = catchThrowableOfType(
                    KotaException.class,
                    () -> Kota.connect(Settings.of(
                                    "https://127.0.0.1:" + server.getAddress().getPort()))
                            .employee("ee_1"));
            assertThat(failure.code()).isEqualTo(KotaException.Code.UNREACHABLE);
            assertThat(failure)
                    .hasMessageContaining("no secure connection to https://127.0.0.1")
                    .hasMessageContaining("javax.net.ssl.trustStore");
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext contextOf(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
