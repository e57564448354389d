package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Csv;
import io.tieout.oracle.OutFolder;
import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import io.tieout.serving.Browser;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payroll office's month by the console alone: run, upload, look, sign by two, make final, download; and a stop in between. */
@Tag("slow")
class ConsoleMonthBlackBoxTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void aMonthIsRunSignedAndMadeFinalWithoutACommand() throws Exception {
        RosterFiles.write(folder, People.generate(31, 24, 2));
        Databases.Database database = Databases.empty();
        try (Opened opened = new Opened()) {
            StandIn kota = opened.add(new StandIn(folder));
            Tieout tieout = opened.add(new Tieout(folder.resolve("office"))
                    .against(kota.url(), StandIn.KEY)
                    .on(database));
            tieout.sync(folder).ended(0, 3);
            users(tieout);
            Child server = tieout.start("serve", "--port", "0");
            String url = server.waitFor(ServeBlackBoxTest.SERVING, Duration.ofMinutes(2));
            Browser ann = new Browser(url).in("ann");
            assertThat(ann.get("/console").body()).contains("No period was reconciled yet");

            // Without a register first; then with one that says just what was charged, but for one row.
            String first = ended(ann, start(ann, List.of()));
            assertThat(first).contains("run 1", "Employers written to files");
            Path register = register(tieout);
            String second = ended(
                    ann,
                    start(ann, List.of(new Browser.Part("registers", "october.csv", Files.readAllBytes(register)))));
            assertThat(second).contains("run 2", "october.csv", "rows taken", "by <b>ann</b>");

            String employer = OutFolder.latestRuns(tieout.out(), OCTOBER).keySet().stream()
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            Path files = OutFolder.latestRuns(tieout.out(), OCTOBER).get(employer);
            String month = found(ann.get("/console").body(), "href=\"(/console/periods/2026-10/[^\"]+)\">" + employer);
            String shown = ann.get(month).body();
            for (String sum :
                    sums(files.resolve("reconciliation.csv"), "charged", "withheld", "variance", "closing_balance")) {
                assertThat(shown).contains(">" + sum + "</td>");
            }
            for (String name : List.of("reconciliation.xlsx", "reconciliation.csv", "breaks.csv")) {
                HttpResponse<byte[]> file = ann.bytes(month + "/runs/2/files/" + name);
                assertThat(file.body()).isEqualTo(Files.readAllBytes(files.resolve(name)));
                assertThat(file.headers().firstValue("content-disposition").orElse(""))
                        .startsWith("attachment")
                        .contains(name);
                assertThat(file.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            }
            assertThat(ann.get(month + "/runs/2/files/latest.txt").statusCode()).isEqualTo(404);
            assertThat(ann.get(month + "/runs/9/files/breaks.csv").statusCode()).isEqualTo(404);

            Browser ben = new Browser(url).in("ben");
            String run = hidden(shown, "run");
            assertThat(ann.post(month, month + "/sign", "run", "1").body()).contains("A newer run came in between");
            assertThat(ann.post(month, month + "/sign", "run", run).statusCode())
                    .isIn(302, 303);
            assertThat(ann.get(month).body())
                    .contains("You signed run 2", "Signed once")
                    .doesNotContain("id=\"sign\"");
            assertThat(ann.post(month, month + "/sign", "run", run).body()).contains("somebody else");
            assertThat(ben.post(month, month + "/finalize", "confirm", employer + " 2026-10")
                            .body())
                    .contains("is not signed off");
            assertThat(ben.post(month, month + "/sign", "run", run).statusCode())
                    .isIn(302, 303);
            assertThat(ben.get(month).body()).contains("Signed off by ann and ben", "id=\"finalize\"");
            assertThat(files.resolveSibling("signed.txt")).hasContent("2");
            assertThat(ben.post(month, month + "/finalize", "confirm", "yes").statusCode())
                    .isEqualTo(400);
            assertThat(ben.post(month, month + "/finalize", "confirm", employer + " 2026-10")
                            .statusCode())
                    .isIn(302, 303);
            assertThat(ben.get(month).body()).contains("is final at Kota for 2026-10, as run 2 was signed");
            assertThat(ben.get("/console").body()).contains("Final at Kota", employer);
            assertThat(kota.get("/contribution_reports/" + report(database, employer)))
                    .contains("\"status\":\"finalized\"");
            assertThat(ben.get("/console/trail").body())
                    .contains("finalize", "download", "upload", "start a run", "run ended", "october.csv");

            stopAndGoOn(tieout, kota, server, ann);
        }
    }

    /** SIGTERM in the middle of a run: the chunk is finished, and another server goes on with the same run. */
    private void stopAndGoOn(Tieout tieout, StandIn kota, Child server, Browser ann) throws Exception {
        kota.post(
                "/_sandbox/faults",
                "{\"fault\":\"delay\",\"method\":\"GET\",\"path\":\"/contribution_reports\",\"times\":-1,\"delay_ms\":1500}");
        Path register = register(tieout);
        String path = start(ann, List.of(new Browser.Part("registers", "again.csv", Files.readAllBytes(register))));
        assertThat(ann.get(path).body()).contains("every 2s", "At work");
        HttpResponse<String> beside = ann.upload("/console/runs/new", "/console/runs", List.of(), "period", "2026-10");
        assertThat(beside.statusCode()).isEqualTo(409);
        assertThat(beside.body()).contains("Another process runs");
        server.terminate();
        server.result(Duration.ofSeconds(70)).ended(0).says("Stopping", "STOPPED after a chunk");
        kota.isWellAgain();

        Child other = tieout.start("serve", "--port", "0");
        Browser again = new Browser(other.waitFor(ServeBlackBoxTest.SERVING, Duration.ofMinutes(2))).in("ann");
        assertThat(again.get(path).body()).contains("id=\"go-on\"", "stopped");
        HttpResponse<String> on = again.post(path, path + "/go-on");
        assertThat(on.headers().firstValue("location")).hasValue(path);
        assertThat(ended(again, path)).contains("run 3", "again.csv");
        other.terminate();
        other.result(Duration.ofSeconds(40)).ended(0);
    }

    private static String report(Databases.Database database, String employer) throws Exception {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.prepareStatement("select max(report_id) from pull where employer_ref = ?")) {
            statement.setString(1, employer);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void users(Tieout tieout) throws Exception {
        tieout.run("user", "create", "--name", "ann", "--role", "preparer")
                .ended(2)
                .says("no terminal", "TIEOUT_NEW_PASSWORD");
        tieout.set("TIEOUT_NEW_PASSWORD", Browser.PASSWORD);
        tieout.run("user", "create", "--name", "ann", "--role", "boss").ended(2).says("viewer or preparer or approver");
        Child.Result made = tieout.run("user", "create", "--name", "ann", "--role", "preparer")
                .ended(0)
                .says("ann may sign in as preparer");
        assertThat(made.output()).doesNotContain(Browser.PASSWORD);
        tieout.run("user", "create", "--name", "ANN", "--role", "viewer")
                .ended(2)
                .says("already");
        tieout.run("user", "create", "--name", "ben", "--role", "viewer").ended(0);
        tieout.run("user", "role", "ben", "--role", "approver").ended(0).says("ben is approver now");
        tieout.run("user", "list").ended(0).says("ann", "preparer", "ben", "approver");
    }

    /** @return the path of the run's page */
    private static String start(Browser browser, List<Browser.Part> registers) {
        HttpResponse<String> answer =
                browser.upload("/console/runs/new", "/console/runs", registers, "period", "2026-10", "employers", "");
        String path = answer.headers().firstValue("location").orElse("");
        assertThat(path).as(answer.body()).matches("/console/runs/[0-9]+");
        return path;
    }

    /** The run's page once it no longer moves. */
    private static String ended(Browser browser, String path) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String page = browser.get(path + "/progress").body();
            if (!page.contains("every 2s")) {
                return browser.get(path).body();
            }
            LockSupport.parkNanos(200_000_000L);
        }
        throw new AssertionError(
                "the run of " + path + " never ended: " + browser.get(path).body());
    }

    private static String hidden(String page, String name) {
        return found(page, "name=\"" + name + "\" value=\"([^\"]*)\"");
    }

    private static String found(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    /** What a file's rows sum to, by currency and portion, as a page would show it. */
    private static List<String> sums(Path file, String... columns) throws Exception {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Map<String, String> row : Csv.read(file)) {
            for (String column : columns) {
                sums.merge(
                        row.get("currency") + row.get("portion") + column,
                        new BigDecimal(row.get(column)),
                        BigDecimal::add);
            }
        }
        return sums.values().stream().map(BigDecimal::toPlainString).toList();
    }

    /** What the first run's files say was charged, and ten more for one person. */
    private Path register(Tieout tieout) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        BigDecimal more = BigDecimal.TEN;
        for (Path run : OutFolder.latestRuns(tieout.out(), OCTOBER).values()) {
            for (Map<String, String> row : Csv.read(run.resolveSibling("run-1").resolve("reconciliation.csv"))) {
                rows.add(List.of(
                        row.get("employee_ref"),
                        row.get("employer_ref"),
                        "2026-10-28",
                        "2026-10",
                        "main",
                        row.get("portion").equals("employee") ? "EE_HEALTH" : "ER_HEALTH",
                        new BigDecimal(row.get("charged")).add(more).toPlainString(),
                        row.get("currency")));
                more = BigDecimal.ZERO;
            }
        }
        Path file = folder.resolve("register.csv");
        Csv.write(file, Registers.HEADER, rows);
        return file;
    }
}
