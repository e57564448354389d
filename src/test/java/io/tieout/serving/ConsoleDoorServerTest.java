package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.console.ConsoleUsers;
import io.tieout.console.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way into the console, and what stands in an attacker's way. */
class ConsoleDoorServerTest {

    private static Office office;
    private static ConsoleUsers users;

    @BeforeAll
    static void open() {
        office = new Office();
        users = office.spring.getBean(ConsoleUsers.class);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static Browser browser() {
        return new Browser(office.url("").toString());
    }

    private static void page(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(answer.body()).contains("<main").doesNotContain("Exception", "\tat ", "io.tieout", "style=\"");
        for (String word : words) {
            assertThat(answer.body()).contains(word);
        }
    }

    private static void leadsTo(HttpResponse<String> answer, String path) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue(path);
    }

    @Test
    void whoIsNotSignedInIsAskedToAndThenLedOn() {
        Browser browser = browser();
        leadsTo(browser.get("/"), "/console");
        leadsTo(browser.get("/console/trail?before=9"), "/console/sign-in");
        page(browser.get("/console/sign-in"), 200, "Sign in", "id=\"password\"");
        users.create("led", Role.VIEWER, Browser.PASSWORD);
        leadsTo(browser.signIn("led", "wrong words here"), "/console/sign-in?refused");
        leadsTo(browser.signIn(" LED ", Browser.PASSWORD), "/console/trail?before=9");
        page(browser.get("/console"), 200, "led", "viewer");
        HttpResponse<String> part = browser().get("/console/trail", "HX-Request", "true");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("hx-redirect")).hasValue("/console/sign-in");
        leadsTo(browser.post("/console", "/console/sign-out"), "/console/sign-in?out");
        leadsTo(browser.get("/console"), "/console/sign-in");
        page(browser.get("/console/sign-in?out"), 200, "You are signed out");
    }

    @Test
    void noAddressOfAnotherSiteIsEverLedOnTo() {
        users.create("lured", Role.VIEWER, Browser.PASSWORD);
        for (String path : List.of(
                "/console?continue=https://evil.example",
                "/console/sign-in?next=//evil.example",
                "/console/sign-in?redirect=https://evil.example&url=//evil.example")) {
            Browser browser = browser();
            browser.get(path);
            String location = browser.signIn("lured", Browser.PASSWORD)
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
            assertThat(location).startsWith("/console").doesNotStartWith("//");
        }
        HttpResponse<String> answer = browser().get("/console//evil.example");
        assertThat(answer.headers().firstValue("location").orElse("/console")).startsWith("/console");
    }

    @Test
    void aSessionFromBeforeTheSignInIsWorthNothing() {
        users.create("fixed", Role.VIEWER, Browser.PASSWORD);
        Browser browser = browser();
        browser.get("/console/sign-in");
        String before = browser.session();
        assertThat(before).isNotEmpty();
        leadsTo(browser.signIn("fixed", Browser.PASSWORD), "/console");
        assertThat(browser.session()).isNotEqualTo(before);
        leadsTo(browser().get("/console", "Cookie", "tieout-session=" + before), "/console/sign-in");
        assertThat(browser().get("/console;tieout-session=" + browser.session()).statusCode())
                .isEqualTo(400);
        HttpResponse<String> fresh = browser().get("/console/sign-in");
        assertThat(fresh.headers().firstValue("set-cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void withoutTheTokenOfItsPageNothingIsSent() {
        Browser browser = Browser.signedIn(office, "forged", Role.APPROVER);
        page(browser.postRaw("/console/sign-out", ""), 403, "too old to send", "Nothing was done");
        page(browser.postRaw("/console/sign-out", "_csrf=made-up"), 403, "too old to send");
        page(browser.postRaw("/console/runs", "period=2026-10"), 403, "too old to send");
        page(browser.postRaw("/console/periods/2026-10/ACME/sign", "run=1"), 403, "too old to send");
        page(browser.get("/console"), 200, "forged");
        page(browser().postRaw("/console/sign-in", "name=forged&password=x"), 403, "too old to send");
    }

    @Test
    void aViewerWhoPostsIsRefusedInWordsAndAPreparerApprovesNothing() {
        Browser viewer = Browser.signedIn(office, "viewer-1", Role.VIEWER);
        page(viewer.post("/console", "/console/periods/2026-10/ACME/sign", "run", "1"), 403, "needs the role preparer");
        page(viewer.post("/console", "/console/runs", "period", "2026-10"), 403, "needs the role preparer");
        page(
                viewer.upload("/console", "/console/runs", List.of(), "period", "2026-10"),
                403,
                "needs the role preparer");
        page(viewer.post("/console", "/console/periods/2026-10/ACME/finalize", "confirm", "x"), 403, "role approver");
        page(viewer.get("/console/runs/new"), 403, "needs the role preparer", "user role");
        Browser preparer = Browser.signedIn(office, "preparer-1", Role.PREPARER);
        page(preparer.post("/console", "/console/periods/2026-10/ACME/finalize", "confirm", "x"), 403, "role approver");
        page(preparer.post("/console", "/console/plans/1/release"), 403, "role approver");
        page(preparer.get("/console/runs/new"), 200, "id=\"registers\"");
        assertThat(office.count("select count(*) from signature")).isZero();
    }

    @Test
    void guessingIsStoppedForFifteenMinutesForNamesThatExistAndThatDoNot() {
        users.create("guessed", Role.VIEWER, Browser.PASSWORD);
        for (int i = 0; i < 5; i++) {
            leadsTo(browser().signIn("guessed", "a wrong password " + i), "/console/sign-in?refused");
            leadsTo(browser().signIn("nobody@home.example", "a wrong password " + i), "/console/sign-in?refused");
        }
        leadsTo(browser().signIn("Guessed", Browser.PASSWORD), "/console/sign-in?refused");
        users.create("nobody@home.example", Role.VIEWER, Browser.PASSWORD);
        leadsTo(browser().signIn("nobody@home.example", Browser.PASSWORD), "/console/sign-in?refused");
        assertThat(office.count("select count(*) from trail where account = 'guessed' and outcome like '%15 minutes%'"))
                .isEqualTo(1);
        assertThat(office.count("select count(*) from sign_in_guess where name_sha256 like '%nobody%'"))
                .isZero();
        office.clock.forward(Duration.ofMinutes(16));
        leadsTo(browser().signIn("guessed", "wrong once more"), "/console/sign-in?refused");
        leadsTo(browser().signIn("guessed", Browser.PASSWORD), "/console");
        for (int i = 0; i < 4; i++) {
            leadsTo(browser().signIn("guessed", "wrong again"), "/console/sign-in?refused");
        }
        leadsTo(browser().signIn("guessed", Browser.PASSWORD), "/console");
    }

    @Test
    void aChangedRolePasswordOrLockEndsTheSession() {
        Browser browser = Browser.signedIn(office, "moved", Role.APPROVER);
        users.role("moved", Role.VIEWER);
        leadsTo(browser.get("/console"), "/console/sign-in");
        leadsTo(browser.signIn("moved", Browser.PASSWORD), "/console");
        users.password("moved", Browser.PASSWORD + "!");
        leadsTo(browser.get("/console"), "/console/sign-in");
        leadsTo(browser.signIn("moved", Browser.PASSWORD + "!"), "/console");
        users.locked("moved", true);
        page(browser.postRaw("/console/sign-out", ""), 403, "signed out meanwhile");
        leadsTo(browser.get("/console"), "/console/sign-in");
        leadsTo(browser.signIn("moved", Browser.PASSWORD + "!"), "/console/sign-in?refused");
        users.locked("moved", false);
        leadsTo(browser.signIn("moved", Browser.PASSWORD + "!"), "/console");
    }

    @Test
    void namesAndPasswordsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> users.create("short", Role.VIEWER, "eleven char"))
                .hasMessageContaining("at least 12");
        assertThatThrownBy(() -> users.create("long", Role.VIEWER, "x".repeat(73)))
                .hasMessageContaining("72 bytes");
        users.create("Twice", Role.VIEWER, Browser.PASSWORD);
        assertThatThrownBy(() -> users.create("tWICE", Role.VIEWER, Browser.PASSWORD))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> users.role("none", Role.VIEWER)).hasMessageContaining("no user of that name");
        assertThat(office.jdbc
                        .sql("select password_hash from console_user where name = 'Twice'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}")
                .doesNotContain(Browser.PASSWORD);
    }

    @Test
    void theTrailCanOnlyGrow() {
        Browser browser = Browser.signedIn(office, "<b>traced</b>", Role.VIEWER);
        page(browser.get("/console/trail"), 200, "&lt;b&gt;traced&lt;/b&gt;", "sign in");
        assertThat(browser.get("/console/trail").body()).doesNotContain("<b>traced</b>");
        for (String change : List.of(
                "update trail set account = 'me'", "delete from trail", "truncate trail", "truncate trail cascade")) {
            assertThatThrownBy(() -> office.jdbc.sql(change).update()).hasMessageContaining("only ever added to");
        }
        page(browser.get("/console/trail?before=1;drop"), 404);
    }

    @Test
    void addressesThatNobodyKnowsAreAnsweredInWords() {
        Browser browser = Browser.signedIn(office, "lost", Role.VIEWER);
        page(browser.get("/console/nowhere"), 404, "Nothing is here", "list of periods");
        page(browser.get("/console/%3Cscript%3Ealert(1)%3C/script%3E"), 404);
        page(browser.get("/console/runs/0"), 404);
        page(browser.get("/console/runs/999"), 404, "no such run");
        page(browser.get("/console/periods/2026-13/ACME"), 400, "no period");
        page(browser.get("/console?period=%27%3B+drop+table+run%3B--"), 400, "no period");
        page(browser.get("/console/periods/2026-10/NOBODY"), 404, "No employer");
        HttpResponse<String> css = browser.get(assetIn(browser.get("/console").body(), "console.css"));
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("cache-control").orElse("")).contains("max-age=31536000");
        assertThat(browser.get(assetIn(browser.get("/console").body(), "htmx.min.js"))
                        .body())
                .contains("htmx");
        for (String path : List.of("layout.html", "..%2Fperiods.html", "../periods.html", "ConsoleUsers.class")) {
            assertThat(browser.get("/console/assets/" + path).statusCode()).isIn(400, 404);
        }
    }

    private static String assetIn(String body, String name) {
        int at = body.indexOf("/console/assets/" + name);
        return body.substring(at, body.indexOf('"', at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2F..%2Fetc%2Fpasswd",
                "../../../../../../etc/passwd",
                "..%5C..%5Cpasswd",
                "%2e%2e%2fmanifest.json",
                "manifest.json%00.csv",
                ".bash_history",
                "%2Fetc%2Fpasswd"
            })
    void noTrickInAPathReachesAFile(String name) {
        Browser browser = Browser.signedIn(office, "path " + name, Role.VIEWER);
        office.employer("PATH-" + Integer.toHexString(name.hashCode()));
        HttpResponse<String> answer = browser.get(
                "/console/periods/2026-10/PATH-" + Integer.toHexString(name.hashCode()) + "/runs/1/files/" + name);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("root:");
    }
}
