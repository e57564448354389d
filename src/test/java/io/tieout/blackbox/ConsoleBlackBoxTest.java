package io.tieout.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.tieout.oracle.OutFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A payroll office's month at the console, in a real browser, against a real server and the stand-in. */
@Tag("slow")
class ConsoleBlackBoxTest {

    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();
    private static final Path REGISTER = SAMPLES.resolve("register-2026-10.csv");
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir
    static Path folder;

    private static final Opened OPENED = new Opened();
    private static Chromium chromium;
    private static Tieout tieout;
    private static String url;

    @BeforeAll
    static void open() throws Exception {
        chromium = OPENED.add(Chromium.open());
        StandIn kota = OPENED.add(new StandIn(folder, SAMPLES.resolve("kota-seed.json")));
        tieout = OPENED.add(new Tieout(folder.resolve("office"))
                .against(kota.url(), StandIn.KEY)
                .on(Databases.empty()));
        tieout.sync(SAMPLES).ended(0, 3);
        tieout.run(Tieout.reconcileCommand("2026-09", SAMPLES.resolve("register-2026-09.csv")))
                .ended(0, 3);
        String employer = new FarSide(kota.url(), StandIn.KEY).employerId("TIDE-IE");
        kota.post("/_sandbox/quotes", """
                {"employer_id": "%s", "status": "action_required", "required_action": {"reason": "Accept the quote",
                 "reason_description": "Health cover for 31 people from 1 January. It lapses unless it is accepted.",
                 "code": "accept", "due_at": "2027-01-01"}}
                """.formatted(employer));
        tieout.run("events").ended(0, 3);
        tieout.set("TIEOUT_NEW_PASSWORD", PASSWORD);
        for (String user : List.of("vic viewer", "ann preparer", "ben approver")) {
            String[] parts = user.split(" ");
            tieout.run("user", "create", "--name", parts[0], "--role", parts[1]).ended(0);
        }
        Child server = tieout.start("serve", "--port", "0");
        url = server.waitFor(ServeBlackBoxTest.SERVING, Duration.ofMinutes(2));
    }

    @AfterAll
    static void close() {
        OPENED.close();
    }

    @Test
    void aMonthFromTheRegisterToTheFinalReportWithAMouse() throws Exception {
        Page page = chromium.window();
        month(page, Hands.mouse(page), "TIDE-GB", new PageLook());
    }

    @Test
    void theSameByTheKeyboardAlone() throws Exception {
        Page page = chromium.window();
        month(page, Hands.keyboard(page), "TIDE-IE", PageLook.none());
    }

    private static void month(Page page, Hands hands, String employer, PageLook looking) throws Exception {
        Witness witness = new Witness(page, url);
        page.navigate(url);
        looking.at(page, "sign-in");
        signIn(page, hands, "ann");
        looking.at(page, "periods-before");

        hands.press("#nav-run");
        shown(page, "#registers");
        looking.at(page, "run-new");
        hands.fill("#period", OCTOBER.toString());
        hands.attach("#registers", REGISTER);
        hands.fill("#employers", employer);
        hands.press("#start");
        page.waitForURL(Pattern.compile(".*/console/runs/\\d+"));
        // Without a touch: the page moves on by itself.
        shown(page, "#ended");
        assertThat(page.locator("#progress")).containsText("register-2026-10.csv");
        looking.at(page, "run-ended");

        hands.press("#to-period");
        String month = "a[href='/console/periods/" + OCTOBER + "/" + employer + "']";
        shown(page, month);
        looking.at(page, "periods");
        hands.press(month);
        shown(page, "#sign");
        looking.at(page, "month");
        hands.press("#to-breaks");
        shown(page, "#breaks");
        looking.at(page, "breaks");
        hands.press("#breaks tbody a");
        shown(page, "#accept");
        looking.at(page, "break");
        hands.fill("#reason", "Seen with payroll; the register is corrected next month");
        hands.press("#accept");
        shown(page, "#accepted");
        assertThat(page.locator("#accepted")).containsText("ann");
        looking.at(page, "break-accepted");

        page.navigate(url + "/console/periods/" + OCTOBER + "/" + employer);
        hands.press("#sign");
        assertThat(page.locator("#sign-off")).containsText("ann signed run");
        assertThat(page.locator("#sign")).hasCount(0);
        looking.at(page, "month-signed-once");
        hands.press("#sign-out");
        shown(page, "#signed-out");

        signIn(page, hands, "ben");
        page.navigate(url + "/console/periods/" + OCTOBER + "/" + employer);
        hands.press("#sign");
        shown(page, "#finalize");
        looking.at(page, "month-signed-off");
        hands.fill("#confirm", employer + " " + OCTOBER);
        hands.press("#finalize");
        assertThat(page.locator("#final")).containsText("Final since", patiently());
        looking.at(page, "month-final");

        Download download = page.waitForDownload(() -> hands.press("#file-reconciliation-xlsx"));
        assertThat(sha256(download.path()))
                .isEqualTo(sha256InManifest(employer))
                .isEqualTo(sha256(run(employer).resolve("reconciliation.xlsx")));
        assertThat(looking.problems(witness)).isEmpty();
    }

    @Test
    void everyOtherPageCanBeReadByEverybodyAndAnywhere() throws Exception {
        tieout.run("reconcile", "--period", "2026-10", "--register", bad(), "--employer", "TIDE-ES")
                .ended(3);
        Page page = chromium.window();
        Witness witness = new Witness(page, url);
        PageLook look = new PageLook();
        page.navigate(url + "/api");
        look.at(page, "api");
        page.navigate(url);
        signIn(page, Hands.mouse(page), "vic");
        for (String path :
                List.of("runs", "plans", "plans/1", "actions", "rejects", "trail", "periods/2026-10/breaks")) {
            page.navigate(url + "/console/" + path);
            look.at(page, path.replace('/', '-'));
        }
        page.navigate(url + "/console/rejects");
        page.locator("#rejects tbody a").first().click();
        shown(page, "#rows");
        look.at(page, "rejects-file");
        // A refused page is an error in the console of the browser too, so nobody listens there.
        Page refused = chromium.window();
        refused.navigate(url);
        signIn(refused, Hands.mouse(refused), "vic");
        refused.navigate(url + "/console/periods/2026-10/NOBODY");
        look.at(refused, "refused");
        refused.navigate(url + "/console/runs/new");
        look.at(refused, "refused-viewer");
        assertThat(look.problems(witness)).isEmpty();
    }

    private static String bad() {
        return SAMPLES.resolve("bad/register-2026-10.csv").toString();
    }

    private static void signIn(Page page, Hands hands, String name) {
        hands.fill("#name", name);
        hands.fill("#password", PASSWORD);
        hands.press("#sign-in");
        shown(page, "#sign-out");
    }

    private static void shown(Page page, String what) {
        page.locator(what).first().waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
    }

    private static Path run(String employer) throws Exception {
        return Objects.requireNonNull(
                OutFolder.latestRuns(tieout.out(), OCTOBER).get(employer));
    }

    private static String sha256InManifest(String employer) throws Exception {
        JsonNode manifest = JsonMapper.builder()
                .build()
                .readTree(Files.readString(run(employer).resolve("manifest.json")));
        for (JsonNode file : manifest.path("files")) {
            if (file.path("name").asString().equals("reconciliation.xlsx")) {
                return file.path("sha256").asString();
            }
        }
        throw new AssertionError("no workbook in the manifest");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
