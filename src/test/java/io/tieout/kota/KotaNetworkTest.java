package io.tieout.kota;

import static io.tieout.kota.ScriptedServer.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Java's standard properties for a proxy, and a certificate that nobody vouches for. */
@Timeout(60)
class KotaNetworkTest {

    private static final String PASSWORD = "changeit";

    /** What the far side got of keys, so anything at all. */
    private final List<String> keysSeen = new CopyOnWriteArrayList<>();

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
        HttpsServer server = kota(keysFor("ip:127.0.0.1", folder));
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
            assertThat(keysSeen).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void throughAProxyAndWithAnOwnCaByTheStandardPropertiesKotaIsReached(@TempDir Path folder) throws Exception {
        KeyStore keys = keysFor("dns:kota.example", folder);
        HttpsServer server = kota(keys);
        Tunnel tunnel = new Tunnel(server.getAddress().getPort());
        try (ScriptedServer proxy = new ScriptedServer()) {
            proxy.answers(tunnel);
            List<String> throughProxy = List.of(
                    "-Dhttps.proxyHost=127.0.0.1",
                    "-Dhttps.proxyPort=" + proxy.url().replaceAll(".*:", ""));
            List<String> ownCa = List.of(
                    "-Djavax.net.ssl.trustStore=" + trustOnly(keys, folder),
                    "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);

            assertThat(inAnotherProcess("https://kota.example", throughProxy, ownCa))
                    .isEqualTo("Employee[ee_1, active]");
            assertThat(keysSeen).containsExactly("Bearer " + Settings.KEY);
            assertThat(proxy.requests.get(0).method() + " "
                            + proxy.requests.get(0).target())
                    .isEqualTo("CONNECT kota.example:443");
            assertThat(proxy.requests.get(0).headers()).doesNotContainKey("authorization");
            assertThat(new String(tunnel.seen(), StandardCharsets.ISO_8859_1))
                    .isNotEmpty()
                    .doesNotContain(Settings.KEY)
                    .doesNotContain("ee_1");
        } finally {
            server.stop(0);
        }
    }

    private static String inAnotherProcess(String url, List<String> proxy, List<String> ca) throws Exception {
        List<String> command = new ArrayList<>(List.of(java("java"), "-XX:TieredStopAtLevel=1"));
        command.addAll(proxy);
        command.addAll(ca);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OneCall.class.getName(), url));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            String[] lines = out.strip().split("\\R");
            return lines[lines.length - 1];
        } finally {
            process.destroyForcibly();
        }
    }

    private HttpsServer kota(KeyStore keys) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(contextOf(keys)));
        server.createContext("/", exchange -> {
            keysSeen.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = "{\"id\":\"ee_1\",\"status\":\"active\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static KeyStore keysFor(String name, Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        new ProcessBuilder(
                        java("keytool"),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=kota",
                        "-ext",
                        "SAN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** The certificate without its key, as a company hands out its CA. */
    private static Path trustOnly(KeyStore keys, Path folder) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("ca", keys.getCertificate("server"));
        Path store = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return store;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static SSLContext contextOf(KeyStore keys) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
