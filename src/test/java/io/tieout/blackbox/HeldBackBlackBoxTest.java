package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Csv;
import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody decided over a plan holds on the nights after, and what went wrong is said with what to do. */
@Tag("slow")
class HeldBackBlackBoxTest {

    private static final Pattern PLAN = Pattern.compile("run (\\d+)");

    @TempDir
    Path folder;

    private final Opened opened = new Opened();
    private final String leaveOn = LocalDate.now(ZoneOffset.UTC).plusDays(40).toString();
    private StandIn kota;
    private Tap tap;
    private Tieout tieout;
    private Tieout colleague;

    @BeforeEach
    void thirtyPeopleAtKota() throws Exception {
        RosterFiles.write(folder, People.generate(41, 30, 1));
        kota = opened.add(new StandIn(folder));
        tap = opened.add(new Tap(kota.url()));
        Databases.Database database = Databases.empty();
        tieout = opened.add(new Tieout(folder.resolve("office")))
                .against(tap.url(), StandIn.KEY)
                .on(database);
        colleague = opened.add(new Tieout(folder.resolve("colleague")))
                .against(tap.url(), StandIn.KEY)
                .on(database);
        sync(leaving("all")).ended(0);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void whoWasNotReleasedStaysWhateverTheNightAndTheClockSay() throws Exception {
        int before = tap.writes();
        Path five = leaving("five", "000001", "000002", "000003", "000004", "000005");
        Child.Result stopped = sync(five)
                .ended(4)
                .says("the limit is 3 (5 % of the 30 held at Kota would not be more)")
                .says("5 of the 5 leave dates are " + leaveOn);
        sync(five, "--apply", "99").ended(2).says("There is no plan 99", "nothing was sent");
        sync(five, "--apply", plan(stopped), "--release", "000099").ended(2).says("000099");
        assertThat(tieout.run("runs").ended(0).says("stopped by a guard").output())
                .as("runs")
                .doesNotContain("ABANDONED", "FAILED");
        assertThat(tap.writes()).isEqualTo(before);

        sync(five, "--apply", plan(stopped), "--release", "000001", "000002")
                .ended(0)
                .says("2 offboarded", "The 3 others who would leave, or stay after all, are held back");
        assertThat(tap.writes() - before).isEqualTo(2);
        sync(five).ended(3).says("3 people are held back", "HELD", "000003");

        tieout.clockAhead(Duration.ofDays(8));
        sync(five).ended(2).says("more than 10 minutes apart", "Set this machine's clock right");
        kota.advance(Duration.ofDays(8));
        sync(five).ended(3).says("3 people are held back");
        tieout.set("TIEOUT_CLOCK_OFFSET", "abc");
        sync(five).ended(2).says("TIEOUT_CLOCK_OFFSET is \"abc\"", "PT2H");
        tieout.run("runs").ended(2).says("TIEOUT_CLOCK_OFFSET");
        assertThat(tap.writes() - before)
                .as("two were released and nobody else")
                .isEqualTo(2);
    }

    @Test
    void theCommandThatIsShownForAPlanThatWentStaleIsOneThatWorks() throws Exception {
        Files.copy(folder.resolve("office/jobs/roster-sync.yml"), folder.resolve("mine.yml"));
        String job = folder.resolve("mine.yml").toString();
        Path file = leaving("leavers", "000001", "000002", "000003", "000004");
        Child.Result seen = sync(file, "--job", job).ended(4);
        leaving("leavers", "000001", "000002", "000003", "000004", "000005");
        int before = tap.writes();

        Child.Result stale = sync(file, "--job", job, "--apply", plan(seen), "--release", "all")
                .ended(4)
                .says("000005: OFFBOARD is new", "and a guard stops it", "NOTHING WAS SENT");
        assertThat(tap.writes()).isEqualTo(before);

        tieout.run(shown(stale)).ended(0).says("5 offboarded");
        assertThat(tap.writes() - before).isEqualTo(5);
    }

    @Test
    void aCallThatFailsForEverIsGivenUpWithWordsAndStopsSoonWhenAsked() throws Exception {
        kota.faultFor("internal_error", "POST", "/employees/{}/offboard");
        Path one = leaving("one", "000001");
        int before = tap.writes();
        tieout.set("KOTA_RETRY_MAXATTEMPTS", "2");
        sync(one)
                .ended(1)
                .says("Given up for now: 1 change(s)", "IE01/000001 OFFBOARD: ", "(tried 2 times)")
                .says("Run the same command again", "Nothing is done twice");

        tieout.set("KOTA_RETRY_MAXATTEMPTS", "8");
        Tap.Gate third = tap.hold("/offboard", 2);
        Child slow = tieout.start(command(one));
        third.awaitSomebody();
        slow.terminate();
        long asked = System.nanoTime();
        third.open();
        slow.result(Duration.ofMinutes(2)).ended(1).says("same command");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(40));
        assertThat(tap.writes()).isEqualTo(before);

        kota.isWellAgain();
        sync(one).ended(0).says("1 offboarded");
        assertThat(tap.writes() - before).isEqualTo(1);
    }

    @Test
    void nothingIsOrderedByNameWhileASyncIsAtWork() throws Exception {
        sync(leaving("one", "000001")).ended(0);
        Map<String, String> office = Csv.read(folder.resolve("employers.csv")).get(0);
        int before = tap.writes();
        Tap.Gate gate = tap.hold("/employees?", 0);
        Child first = tieout.start(command(leaving("two", "000001", "000002")));
        gate.awaitSomebody();

        colleague
                .run("offboard-employer", office.get("employer_ref"), "--confirm", office.get("legal_name"))
                .ended(1)
                .says("Another process syncs the roster", "Nothing was sent");
        colleague
                .run("cancel-offboarding", "000001", "--confirm", "000001")
                .ended(1)
                .says("Another process syncs the roster", "Nothing was sent");

        assertThat(tap.writes()).isEqualTo(before);
        gate.open();
        first.result(Duration.ofMinutes(2)).ended(0).says("1 offboarded");
    }

    private Child.Result sync(Path employees, String... more) throws Exception {
        return tieout.run(command(employees, more));
    }

    private String[] command(Path employees, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "sync",
                "--employers",
                folder.resolve("employers.csv").toString(),
                "--employees",
                employees.toString()));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static String plan(Child.Result result) {
        Matcher found = PLAN.matcher(result.output());
        assertThat(found.find()).as(result.output()).isTrue();
        return found.group(1);
    }

    /** The first command that the output shows. */
    private static String[] shown(Child.Result result) {
        return result.output()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("sync --"))
                .findFirst()
                .orElseThrow()
                .split(" ");
    }

    /** The roster, with a leave date for some. */
    private Path leaving(String name, String... refs) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> person : Csv.read(folder.resolve("employees.csv"))) {
            Map<String, String> row = new LinkedHashMap<>(person);
            row.put("leave_on", List.of(refs).contains(row.get("employee_ref")) ? leaveOn : "");
            rows.add(row);
        }
        Path file = folder.resolve(name + ".csv");
        Csv.write(
                file,
                List.copyOf(rows.get(0).keySet()),
                rows.stream().map(row -> List.copyOf(row.values())).toList());
        return file;
    }
}
