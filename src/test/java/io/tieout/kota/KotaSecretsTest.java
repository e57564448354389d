package io.tieout.kota;

import static io.tieout.kota.ScriptedServer.cut;
import static io.tieout.kota.ScriptedServer.dropped;
import static io.tieout.kota.ScriptedServer.json;
import static io.tieout.kota.ScriptedServer.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.tieout.kota.ScriptedServer.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither the key nor a person's data reaches a log line or an exception, whatever goes wrong. */
class KotaSecretsTest {

    private static final String MARK = "zq7marker";
    private static final String EMPLOYEE = "{\"id\":\"ee_1\",\"first_name\":\"" + MARK + "\",\"last_name\":\"" + MARK
            + "\",\"date_of_birth\":\"1980-01-01\",\"email\":\"" + MARK + "@x.example\"}";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger http = (Logger) LoggerFactory.getLogger("org.apache.hc");
    private final Level rootLevel = root.getLevel();
    private final Level httpLevel = http.getLevel();
    private final List<Appender<ILoggingEvent>> console = new ArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> capture = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };
    private final ScriptedServer server = new ScriptedServer();

    @BeforeEach
    void listenToEverything() {
        capture.setContext(root.getLoggerContext());
        capture.start();
        root.iteratorForAppenders().forEachRemaining(console::add);
        console.forEach(root::detachAppender);
        root.addAppender(capture);
        root.setLevel(Level.TRACE);
        // The one library that logs headers and bodies; application.yml holds it at INFO for good.
        http.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        root.detachAppender(capture);
        console.forEach(root::addAppender);
        root.setLevel(rootLevel);
        http.setLevel(httpLevel);
        server.close();
    }

    @Test
    void markedValuesOccurNowhere() {
        Kota kota = Kota.connect(Settings.of(server.url()));
        RequestBody body = kota.bodyOf(person());
        String echo = "\"detail\":\"" + MARK + " is taken\",\"title\":\"" + MARK + "\",\"trace_id\":\"" + MARK
                + " x\",\"errors\":{\"$.email\":[\"" + MARK + "\"],\"" + MARK + " \":[\"" + MARK + "\"]}}";
        List<Answer> answers = List.of(
                json(200, EMPLOYEE),
                problem(400, "{\"error_code\":\"invalid_request\"," + echo),
                problem(400, "{\"error_code\":\"invalid_state\"," + echo),
                problem(409, "{\"error_code\":\"idempotency_error\"," + echo),
                problem(500, "{\"error_code\":\"internal_error\"," + echo),
                problem(429, "{\"error_code\":\"" + MARK + " x\"," + echo),
                json(200, EMPLOYEE.replace("1980-01-01", MARK)),
                json(200, "[" + EMPLOYEE + "]"),
                json(200, EMPLOYEE + MARK),
                json(200, EMPLOYEE.replace("\"id\"", MARK)),
                cut(EMPLOYEE, 40),
                dropped());
        int failures = 0;
        for (Answer answer : answers) {
            server.answers(answer);
            for (Throwable thrown : new Throwable[] {
                catchThrowable(() -> lines.add(
                        kota.createEmployee(body, "key-" + lines.size()).toString())),
                catchThrowable(() -> kota.updateEmployee("ee_1", body)),
                catchThrowable(() -> kota.employee("ee_1"))
            }) {
                if (thrown != null) {
                    failures++;
                    lines.add(everythingOf(thrown));
                }
            }
        }
        lines.add(person() + " " + body + " " + Settings.of("https://x") + " " + person().home_address());
        assertThat(failures).isEqualTo((answers.size() - 1) * 3);
        assertThat(lines).hasSizeGreaterThan(200);
        assertThat(String.join("\n", lines)).doesNotContain(MARK).doesNotContain(Settings.KEY);
    }

    private static CreateEmployee person() {
        return new CreateEmployee(
                "er_1",
                null,
                MARK,
                MARK,
                LocalDate.of(1980, 1, 1),
                "female",
                new Address(MARK, null, null, MARK, null, MARK, "ie"),
                "ie",
                MARK,
                LocalDate.of(2026, 1, 1),
                null,
                MARK,
                MARK,
                new BankAccount(MARK, null),
                Map.of("id", "E-1"));
    }

    private static String everythingOf(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
