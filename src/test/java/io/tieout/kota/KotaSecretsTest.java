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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither the key nor a person's data reaches a log line or an exception, whatever goes wrong. */
class KotaSecretsTest {

    private static final String MARK = "zq7marker";
    private static final String EMPLOYEE = "{\"id\":\"ee_1\",\"first_name\":\"" + MARK + "\",\"last_name\":\"" + MARK
            + "\",\"date_of_birth\":\"1980-01-01\",\"email\":\"" + MARK + "@x.example\"}";

    private static final String NAME = "Zqmarker";
    private static final BigDecimal PAY = new BigDecimal("48731.17");
    private static final String SALARY = "{\"id\":\"sal_1\",\"employee_id\":\"ee_1\",\"amount\":" + PAY
            + ",\"currency\":\"eur\",\"pay_frequency\":\"annual\",\"effective_from\":\"2026-09-15\"}";
    private static final String LINK =
            "{\"link\":\"https://h.example/s/" + MARK + "\",\"expiry\":\"2026-10-09T11:30:00Z\"}";
    private static final String EMPLOYER = "{\"id\":\"er_1\",\"legal_name\":\"" + MARK
            + "\",\"legal_address\":{\"line1\":\"" + MARK + "\"},\"contact\":{\"name\":\"" + MARK + "\"}}";
    private static final String EVENT =
            "{\"id\":\"evt_1\",\"type\":\"employee.updated\",\"created\":\"2026-10-16T15:31:09Z\",\"data\":"
                    + EMPLOYEE.replace("}", ",\"metadata\":{\"" + MARK + "\":\"" + MARK + "\"}}") + "}";
    private static final String ENDPOINT = "{\"id\":\"whe_1\",\"endpoint_url\":\"https://x.example/" + MARK
            + "\",\"subscribed_events\":[\"employee.updated\"]}";

    private static final String BREAKDOWN =
            "{\"employee_id\":\"ee_1\",\"contribution_report_id\":\"ctr_1\",\"employer_id\":\"er_1\",\"currency\":\"eur\","
                    + "\"health_insurance\":{\"employee_contributions\":[{\"id\":\"ct_1\",\"category\":\"tax\",\"amount\":"
                    + PAY + ",\"note\":\"" + MARK + "\"}]},\"life\":{\"" + MARK + "\":" + PAY + "}}";

    /** @param answer as the contract has it */
    private record Case(String answer, Supplier<Object> call) {}

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
        assertThat(leaks()).isEmpty();
    }

    @Test
    void markedValuesOfPayLinksAndEventsOccurNowhere() {
        Kota kota = Kota.connect(Settings.of(server.url(), Duration.ofSeconds(2), 2));
        OffboardEmployee leaving = new OffboardEmployee(Instant.parse("2026-10-25T00:00:00Z"), MARK);
        CreateSalary pay = new CreateSalary(PAY, "eur", "annual", LocalDate.of(2026, 9, 15));
        String action =
                "{\"id\":\"x_1\",\"employer_id\":\"er_1\",\"employee_id\":\"ee_1\",\"status\":\"action_required\","
                        + "\"required_action\":{\"reason\":\"" + MARK + "\",\"reason_description\":\"" + MARK
                        + "\",\"due_at\":\"2026-10-30\"}}";
        List<Case> cases = List.of(
                new Case(EMPLOYEE, () -> kota.offboardEmployee("ee_1", kota.bodyOf(leaving), "k")),
                new Case(EMPLOYEE, () -> kota.cancelOffboarding("ee_1", "k")),
                new Case(EMPLOYER, () -> kota.offboardEmployer("er_1", "k")),
                new Case(SALARY, () -> kota.createSalary("ee_1", kota.bodyOf(pay), "k")),
                new Case(page(SALARY), () -> kota.salaries("ee_1", 1)),
                new Case(SALARY, () -> kota.salary("ee_1", "sal_1")),
                new Case(SALARY, () -> kota.currentSalary("ee_1")),
                new Case(LINK, () -> kota.hostedSession("er_1", "ee_1")),
                new Case(page(EVENT), () -> kota.events(new EventFilter(null, null, null), 1)),
                new Case(EVENT, () -> kota.event("evt_1").resource()),
                new Case(EVENT, () -> kota.event("evt_1").subject()),
                new Case(page(ENDPOINT), kota::webhookEndpoints),
                new Case(ENDPOINT, () -> kota.webhookEndpoint("whe_1")),
                new Case(page(BREAKDOWN), () -> kota.employeeBreakdowns("ctr_1", 1)),
                new Case(
                        BREAKDOWN,
                        () -> kota.employeeBreakdown("ctr_1", "ee_1")
                                .map(found ->
                                        found + " " + found.health_insurance().employee_contributions())),
                new Case(action, () -> kota.employerQuote("er_1", "x_1")),
                new Case(page(action), () -> kota.employeeOffers("ee_1")));
        String echo = "\"detail\":\"" + MARK + " " + NAME + " earns " + PAY + "\",\"errors\":{\"$.amount\":[\"" + PAY
                + "\"],\"" + MARK + " " + PAY + "\":[]}}";
        int failures = 0;
        for (Case one : cases) {
            for (Answer answer : List.of(
                    json(200, one.answer()),
                    problem(400, "{\"error_code\":\"invalid_request\"," + echo),
                    problem(400, "{\"error_code\":\"invalid_state\"," + echo),
                    problem(500, "{\"error_code\":\"internal_error\"," + echo),
                    json(200, one.answer() + MARK),
                    json(
                            200,
                            one.answer()
                                    .replace("\"currency\":\"eur\"", "\"currency\":[]")
                                    .replace("\"id\":", "\"id\":{\"" + MARK + "\":" + PAY + "},\"_\":")),
                    cut(one.answer(), one.answer().length() - 2))) {
                server.answers(answer);
                Throwable thrown =
                        catchThrowable(() -> lines.add(String.valueOf(one.call().get())));
                if (thrown != null) {
                    failures++;
                    lines.add(everythingOf(thrown));
                }
            }
        }
        lines.add(leaving + " " + pay + " " + kota.bodyOf(pay) + " " + kota.bodyOf(leaving));
        // Each answers once as it should; a hosted session has no id that could be wrong.
        assertThat(failures).isEqualTo(cases.size() * 6 - 1);
        assertThat(lines).hasSizeGreaterThan(300);
        assertThat(leaks()).isEmpty();
    }

    private List<String> leaks() {
        return lines.stream()
                .filter(line -> line.contains(MARK)
                        || line.contains(NAME)
                        || line.contains(PAY.toPlainString())
                        || line.contains(Settings.KEY))
                .toList();
    }

    private static String page(String item) {
        return "{\"total_count\":1,\"has_next_page\":false,\"items\":[" + item + "]}";
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
