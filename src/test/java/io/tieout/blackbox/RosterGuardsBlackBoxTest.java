package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Csv;
import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One office and one far side through the accidents that must not cost anybody their cover. */
@Tag("slow")
class RosterGuardsBlackBoxTest {

    private static final Pattern PLAN = Pattern.compile("--apply (\\d+)");

    @TempDir
    Path folder;

    private final String leaveOn = LocalDate.now(ZoneOffset.UTC).plusDays(20).toString();
    private List<Map<String, String>> people = List.of();
    private Tieout tieout;
    private Tap tap;

    @Test
    void aRosterLosesNobodyByAccidentAndSendsEachChangeOnce() throws Exception {
        RosterFiles.write(folder, People.generate(41, 120, 3));
        people = Csv.read(folder.resolve("employees.csv"));
        try (StandIn kota = new StandIn(folder);
                Tap far = new Tap(kota.url());
                Tieout office = new Tieout(folder.resolve("office"))) {
            tap = far;
            tieout = office.against(far.url(), StandIn.KEY).on(Databases.empty());

            assertThat(writesOf(roster("first", rows -> {}), 0)).isEqualTo(3 + 120);
            Path synced = folder.resolve("first.csv");
            assertThat(writesOf(synced, 0)).as("a second sync").isZero();

            nothingGoesOutByAccident();
            Path leavers = fortyLeaveAtOnce();
            onePersonLeavesAndStaysAfterAll();
            assertThat(Files.readAllLines(leavers)).hasSize(121);
            mendedRowsAreSentOnTheirOwn();
            anOfficeEndsByItsNameAlone();
        }
    }

    private void nothingGoesOutByAccident() throws Exception {
        Path half = roster("half", rows -> rows.subList(50, 120).clear());
        int before = tap.writes();
        sync(half).ended(4).says("NOTHING WAS SENT", "has 50 rows", "had 120", "--release all");

        byte[] whole = Files.readAllBytes(folder.resolve("first.csv"));
        Path cut = Files.writeString(
                folder.resolve("cut.csv"),
                new String(whole, StandardCharsets.UTF_8).lines().limit(60).reduce("", (a, b) -> a + b + "\r\n")
                        + "000900,\"IE01");
        sync(cut).ended(2).says("cut.csv");

        Path zeros = roster(
                "zeros",
                rows -> rows.forEach(row -> row.compute("employee_ref", (key, ref) -> ref.replaceFirst("^0+", ""))));
        sync(zeros).ended(4).says("120 of the missing refs", "leading zeros", "1 stands for 000001");
        assertThat(tap.writes()).as("writes at the far side").isEqualTo(before);
    }

    private Path fortyLeaveAtOnce() throws Exception {
        Path leavers = roster("leavers", rows -> rows.subList(0, 40).forEach(row -> row.put("leave_on", leaveOn)));
        int before = tap.writes();
        Child.Result stopped = sync(leavers).ended(4).says("40 people are to be offboarded", "NOTHING WAS SENT");
        assertThat(tap.writes()).isEqualTo(before);

        String plan = plan(stopped);
        tieout.run("plan", "show", plan).ended(0).says("Plan " + plan, "OFFBOARD", "000040", "Stopped by a guard");
        sync(leavers, "--apply", plan).ended(4).says("40 people");
        sync(leavers, "--release", "all").ended(2).says("--apply");
        sync(leavers, "--apply", plan, "--release", "000999").ended(2).says("000999");
        assertThat(tap.writes()).isEqualTo(before);

        sync(leavers, "--apply", plan, "--release", "000003", "000007").ended(0).says("2 offboarded");
        assertThat(tap.writes() - before).as("two were released").isEqualTo(2);
        sync(leavers, "--apply", plan, "--release", "all").ended(4).says("000003", "OFFBOARD fell away");
        assertThat(tap.writes() - before).isEqualTo(2);
        return leavers;
    }

    private void onePersonLeavesAndStaysAfterAll() throws Exception {
        Consumer<List<Map<String, String>>> two =
                rows -> List.of(2, 6).forEach(number -> rows.get(number).put("leave_on", leaveOn));
        Path stays = roster("stays", two);
        Path leaves = roster("leaves", two.andThen(rows -> rows.get(90).put("leave_on", leaveOn)));
        assertThat(writesOf(leaves, 0)).as("one leaver").isEqualTo(1);
        assertThat(writesOf(stays, 0)).as("the date was withdrawn").isEqualTo(1);
        assertThat(writesOf(stays, 0)).isZero();

        Path mail = roster("mail", two.andThen(rows -> rows.get(80).put("email", "moved@example.com")));
        int before = tap.writes();
        Child.Result dry = sync(mail, "--dry-run").ended(0).says("UPDATE", "contact");
        assertThat(tap.writes()).as("a dry run").isEqualTo(before);
        assertThat(dry.output()).doesNotContain("moved@example.com");
        Matcher number = Pattern.compile("plan (\\d+), nothing was sent").matcher(dry.output());
        assertThat(number.find()).isTrue();

        Path other = roster("mail", two.andThen(rows -> rows.get(81).put("email", "other@example.com")));
        sync(other, "--apply", number.group(1)).ended(4).says("000081: UPDATE fell away", "000082: UPDATE is new");
        assertThat(tap.writes()).isEqualTo(before);
        roster("mail", two.andThen(rows -> rows.get(80).put("email", "moved@example.com")));
        sync(mail, "--apply", number.group(1)).ended(0).says("1 updated");
        assertThat(tap.writes() - before).as("one update").isEqualTo(1);
    }

    private void mendedRowsAreSentOnTheirOwn() throws Exception {
        Consumer<List<Map<String, String>>> left = rows -> {
            List.of(2, 6).forEach(number -> rows.get(number).put("leave_on", leaveOn));
            rows.get(80).put("email", "moved@example.com");
        };
        Path broken = roster("broken", left.andThen(rows -> {
            rows.get(10).put("email", "ten at example.com");
            rows.get(11).put("email", "eleven at example.com");
        }));
        assertThat(writesOf(broken, 3)).isZero();
        Path rejects = tieout.out().resolve("rejects-employees.csv");
        mend(rejects, "ten at ", "ten@");
        int before = tap.writes();
        String employers = folder.resolve("employers.csv").toString();
        String employees = broken.toString();
        tieout.run("sync", "--partial", rejects.toString(), "--employers", employers, "--employees", employees)
                .ended(2)
                .says("can't go together");
        tieout.run("sync", "--partial", rejects.toString()).ended(3).says("1 updated", "rejects-partial-employees.csv");
        Path rest = tieout.out().resolve("rejects-partial-employees.csv");
        mend(rest, "eleven at ", "eleven@");
        tieout.run("sync", "--partial", rest.toString()).ended(0).says("1 updated");
        assertThat(tap.writes() - before).isEqualTo(2);
        Path whole = roster("whole", left.andThen(rows -> {
            rows.get(10).put("email", "ten@example.com");
            rows.get(11).put("email", "eleven@example.com");
        }));
        assertThat(writesOf(whole, 0)).isZero();
    }

    private static void mend(Path file, String wrong, String right) throws IOException {
        Files.writeString(file, Files.readString(file).replace(wrong, right));
    }

    private void anOfficeEndsByItsNameAlone() throws Exception {
        int before = tap.writes();
        tieout.run("cancel-offboarding", "000003").ended(2).says("--confirm");
        tieout.run("cancel-offboarding", "000003", "--confirm", "000004")
                .ended(2)
                .says("nothing was sent");
        assertThat(tap.writes()).isEqualTo(before);
        tieout.run("cancel-offboarding", "000003", "--confirm", "000003")
                .ended(0)
                .says("taken back");
        tieout.run("cancel-offboarding", "000003", "--confirm", "000003")
                .ended(0)
                .says("not leaving");
        assertThat(tap.writes() - before).isEqualTo(1);

        Map<String, String> office = Csv.read(folder.resolve("employers.csv")).get(0);
        String ref = office.get("employer_ref");
        tieout.run("offboard-employer", ref).ended(2).says("can't be undone", "--confirm");
        tieout.run("offboard-employer", ref, "--confirm", "Another Name")
                .ended(2)
                .says("nothing was sent");
        assertThat(tap.writes() - before).isEqualTo(1);
        tieout.run("offboard-employer", ref, "--confirm", office.get("legal_name"))
                .ended(0)
                .says("is offboarded");
        tieout.run("offboard-employer", ref, "--confirm", office.get("legal_name"))
                .ended(0)
                .says("already; nothing was sent");
        assertThat(tap.writes() - before).isEqualTo(2);
    }

    private int writesOf(Path employees, int code) throws Exception {
        int before = tap.writes();
        sync(employees).ended(code);
        return tap.writes() - before;
    }

    private Child.Result sync(Path employees, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "sync",
                "--employers",
                folder.resolve("employers.csv").toString(),
                "--employees",
                employees.toString()));
        command.addAll(List.of(more));
        return tieout.run(command.toArray(String[]::new));
    }

    private static String plan(Child.Result stopped) {
        Matcher found = PLAN.matcher(stopped.output());
        assertThat(found.find()).as(stopped.output()).isTrue();
        return found.group(1);
    }

    /** The first roster with a leave date column, changed. */
    private Path roster(String name, Consumer<List<Map<String, String>>> change) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> person : people) {
            Map<String, String> row = new LinkedHashMap<>(person);
            row.put("leave_on", "");
            rows.add(row);
        }
        List<String> header = List.copyOf(rows.get(0).keySet());
        change.accept(rows);
        Path file = folder.resolve(name + ".csv");
        Csv.write(
                file,
                header,
                rows.stream().map(row -> List.copyOf(row.values())).toList());
        return file;
    }
}
