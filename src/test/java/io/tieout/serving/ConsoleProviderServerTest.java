package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in at an identity provider, by Spring's own properties. */
class ConsoleProviderServerTest {

    private static Provider provider;
    private static Office office;

    @BeforeAll
    static void open() throws Exception {
        provider = new Provider();
        String registration = "--spring.security.oauth2.client.registration.desk.";
        office = new Office(
                registration + "client-id=tieout",
                registration + "client-secret=secret",
                registration + "client-name=the front desk",
                registration + "scope=openid",
                registration + "authorization-grant-type=authorization_code",
                registration + "redirect-uri={baseUrl}/console/oidc/code/{registrationId}",
                "--spring.security.oauth2.client.provider.desk.issuer-uri=" + provider.issuer());
    }

    @AfterAll
    static void close() {
        office.close();
        provider.close();
    }

    /** Goes there and back as a browser would. @return the answer to the way back */
    private static HttpResponse<String> through(Browser browser, String name, Object roles, String state) {
        HttpResponse<String> out = browser.get("/console/oidc/desk");
        String away = out.headers().firstValue("location").orElseThrow();
        assertThat(away).startsWith(provider.issuer() + "/authorize?").contains("client_id=tieout");
        String code = "code-" + name.hashCode();
        provider.knows(code, new Provider.Person("subject of " + name, name, roles, value(away, "nonce")));
        return browser.get("/console/oidc/code/desk?code=" + code + "&state="
                + Browser.encoded(state == null ? value(away, "state") : state));
    }

    private static String value(String address, String name) {
        for (String pair : URI.create(address).getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name + " in " + address);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse(answer.statusCode() + " " + answer.body());
    }

    @Test
    void theHighestRoleOfTheClaimHolds() {
        Browser browser = new Browser(office.url("").toString());
        assertThat(browser.get("/console/sign-in").body())
                .contains("Sign in with the front desk", "/console/oidc/desk");
        browser.get("/console/trail");
        String before = browser.session();
        assertThat(location(through(browser, "ines", List.of("other", "tieout-viewer", "tieout-preparer"), null)))
                .isEqualTo("/console/trail");
        assertThat(browser.session()).as("another session").isNotEqualTo(before);
        assertThat(browser.get("/console/trail").body())
                .contains("ines", "preparer", "by the identity provider")
                .doesNotContain("subject of");
        assertThat(browser.get("/console/runs/new").statusCode()).isEqualTo(200);
        assertThat(browser.post("/console", "/console/plans/1/release").statusCode())
                .isEqualTo(403);
        assertThat(location(browser.post("/console", "/console/sign-out"))).isEqualTo("/console/sign-in?out");

        Browser other = new Browser(office.url("").toString());
        assertThat(location(through(other, "omar", "tieout-approver", null))).isEqualTo("/console");
        assertThat(other.get("/console").body()).contains("omar", "approver");
    }

    @Test
    void withoutARoleOrWithAForgedStateNobodyComesIn() {
        Browser browser = new Browser(office.url("").toString());
        assertThat(location(through(browser, "una", List.of("tieout-boss"), null)))
                .isEqualTo("/console/sign-in?norole");
        assertThat(browser.get("/console/sign-in?norole").body()).contains("gives you no role");
        assertThat(location(browser.get("/console"))).isEqualTo("/console/sign-in");
        assertThat(location(through(browser, "eve", "tieout-approver", "forged")))
                .isEqualTo("/console/sign-in?provider");
        assertThat(location(browser.get("/console"))).isEqualTo("/console/sign-in");
        assertThat(location(browser.get("/console/oidc/code/desk?code=x&state=y")))
                .isEqualTo("/console/sign-in?provider");
    }
}
