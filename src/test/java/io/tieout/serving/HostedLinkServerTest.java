package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tieout.hosted.ApiTokens;
import io.tieout.hosted.MailedLinks;
import io.tieout.hosted.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Ways into Kota's pages: by token, and by the page behind a mailed link. */
class HostedLinkServerTest {

    private static final Pattern LINK = Pattern.compile("\"link\":\"([^\"]+)\"");

    private static Office office;
    private static String token;
    private static String ann;

    @BeforeAll
    static void open() {
        office = new Office("--logging.level.root=debug", "--tieout.api.calls-per-minute=100");
        String employer = office.employer("ACME");
        ann = office.person("ACME", employer, "A-1", "2024-01-01");
        office.kota("/_sandbox/clock", "{\"shift\":\"P1D\"}");
        office.person("ACME", employer, "A-2", "2026-12-15");
        String other = office.employer("OTHER");
        office.person("OTHER", other, "A-1", "2024-01-01");
        token = created(Scope.HOSTED_LINKS);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static String created(Scope... scopes) {
        return office.spring
                .getBean(ApiTokens.class)
                .create("test", Set.of(scopes))
                .secret();
    }

    private static HttpResponse<String> link(String path, String by) {
        return office.ask("POST", "/api/employees/" + path, "Authorization", "Bearer " + by);
    }

    private static String linkIn(HttpResponse<String> answer) {
        Matcher link = LINK.matcher(answer.body());
        assertThat(link.find()).as(answer.body()).isTrue();
        return link.group(1);
    }

    private static void problem(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"detail\":\"").doesNotContain("Exception", "\tat ", "io.tieout");
        for (String word : words) {
            assertThat(answer.body()).contains(word);
        }
    }

    private static int visit(String link) {
        return office.send(HttpRequest.newBuilder(URI.create(link)).build()).statusCode();
    }

    @Test
    void twoRequestsGiveTwoLinksAndNeitherStaysAnywhere() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logged.start();
        root.addAppender(logged);
        String first;
        String second;
        try {
            HttpResponse<String> answer = link("A-1/hosted-link?employer=ACME", token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(answer.body()).contains("\"expires_at\":\"2026-11-23T11:00:00Z\"");
            first = linkIn(answer);
            second = linkIn(link("A-1/hosted-link?employer=ACME", token));
        } finally {
            root.detachAppender(logged);
        }
        assertThat(first).isNotEqualTo(second);
        assertThat(visit(first)).isEqualTo(200);
        assertThat(visit(first)).as("used").isEqualTo(410);
        assertThat(visit(second)).isEqualTo(200);

        String tail = first.substring(first.lastIndexOf('/') + 1);
        assertThat(logged.list).as("something was logged").isNotEmpty();
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(tail) || line.contains(token));
        assertThat(everythingStored()).doesNotContain(tail).doesNotContain(token);
    }

    /** Every row of every table, as text. */
    private static String everythingStored() {
        StringBuilder all = new StringBuilder();
        List<String> tables = office.jdbc
                .sql("select quote_ident(table_name) from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        for (String table : tables) {
            office.jdbc
                    .sql("select row_to_json(t)::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(all::append);
        }
        assertThat(all).contains("A-1");
        return all.toString();
    }

    @Test
    void whoIsPendingIsToldSoAndSinceWhen() {
        problem(
                link("A-2/hosted-link", token),
                409,
                "\"kota_status\":\"pending\"",
                "\"since\":\"2026-11-20T02:15:00Z\"",
                "Pending at Kota since 2026-11-20T02:15Z");
    }

    @Test
    void whoIsNotKnownOrTwiceKnownGetsAPlainAnswer() {
        problem(link("NOBODY/hosted-link", token), 404, "Check the ref");
        problem(link("A-1/hosted-link", token), 409, "Name the employer");
        problem(link("A-1/hosted-link?employer=%00", token), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2Factions/hosted-link",
                "../../actions/hosted-link",
                "A-1;x=1/hosted-link",
                "A%2D1%00/hosted-link",
                "%2e%2e/hosted-link",
                "A-1//hosted-link",
                "A-1%5Chosted-link",
                "%27%20or%201=1--/hosted-link",
                "x/A-1/hosted-link"
            })
    void tricksInTheRefFindNobody(String path) {
        HttpResponse<String> answer = link(path, token);
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain("\"link\"", "Exception", "\tat ");
    }

    @Test
    void aTokenOpensOnlyWhatItIsForAndOnlyUntilItIsRevoked() {
        problem(office.ask("POST", "/api/employees/A-2/hosted-link"), 401, "token create");
        problem(link("A-2/hosted-link", "tieout_no"), 401);
        problem(link("A-2/hosted-link", token + "x"), 401);
        String actions = created(Scope.ACTIONS);
        problem(link("A-2/hosted-link", actions), 403, "token list");
        problem(office.ask("GET", "/api/actions", "Authorization", "Bearer " + token), 403);
        HttpResponse<String> open = office.ask("GET", "/api/actions", "Authorization", "Bearer " + actions);
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.body()).isEqualTo("{\"actions\":[]}");
        problem(office.ask("GET", "/api/other", "Authorization", "Bearer " + actions), 404);

        ApiTokens tokens = office.spring.getBean(ApiTokens.class);
        ApiTokens.Created mayfly = tokens.create("mayfly", Set.of(Scope.ACTIONS));
        assertThat(office.ask("GET", "/api/actions", "Authorization", "Bearer " + mayfly.secret())
                        .statusCode())
                .isEqualTo(200);
        assertThat(tokens.revoke(mayfly.id())).isTrue();
        problem(office.ask("GET", "/api/actions", "Authorization", "Bearer " + mayfly.secret()), 401);
        assertThat(tokens.revoke(mayfly.id())).isFalse();
    }

    @Test
    void aTokenThatCallsTooOftenMustWaitAndTheOthersNeedNot() {
        String greedy = created(Scope.ACTIONS);
        HttpResponse<String> answer = null;
        int calls = 0;
        do {
            answer = office.ask("GET", "/api/actions", "Authorization", "Bearer " + greedy);
            calls++;
        } while (answer.statusCode() == 200 && calls < 500);
        problem(answer, 429, "too often");
        assertThat(calls).isGreaterThan(100).isLessThan(500);
        assertThat(answer.headers().firstValue("retry-after"))
                .hasValueSatisfying(wait -> assertThat(wait).matches("[1-9]\\d?"));
        assertThat(office.ask("GET", "/api/actions", "Authorization", "Bearer " + created(Scope.ACTIONS))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void kotaInTroubleIsSaidPlainly() {
        office.kota("/_sandbox/faults", """
                {"fault": "internal_error", "method": "POST", "path": "/hosted/sessions", "times": 2}""");
        problem(link("A-1/hosted-link?employer=ACME", token), 503, "Try again later");
        assertThat(link("A-1/hosted-link?employer=ACME", token).statusCode()).isEqualTo(200);
    }

    private static String mailed(Duration validity) {
        String url = office.spring.getBean(MailedLinks.class).make("A-1", "ACME", validity);
        assertThat(url).startsWith("https://benefits.example.test/links/");
        return url.substring("https://benefits.example.test".length());
    }

    @Test
    void openingAMailedLinkDoesNothingAndItsButtonLeadsToKota() {
        String page = mailed(Duration.ofDays(1));
        for (String method : List.of("GET", "HEAD", "GET")) {
            HttpResponse<String> shown = office.ask(method, page);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.headers().firstValue("referrer-policy")).hasValue("no-referrer");
            assertThat(shown.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(shown.body()).doesNotContain("<script", "A-1", "Cian");
            assertThat(method.equals("HEAD") || shown.body().contains("<form method=\"post\">"))
                    .isTrue();
        }
        HttpResponse<String> clicked = office.ask("POST", page);
        assertThat(clicked.statusCode()).as(clicked.body()).isEqualTo(303);
        String kota = clicked.headers().firstValue("location").orElseThrow();
        assertThat(visit(kota)).isEqualTo(200);
        assertThat(everythingStored()).doesNotContain(kota.substring(kota.lastIndexOf('/') + 1));

        assertThat(office.ask("POST", page).statusCode()).as("a double click").isEqualTo(303);
        office.clock.forward(Duration.ofMinutes(2));
        HttpResponse<String> used = office.ask("POST", page);
        assertThat(used.statusCode()).isEqualTo(410);
        assertThat(used.body()).contains("used already");
    }

    @Test
    void anExpiredATakenBackAndAnAlteredLinkLeadNowhere() {
        String page = mailed(Duration.ofDays(1));
        String[] parts = page.split("\\.");
        String later = parts[0] + "." + (Long.parseLong(parts[1]) + 86_400) + "." + parts[2];
        String other =
                parts[0].replaceFirst(".$", parts[0].endsWith("A") ? "B" : "A") + "." + parts[1] + "." + parts[2];
        for (String forged : List.of(later, other, "/links/x", "/links/" + "a".repeat(5000), page + "A")) {
            for (String method : List.of("GET", "POST")) {
                HttpResponse<String> answer = office.ask(method, forged);
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).contains("No such link");
            }
        }
        String old = mailed(Duration.ofMinutes(5));
        office.clock.forward(Duration.ofMinutes(6));
        assertThat(office.ask("POST", old).body()).contains("expired");
        assertThat(office.ask("GET", old).statusCode()).isEqualTo(410);

        assertThat(office.spring.getBean(MailedLinks.class).revoke("A-1", "ACME"))
                .isPositive();
        assertThat(office.ask("POST", page).statusCode()).isEqualTo(410);
        assertThat(office.ask("GET", page).body()).contains("holds no longer");
    }

    @Test
    void aClickThatKotaCannotAnswerUsesNothingUp() {
        String page = mailed(Duration.ofDays(1));
        office.kota("/_sandbox/faults", """
                {"fault": "internal_error", "method": "POST", "path": "/hosted/sessions", "times": 2}""");
        assertThat(office.ask("POST", page).statusCode()).isEqualTo(503);
        office.clock.forward(Duration.ofMinutes(2));
        assertThat(office.ask("POST", page).statusCode()).isEqualTo(303);
        assertThat(ann).startsWith("ee_");
    }
}
