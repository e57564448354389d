package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.console.PlanStarter;
import io.tieout.console.PlanStarts;
import io.tieout.console.Role;
import io.tieout.jobfile.PlanApproval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans and their release, what Kota waits for, and rows that were refused, by a browser's requests. */
class ConsolePlansServerTest {

    private static Office office;
    private static Months months;
    private static Browser ann;
    private static Browser ben;
    private static Browser eve;
    private static final Starter STARTER = new Starter();

    /** Sends nothing; remembers what was to be sent. */
    private static final class Starter implements PlanStarter {
        private final List<PlanApproval> started = new ArrayList<>();
        private final List<String> mended = new ArrayList<>();
        private boolean here = true;

        @Override
        public Sending of(long run, int plan) {
            return new Sending(here, "sync --employers employers.csv --employees people.csv --apply " + plan);
        }

        @Override
        public void start(long run, PlanApproval approval) {
            started.add(approval);
        }

        @Override
        public void mended(long run, Path employees) {
            mended.add(run + " " + read(employees));
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public @Nullable String lastFailure() {
            return "Kota <b>did not</b> answer.";
        }
    }

    @BeforeAll
    static void open() {
        office = new Office();
        months = new Months(office.jdbc);
        ann = Browser.signedIn(office, "ann", Role.APPROVER);
        ben = Browser.signedIn(office, "ben", Role.PREPARER);
        eve = Browser.signedIn(office, "eve", Role.VIEWER);
        office.spring.getBean(PlanStarts.class).with(STARTER);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void nothingStarted() {
        STARTER.started.clear();
        STARTER.here = true;
    }

    private static void page(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("<main").doesNotContain("Exception", "\tat ", "io.tieout", "<script>alert");
        for (String word : words) {
            assertThat(answer.body()).contains(word);
        }
    }

    /** A plan that ends the cover of three and creates 60; a guard stopped it. @return its number */
    private static int stoppedPlan() {
        long run = months.run("roster-sync", "", "all");
        for (String person : List.of("L1", "L2", "L<3>")) {
            row(run, person, "OFFBOARD", "its leave date is 2026-10-31");
        }
        for (int i = 0; i < 60; i++) {
            row(run, "N" + (100 + i), "CREATE", "");
        }
        office.jdbc
                .sql("insert into plan_count (run_id, subject, action, count)"
                        + " select run_id, subject, action, count(*) from plan_row where run_id = ? group by 1, 2, 3")
                .param(run)
                .update();
        finding(run, "TRIP", "At employer ACME 3 people would leave; more than 2 are allowed");
        finding(run, "CAUSE", "<script>alert(1)</script> the file ends without a line end");
        return office.jdbc
                .sql("select number from run where id = ?")
                .param(run)
                .query(Integer.class)
                .single();
    }

    private static void row(long run, String person, String action, String reason) {
        office.jdbc
                .sql("insert into plan_row (run_id, subject, line, employer_ref, employee_ref, action, groups, reason)"
                        + " values (?, 'employee', 7, 'ACME', ?, ?, 'contact,address', ?)")
                .params(run, person, action, reason)
                .update();
    }

    private static void finding(long run, String kind, String text) {
        office.jdbc
                .sql("insert into guard_finding (run_id, kind, text) values (?, ?, ?)")
                .params(run, kind, text)
                .update();
    }

    @Test
    void aPlanSaysWhyAGuardStoppedItAndWhoWouldLeave() {
        int plan = stoppedPlan();
        page(
                eve.get("/console/plans"),
                200,
                "Plan " + plan,
                "stopped by a guard",
                "Kota &lt;b&gt;did not&lt;/b&gt; answer.");
        HttpResponse<String> shown = eve.get("/console/plans/" + plan);
        page(
                shown,
                200,
                "At employer ACME 3 people would leave",
                "&lt;script&gt;alert(1)&lt;/script&gt; the file ends",
                "L&lt;3&gt;",
                "contact, address",
                "its leave date is 2026-10-31",
                "Who has the role approver sends it");
        assertThat(shown.body()).doesNotContain("N100", "id=\"release-all\"", "type=\"checkbox\"");
        String created =
                eve.get("/console/plans/" + plan + "?show=employee-create").body();
        assertThat(created).contains("N100", "N149", "id=\"page-on\"").doesNotContain("N150", "L1<");
        String on = created.substring(created.indexOf("?show=employee-create&amp;after="));
        String second = eve.get("/console/plans/" + plan
                        + on.substring(0, on.indexOf('"')).replace("&amp;", "&"))
                .body();
        assertThat(second).contains("N150", "N159", "id=\"page-back\"").doesNotContain("N149", "id=\"page-on\"");
        page(eve.get("/console/plans/" + plan + "?after=xx"), 404);
        page(eve.get("/console/plans/999"), 404, "no plan 999");
        page(eve.get("/console/plans/99999999999"), 404);
        page(eve.get("/console/plans/x%27"), 404);
    }

    @Test
    void onlyAnApproverReleasesAndOnlyWhomThePlanNames() {
        int plan = stoppedPlan();
        String path = "/console/plans/" + plan;
        page(eve.post("/console", path + "/release", "what", "all"), 403, "This needs the role preparer");
        page(ben.post("/console", path + "/release", "what", "all"), 403, "This needs the role approver");
        assertThat(ann.postRaw(path + "/release", "what=all").statusCode()).isEqualTo(403);
        assertThat(STARTER.started).isEmpty();

        page(ann.post(path, path + "/release", "what", "chosen"), 400, "Nobody was chosen");
        page(
                ann.post(path, path + "/release", "what", "chosen", "ref", "ACME/NOBODY"),
                400,
                "sends nothing for ACME/NOBODY");
        assertThat(STARTER.started).isEmpty();

        HttpResponse<String> sent =
                ann.post(path, path + "/release", "what", "chosen", "ref", "ACME/L1", "ref", "ACME/L<3>");
        assertThat(sent.statusCode()).isEqualTo(303);
        page(ann.get("/console/plans"), 200, "Plan " + plan + " is on its way");
        assertThat(STARTER.started).hasSize(1);
        assertThat(STARTER.started.get(0).plan()).isEqualTo(plan);
        assertThat(STARTER.started.get(0).all()).isFalse();
        assertThat(STARTER.started.get(0).refs()).containsExactly("ACME/L1", "ACME/L<3>");

        ann.post(path, path + "/release", "what", "all");
        assertThat(STARTER.started.get(1).all()).isTrue();
        assertThat(STARTER.started.get(1).refs()).isEmpty();
        assertThat(office.jdbc
                        .sql("select account || ' ' || subject || ' ' || outcome from trail"
                                + " where act = 'release a plan' and subject like ? order by id")
                        .param("plan " + plan + ",%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ann plan " + plan + ", refused: Nobody was chosen",
                        "ann plan " + plan + ", ACME/NOBODY refused: Plan " + plan
                                + " sends nothing for ACME/NOBODY; nothing was sent. \"plan show " + plan
                                + "\" lists whom it names.",
                        "ann plan " + plan + ", ACME/L1 ACME/L<3> done",
                        "ann plan " + plan + ", all done");
    }

    @Test
    void whereTheFilesAreElsewhereTheCommandIsShown() {
        int plan = stoppedPlan();
        STARTER.here = false;
        page(
                ann.get("/console/plans/" + plan),
                200,
                "sync --employers employers.csv --employees people.csv --apply " + plan + " --release all");
        assertThat(ann.get("/console/plans/" + plan).body()).doesNotContain("id=\"release-all\"");
    }

    @Test
    void aPlanThatCameOutOtherwiseSaysWhatChanged() {
        long run = months.run("roster-sync", "", "all");
        row(run, "L1", "OFFBOARD", "");
        finding(run, "STALE", "ACME/L1 OFFBOARD was not in the plan");
        int number = office.jdbc
                .sql("select number from run where id = ?")
                .param(run)
                .query(Integer.class)
                .single();
        page(
                eve.get("/console/plans/" + number),
                200,
                "not what was to be applied",
                "ACME/L1 OFFBOARD was not in the plan",
                "Nothing was sent");
    }

    @Test
    void requiredActionsAreShownInKotasWordsAndByUrgency() {
        page(eve.get("/console/actions"), 200);
        action("q_late", "2026-11-20T00:00:00Z", "Sign the <b>form</b>", "<script>alert(1)</script> please");
        action("q_soon", "2026-11-24T12:00:00Z", "Confirm", "soon");
        action("q_open", null, null, null);
        String body = eve.get("/console/actions").body();
        assertThat(body)
                .contains(
                        "Sign the &lt;b&gt;form&lt;/b&gt;",
                        "&lt;script&gt;alert(1)&lt;/script&gt; please",
                        "too late since 2 days",
                        "2 days left",
                        "Kota names no deadline")
                .doesNotContain("<script>alert");
        assertThat(body.indexOf("q_late")).isLessThan(body.indexOf("q_soon"));
        assertThat(body.indexOf("q_soon")).isLessThan(body.indexOf("q_open"));
        page(eve.get("/console/actions?page=0"), 404);
        page(eve.get("/console/actions?page=2"), 200);
    }

    private static void action(String subject, @Nullable String due, @Nullable String title, @Nullable String text) {
        office.jdbc
                .sql("insert into required_action (kind, subject, employer_id, reason, description, due_at, due_end,"
                        + " opened_at) values ('quote', ?, 'er_1', ?, ?, ?, ?::timestamptz, now())")
                .params(subject, title, text, due, due)
                .update();
    }

    @Test
    void rejectsSayWhatIsWrongAndTheFileIsForWhoMayMendIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("rejects-run-1-register.csv");
        String content = "Employee;amount;rejected_line;rejected_column;rejected_value;rejected_reason\r\n"
                + "Orla Devane;1,x;12;amount;1,x;\"expected an amount; such as 12,50\"\r\n"
                + "Cian;;13;<b>;;the row has 3 cells\r\n";
        Files.writeString(file, content, StandardCharsets.UTF_8);
        long run = months.run("reconcile", "2026-07", "all");
        office.jdbc
                .sql("insert into register_file (run_id, file, name, sha256, refused, rejects)"
                        + " values (?, 0, 'register.csv', 'ab', 2, ?)")
                .params(run, file.toString())
                .update();
        page(eve.get("/console/rejects"), 200, "register.csv", "/console/rejects/" + run + "/0");
        HttpResponse<String> rows = eve.get("/console/rejects/" + run + "/0");
        page(rows, 200, "expected an amount; such as 12,50", ">12<", "&lt;b&gt;");
        assertThat(rows.body()).doesNotContain("Orla", "1,x", "id=\"download\"", folder.toString());
        page(eve.get("/console/rejects/" + run + "/0/file"), 403, "This needs the role preparer");

        HttpResponse<byte[]> got = ben.bytes("/console/rejects/" + run + "/0/file");
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(new String(got.body(), StandardCharsets.UTF_8)).isEqualTo(content);
        assertThat(got.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment")
                .contains("rejects-run-1-register.csv");
        assertThat(got.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(got.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(office.count("select count(*) from trail where act = 'download rejects' and account = 'ben'"))
                .isEqualTo(1);
        for (String trick : List.of("1", "..%2f0", "%2e%2e", "employees", "0%00", "0'--")) {
            assertThat(ben.bytes("/console/rejects/" + run + "/" + trick.replace("'", "%27") + "/file")
                            .statusCode())
                    .as(trick)
                    .isIn(400, 404);
        }
        Files.delete(file);
        page(ben.get("/console/rejects/" + run + "/0"), 404, "not on this server");
        page(ben.get("/console/rejects/" + run + "/0/file"), 404, "not on this server");
    }

    @Test
    void mendedRowsOfPeopleAreSentBackAndNothingElse() {
        long run = months.run("roster-sync", "", "all");
        office.jdbc
                .sql("insert into roster_file (run_id, subject, rows, refused, rejects)"
                        + " values (?, 'employee', 60, 2, 'out/rejects-employees.csv'),"
                        + " (?, 'employer', 3, 1, 'out/rejects-employers.csv')")
                .params(run, run)
                .update();
        String path = "/console/rejects/" + run + "/employees";
        List<Browser.Part> mended = List.of(
                new Browser.Part("file", "../../mended.csv", "employee_ref\n0001\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(ben.upload("/console/rejects", path + "/mended", mended).statusCode())
                .isEqualTo(303);
        assertThat(STARTER.mended).containsExactly(run + " employee_ref\n0001\n");
        page(eve.upload("/console/rejects", path + "/mended", mended), 403, "This needs the role preparer");
        page(
                ben.upload(
                        "/console/rejects",
                        path + "/mended",
                        List.of(new Browser.Part("file", "people.csv", new byte[] {'P', 'K', 3, 4, 0, 0}))),
                400,
                "ZIP archive");
        page(
                ben.upload("/console/rejects", "/console/rejects/" + run + "/employers/mended", mended),
                400,
                "mended elsewhere");
        assertThat(STARTER.mended).hasSize(1);
    }
}
