package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.console.ConsoleUsers;
import io.tieout.console.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    private static void page(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(answer.body()).contains("<main").doesNotContain("Exception", "\tat ", "io.tieout");
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
        Browser browser = new Browser(office);
        leadsTo(browser.get("/"), "/console");
        leadsTo(browser.get("/console/trail?before=9"), "/console/sign-in");
        page(browser.get("/console/sign-in"), 200, "Sign in", "id=\"password\"");
        users.create("led", Role.VIEWER, Browser.PASSWORD);
        leadsTo(browser.signIn("led", "wrong words here"), "/console/sign-in?refused");
        leadsTo(browser.signIn(" LED ", Browser.PASSWORD), "/console/trail?before=9");
        page(browser.get("/console"), 200, "led", "viewer");
        leadsTo(browser.post("/console", "/console/sign-out"), "/console/sign-in?out");
        leadsTo(browser.get("/console"), "/console/sign-in");
    }

    @Test
    void addressesThatNobodyKnowsAreAnsweredInWords() {
        Browser browser = Browser.signedIn(office, "lost", Role.VIEWER);
        page(browser.get("/console/nowhere"), 404, "Nothing is here", "list of periods");
        page(
                browser.get(
                        "/console/<script>alert(1)</script>".replace("<", "%3C").replace(">", "%3E")),
                404);
        HttpResponse<String> css = browser.get(assetIn(browser.get("/console").body(), "console.css"));
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("cache-control").orElse("")).contains("max-age=31536000");
        assertThat(browser.get(assetIn(browser.get("/console").body(), "htmx.min.js"))
                        .body())
                .contains("htmx");
        for (String path : List.of("layout.html", "..%2Fperiods.html", "ConsoleUsers.class")) {
            assertThat(browser.get("/console/assets/" + path).statusCode()).isIn(400, 404);
        }
    }

    private static String assetIn(String body, String name) {
        int at = body.indexOf("/console/assets/" + name);
        return body.substring(at, body.indexOf('"', at));
    }

    @Test
    void aChangedRolePasswordOrLockEndsTheSession() {
        Browser browser = Browser.signedIn(office, "moved", Role.APPROVER);
        users.role("moved", Role.VIEWER);
        leadsTo(browser.get("/console"), "/console/sign-in");
        leadsTo(browser.signIn("moved", Browser.PASSWORD), "/console");
        users.locked("moved", true);
        leadsTo(browser.get("/console"), "/console/sign-in");
        leadsTo(browser.signIn("moved", Browser.PASSWORD), "/console/sign-in?refused");
        office.clock.forward(Duration.ofMinutes(1));
    }
}
