package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process: how it begins, how it ends, and what stops it from beginning. */
@Tag("slow")
class ServeBlackBoxTest {

    static final Pattern SERVING = Pattern.compile("Serving on (http://[^\\s]+)");

    @TempDir
    Path folder;

    @Test
    void itServesUntilItIsEndedAndRefusesPlainlyWhatCannotBe() throws Exception {
        try (Opened opened = new Opened()) {
            StandIn kota = opened.add(new StandIn(folder));
            Tieout tieout = opened.add(new Tieout(folder.resolve("office")).against(kota.url(), StandIn.KEY));
            tieout.run("serve").ended(2).says("SPRING_DATASOURCE_URL is not set", "--embedded");
            tieout.on(Databases.empty());
            tieout.run("serve", "--port", "70000").ended(2).says("--port 70000");
            try (ServerSocket taken = new ServerSocket(0)) {
                tieout.run("serve", "--address", "0.0.0.0", "--port", String.valueOf(taken.getLocalPort()))
                        .ended(2)
                        .says("the port is taken");
            }
            tieout.set("TIEOUT_WEBHOOK_SCHEME_ALGORITHM", "HmacNone");
            Child.Result unusable =
                    tieout.run("serve", "--port", "0").ended(2).says("algorithm is none that this Java has");
            assertThat(unusable.output()).doesNotContain("\tat ");
            tieout.set("TIEOUT_WEBHOOK_SCHEME_ALGORITHM", "HmacSHA256");

            Child server = tieout.start("serve", "--port", "0");
            String url = server.waitFor(SERVING, Duration.ofMinutes(2));
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url + "/api/actions"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            server.terminate();
            server.result(Duration.ofSeconds(40))
                    .ended(0)
                    .says("Stopping", "KOTA_WEBHOOK_SECRET is not set", "required actions go out by no mail");
        }
    }
}
