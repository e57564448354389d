package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.console.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The work list and what is decided on it, by a browser's requests. */
class ConsoleBreaksServerTest {

    private static final String NASTY = "<script>alert(1)</script>'; drop table break_decision; --";
    private static final String SAFE = "&lt;script&gt;alert(1)&lt;/script&gt;&#39;; drop table break_decision; --";
    private static final Pattern ROW =
            Pattern.compile("<th scope=\"row\"><a class=\"code\" href=\"([^\"]+)\">([^<]*)<");
    private static final Pattern ON = Pattern.compile("id=\"page-on\"[^>]*href=\"([^\"]+)\"");
    private static final Pattern BACK = Pattern.compile("id=\"page-back\"[^>]*href=\"([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    private static Office office;
    private static Months months;
    private static Browser ann;
    private static Browser ben;
    private static Browser eve;

    @BeforeAll
    static void open() {
        office = new Office();
        months = new Months(office.jdbc);
        ann = Browser.signedIn(office, "ann", Role.PREPARER);
        ben = Browser.signedIn(office, "ben", Role.PREPARER);
        eve = Browser.signedIn(office, "eve", Role.VIEWER);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static void page(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("<main").doesNotContain("Exception", "\tat ", "io.tieout", "<script>alert");
        for (String word : words) {
            assertThat(answer.body()).contains(word);
        }
    }

    private static String leadsOn(Browser browser, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String path = answer.headers().firstValue("location").orElseThrow();
        assertThat(path).startsWith("/console/");
        return browser.get(path).body();
    }

    private static List<String> all(Pattern what, int group, String body) {
        List<String> found = new ArrayList<>();
        Matcher matcher = what.matcher(body);
        while (matcher.find()) {
            found.add(matcher.group(group).replace("&amp;", "&"));
        }
        return found;
    }

    /** A month of one employer with one row that needs a person. @return the row's page */
    private static String oneBreak(String period, String employer) {
        long run = months.run("reconcile", period, "all");
        months.settled(run, period, employer).row(run, employer, "P1", "60", "12", "BREAK");
        return rowPage(period, employer);
    }

    private static String rowPage(String period, String employer) {
        String list = ann.get("/console/periods/" + period + "/breaks?employer=" + employer)
                .body();
        return all(ROW, 1, list).get(0);
    }

    private static String seen(String path) {
        return all(SEEN, 1, ann.get(path).body()).get(0);
    }

    private static long count(String sql, Object... values) {
        return office.count(sql, values);
    }

    @Test
    void theListShowsTheMostMoneyFirstOverAllPagesAndBack() {
        long run = months.run("reconcile", "2026-01", "all");
        months.settled(run, "2026-01", "MANY").settled(run, "2026-01", "FEW");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            months.row(run, i % 3 == 0 ? "FEW" : "MANY", "P" + (1000 + i), String.valueOf(500 - i), "12", "BREAK");
            expected.add("P" + (1000 + i));
        }
        months.row(run, "MANY", "FINE", "60", "60", "MATCHED");
        List<String> found = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        String path = "/console/periods/2026-01/breaks";
        while (path != null) {
            HttpResponse<String> answer = eve.get(path);
            page(answer, 200, "January 2026", "id=\"count-waiting\">120<");
            found.addAll(all(ROW, 2, answer.body()));
            pages.add(answer.body());
            path = all(ON, 1, answer.body()).stream().findFirst().orElse(null);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(pages).hasSize(3);
        String back = eve.get(all(BACK, 1, pages.get(2)).get(0)).body();
        assertThat(all(ROW, 2, back)).isEqualTo(expected.subList(50, 100));
        String first = eve.get(all(BACK, 1, back).get(0)).body();
        assertThat(all(ROW, 2, first)).isEqualTo(expected.subList(0, 50));
        assertThat(all(BACK, 1, first)).isEmpty();

        String few = eve.get("/console/periods/2026-01/breaks?employer=FEW").body();
        assertThat(all(ROW, 2, few)).hasSize(40).allMatch(ref -> (Integer.parseInt(ref.substring(1)) - 1000) % 3 == 0);
        assertThat(eve.get("/console/periods/2026-01/breaks?employer=NOBODY").body())
                .contains("Nothing waits for a person here");
    }

    @Test
    void aRowIsExplainedInWordsAndAcceptedWithAReasonThatIsKeptAsItIs() {
        String path = oneBreak("2026-02", "WORDS");
        page(
                ann.get(path),
                200,
                "no set of causes sums to the difference",
                "The employee&#39;s portion, EUR: BREAK",
                ">48.00<",
                "Charged by Kota");
        String after = leadsOn(ann, ann.post(path, path + "/accept", "reason", NASTY, "seen", seen(path)));
        assertThat(after).contains("accepted by ann on 2026-11-22", SAFE).doesNotContain("<script>alert");
        assertThat(office.jdbc
                        .sql("select account || ': ' || reason from break_decision where employer_ref = 'WORDS'")
                        .query(String.class)
                        .list())
                .containsExactly("ann: " + NASTY);
        assertThat(office.jdbc
                        .sql("select account || ' ' || act || ' ' || subject || ' ' || outcome from trail"
                                + " where subject like '%WORDS%'")
                        .query(String.class)
                        .list())
                .containsExactly("ann accept P1 of WORDS, 2026-02, the employee's portion, EUR done");
        assertThat(ann.get("/console/periods/2026-02/breaks").body())
                .contains("Nothing waits for a person here", "id=\"count-accepted\">1<");
        page(eve.get("/console/periods/2026-02/breaks?show=accepted"), 200, "P1", SAFE);

        page(
                ben.post(path, path + "/accept", "reason", "me too", "seen", "BREAK 48 48"),
                409,
                "accepted already",
                "accepted by ann");
        assertThat(leadsOn(ben, ben.post(path, path + "/take-back", "reason", "the broker was wrong")))
                .contains("needs a person again", "took the acceptance back", "accepted it");
        assertThat(count("select count(*) from break_decision where employer_ref = 'WORDS'"))
                .isEqualTo(2);
    }

    @Test
    void whoMayOnlyLookDecidesNothing() {
        String path = oneBreak("2026-03", "LOOK");
        assertThat(eve.get(path).body()).doesNotContain("id=\"accept\"", "id=\"hand-over\"");
        for (String act : List.of("/accept", "/take-back", "/hand-over", "/hand-back")) {
            page(
                    eve.post("/console", path + act, "reason", "x", "seen", "BREAK 48 48", "to", "ben", "note", "x"),
                    403,
                    "This needs the role preparer",
                    "user role");
        }
        HttpResponse<String> forged = ann.postRaw(path + "/accept", "reason=x&seen=BREAK+48+48");
        page(forged, 403, "too old to send");
        assertThat(count("select count(*) from break_decision where employer_ref = 'LOOK'"))
                .isZero();
        assertThat(count("select count(*) from break_hand_over"))
                .isEqualTo(count("select count(*) from break_hand_over where employer_ref <> 'LOOK'"));
    }

    @Test
    void aRowThatWentAwayOrMovedMeanwhileIsNotAccepted() {
        String path = oneBreak("2026-04", "MOVED");
        String seen = seen(path);
        long moved = months.run("reconcile", "2026-04", "all");
        months.settled(moved, "2026-04", "MOVED").row(moved, "MOVED", "P1", "60", "13", "BREAK");
        page(
                ann.post(path, path + "/accept", "reason", "fine", "seen", seen),
                409,
                "other figures now",
                "look at it again");
        long gone = months.run("reconcile", "2026-04", "all");
        months.settled(gone, "2026-04", "MOVED").row(gone, "MOVED", "P1", "60", "60", "MATCHED");
        page(
                ann.post("/console", path + "/accept", "reason", "fine", "seen", seen),
                409,
                "needs nobody any more",
                "go back to the work list");
        page(ann.post("/console", path + "/hand-over", "to", "ben", "note", "yours"), 409, "needs nobody any more");
        page(ann.get(path), 200, "needs nobody now");
        assertThat(count("select count(*) from break_decision where employer_ref = 'MOVED'"))
                .isZero();
        assertThat(count("select count(*) from trail where subject like '%MOVED%' and outcome like 'refused: %'"))
                .isEqualTo(3);
    }

    @Test
    void aRowIsHandedToAUserWhoFindsItAndPassesItOn() {
        String path = oneBreak("2026-05", "HANDS");
        page(
                ann.post(path, path + "/hand-over", "to", "nobody", "note", "x"),
                400,
                "Nobody of that name can be given the row");
        page(ann.post(path, path + "/hand-over", "to", "ben", "note", "two\nlines"), 400, "in one line");
        assertThat(leadsOn(ann, ann.post(path, path + "/hand-over", "to", "BEN", "note", NASTY)))
                .contains("handed to ben by ann", SAFE);
        assertThat(all(
                        ROW,
                        2,
                        ben.get("/console/periods/2026-05/breaks?show=mine").body()))
                .containsExactly("P1");
        assertThat(all(
                        ROW,
                        2,
                        ann.get("/console/periods/2026-05/breaks?show=mine").body()))
                .isEmpty();
        assertThat(ann.get("/console/periods/2026-05/breaks").body()).contains("handed to ben");
        assertThat(leadsOn(ben, ben.post(path, path + "/hand-over", "to", "ann", "note", "yours")))
                .contains("handed to ann by ben");
        assertThat(all(
                        ROW,
                        2,
                        ben.get("/console/periods/2026-05/breaks?show=mine").body()))
                .isEmpty();
        leadsOn(ann, ann.post(path, path + "/hand-back", "note", "taken back"));
        assertThat(all(
                        ROW,
                        2,
                        ann.get("/console/periods/2026-05/breaks?show=mine").body()))
                .isEmpty();
        leadsOn(ann, ann.post(path, path + "/accept", "reason", "agreed", "seen", seen(path)));
        page(
                ann.post("/console", path + "/hand-over", "to", "ben", "note", "x"),
                409,
                "take the acceptance back first");
    }

    @Test
    void refsOfAnyKindHaveAPageAndTricksFindNothing() {
        long run = months.run("reconcile", "2026-06", "all");
        String ref = "a/../b?c=d&e%2F\"<i>é";
        months.settled(run, "2026-06", "O/DD <b>").row(run, "O/DD <b>", ref, "60", "12", "BREAK");
        String list = ann.get("/console/periods/2026-06/breaks?employer=" + Browser.encoded("O/DD <b>"))
                .body();
        assertThat(list).contains("a/../b?c=d&amp;e%2F&quot;&lt;i&gt;é").doesNotContain("<i>", "<b>O");
        String path = all(ROW, 1, list).get(0);
        page(ann.get(path), 200, "O/DD &lt;b&gt;");
        assertThat(ann.get(path + "/next").headers().firstValue("location"))
                .hasValue("/console/periods/2026-06/breaks");
        for (String odd : List.of(
                "x", "AAAA", "..%2F..", "%00", "a".repeat(3000), path.substring(path.lastIndexOf('/') + 1) + "x")) {
            HttpResponse<String> answer = ann.get("/console/periods/2026-06/breaks/" + odd);
            assertThat(answer.statusCode()).as(odd).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("Exception", "\tat ");
        }
        page(ann.get("/console/periods/2026-13/breaks"), 400, "That is no period");
        page(ann.get("/console/periods/2026-06/breaks?after=xx"), 404, "no such page");
        page(ann.get("/console/periods/2026-06/breaks?employer=%00&show=%3Cscript%3E"), 200);
        page(
                ann.get("/console/periods/2026-06/breaks?employer=" + Browser.encoded(NASTY)),
                200,
                "Nothing waits for a person here");
    }
}
