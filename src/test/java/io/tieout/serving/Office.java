package io.tieout.serving;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tieout.Application;
import io.tieout.ManualClock;
import io.tieout.TestDatabase;
import io.tieout.batch.Progress;
import io.tieout.event.EventLoop;
import io.tieout.standin.StandIn;
import io.tieout.standin.StandInOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server in this process on a real socket, beside a stand-in of Kota and a mail server. */
final class Office implements AutoCloseable {

    static final String KEY = "pk_test_serving";
    static final String SECRET = "whsec_one";
    static final String OLDER_SECRET = "whsec_older";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern ID = Pattern.compile("\"id\":\\s*\"([a-z]+_[^\"]+)\"");

    final ManualClock clock = new ManualClock("2026-11-22T10:00:00Z");
    final GreenMail mail = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final JdbcClient jdbc;
    final ConfigurableApplicationContext spring;

    private final StandIn standIn = StandIn.start(StandInOptions.withKey(KEY).clock(clock));
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    Office(String... more) {
        mail.start();
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
        jdbc = JdbcClient.create(database);
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.main.web-application-type=servlet",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--server.tomcat.connection-timeout=2s",
                "--spring.datasource.url=" + database.getURL(),
                "--spring.datasource.username=" + database.getUser(),
                "--spring.datasource.password=" + database.getPassword(),
                "--kota.base-url=" + standIn.baseUrl(),
                "--kota.api-key=" + KEY,
                "--kota.retry.max-attempts=2",
                "--kota.retry.initial-delay=1ms",
                "--tieout.webhook.secret=" + SECRET + ", " + OLDER_SECRET,
                "--tieout.webhook.max-size=64KB",
                "--tieout.webhook.max-time=1s",
                "--tieout.link-key=0123456789012345678901234567890123456789",
                "--tieout.public-url=https://benefits.example.test/",
                "--tieout.mail.from=payroll@office.test",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort()));
        arguments.addAll(List.of(more));
        spring = new SpringApplicationBuilder(Application.class)
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("progress", Progress.SILENT);
                    starting.getBeanFactory().registerSingleton("clock", (Clock) clock);
                })
                .run(arguments.toArray(String[]::new));
        spring.getBean(EventLoop.class).start();
    }

    /** One port for the whole test, so that the mail server may go away and come back. */
    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return Integer.parseInt(spring.getEnvironment().getRequiredProperty("local.server.port"));
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** @param headers name, value, name, value ... */
    HttpResponse<String> ask(String method, String path, String... headers) {
        return ask(method, path, new byte[0], headers);
    }

    HttpResponse<String> ask(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url(path)).method(method, BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** A genuine delivery of now. */
    HttpResponse<String> deliver(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ask("POST", "/webhooks/kota", bytes, "x-kota-webhook-signature", Signed.header(SECRET, clock, bytes));
    }

    /** A sandbox call or one of Kota's own at the far side. */
    String kota(String path, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(standIn.baseUrl() + path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An employer at Kota, known to the roster. @return Kota's id */
    String employer(String ref) {
        String id = idIn(kota("/employers", """
                {"legal_name": "Grange Orchard Foods Limited", "registration_number": "712345",
                 "legal_address": {"line1": "17 Cedar Walk", "city": "Dublin", "postal_code": "D12 R6F4", "country_code": "ie"},
                 "contact": {"name": "Orla Devane", "email": "orla.devane@foods.test"}, "metadata": {"id": "%s"}}
                """.formatted(ref)), "er_");
        jdbc.sql("insert into employer (employer_ref, kota_id, kota_status, updated_at) values (?, ?, 'active', now())")
                .params(ref, id)
                .update();
        return id;
    }

    /** A person of the employer, active unless the start lies ahead. @return Kota's id */
    String person(String employer, String employerId, String ref, String startOn) {
        String id = idIn(kota("/employees", """
                {"employer_id": "%s", "first_name": "Cian", "last_name": "O'Mulvey", "date_of_birth": "1994-11-02",
                 "sex_at_birth": "male", "home_address": {"line1": "17 Cedar Walk", "city": "Dublin",
                 "postal_code": "D12 R6F4", "country_code": "ie"}, "nationality": "ie", "national_tax_id": "9876544QA",
                 "start_on": "%s", "phone_number": "+353850000102", "email": "cian.mulvey@people.test",
                 "bank_account": {"account_number": "IE29AIBK93115212345678"}, "metadata": {"id": "%s"}}
                """.formatted(employerId, startOn, ref)), "ee_");
        jdbc.sql("insert into employee (employer_ref, employee_ref, kota_id, kota_status, status_since, updated_at)"
                        + " values (?, ?, ?, 'pending', '2026-11-20T02:15:00Z', now())")
                .params(employer, ref, id)
                .update();
        return id;
    }

    static String idIn(String body, String prefix) {
        Matcher id = ID.matcher(body);
        while (id.find()) {
            if (id.group(1).startsWith(prefix)) {
                return id.group(1);
            }
        }
        throw new AssertionError("no " + prefix + " in " + body);
    }

    /** Waits until the server's own work has led to it. */
    static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + what);
            }
            LockSupport.parkNanos(20_000_000L);
        }
    }

    long count(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(Long.class).single();
    }

    @Override
    public void close() {
        spring.close();
        standIn.close();
        mail.stop();
    }
}
