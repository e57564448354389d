package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Csv;
import io.tieout.oracle.People;
import io.tieout.oracle.Person;
import io.tieout.oracle.RosterFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the input: a message that helps, the right exit code, and nothing sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputBlackBoxTest {

    private static final String PERIOD = "2026-10";

    @TempDir
    static Path folder;

    private final List<Person> people = People.generate(31, 40, 2);
    private final Opened opened = new Opened();
    private Tap tap;
    private Tieout tieout;
    private Path employers;
    private List<String> employees;
    private int writesBefore;

    @BeforeAll
    void aSyncedRoster() throws Exception {
        RosterFiles.write(folder, people);
        employers = folder.resolve("employers.csv");
        employees = Files.readAllLines(folder.resolve("employees.csv"));
        StandIn kota = opened.add(new StandIn(folder));
        tap = opened.add(new Tap(kota.url()));
        tieout = opened.add(new Tieout(folder.resolve("office")))
                .against(tap.url(), StandIn.KEY)
                .on(Databases.empty());
        tieout.sync(folder).ended(0, 3);
    }

    @AfterAll
    void close() {
        opened.close();
    }

    @BeforeEach
    void count() {
        writesBefore = tap.writes();
    }

    @AfterEach
    void nothingWasSent() {
        assertThat(tap.writes()).as("writes at the far side").isEqualTo(writesBefore);
    }

    @Test
    void aMissingFile() throws Exception {
        sync(folder.resolve("nowhere.csv")).ended(2).says("nowhere.csv");
    }

    @Test
    void anEmptyFile() throws Exception {
        sync(file("empty.csv", List.of())).ended(2).says("empty.csv", "empty");
    }

    @Test
    void aHeaderAndNothingElse() throws Exception {
        sync(file("header-only.csv", employees.subList(0, 1))).ended(2).says("header-only.csv");
    }

    @Test
    void aHeaderWithoutAColumnThatIsNeeded() throws Exception {
        List<String> lines = new ArrayList<>(employees);
        lines.set(0, lines.get(0).replace("employer_ref", "company"));
        sync(file("wrong-header.csv", lines)).ended(2).says("wrong-header.csv", "employer_ref");
    }

    @Test
    void anotherCharset() throws Exception {
        Path file = folder.resolve("latin.csv");
        List<String> lines = new ArrayList<>(employees);
        lines.set(1, lines.get(1).replace("Long Road", "Calle Málaga"));
        Files.write(file, (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        sync(file).ended(2).says("latin.csv", "UTF-8");
    }

    @Test
    void aFileCutInsideAQuote() throws Exception {
        List<String> lines = new ArrayList<>(employees.subList(0, 10));
        lines.add("000900,\"IE01");
        Path file = folder.resolve("cut.csv");
        Files.writeString(file, String.join("\r\n", lines));
        sync(file).ended(2).says("cut.csv").namesLine(11);
    }

    @Test
    void anEmployerThatNobodyKnows() throws Exception {
        List<String> lines = new ArrayList<>(employees);
        String ref = people.get(4).company().ref();
        lines.set(5, lines.get(5).replaceFirst("," + ref + ",", ",NOSUCH,"));
        sync(file("unknown-employer.csv", lines))
                .ended(2)
                .says("unknown-employer.csv", "employer_ref")
                .namesLine(6);
    }

    @Test
    void aRefThatIsThereTwice() throws Exception {
        List<String> lines = new ArrayList<>(employees);
        lines.add(employees.get(7));
        sync(file("twice.csv", lines))
                .ended(2)
                .says("twice.csv", "employee_ref")
                .namesLine(8)
                .namesLine(42);
    }

    @Test
    void aRegisterOfAnotherMonth() throws Exception {
        Path register = register("september.csv", "2026-09", "EE_HEALTH", "50.00");
        reconcile(register).ended(2).says("september.csv", "2026-09", PERIOD);
    }

    @Test
    void anAmountWithTooManyDecimals() throws Exception {
        Path register = register("decimals.csv", PERIOD, "EE_HEALTH", "50.123");
        reconcile(register).ended(2).says("decimals.csv", "amount").namesLine(2);
    }

    @Test
    void anUnknownPayElementIsLeftOutAndSaidOnce() throws Exception {
        Path register = register("elements.csv", PERIOD, "BONUS_XMAS", "50.00");
        Child.Result result = reconcile(register).ended(0, 3).says("BONUS_XMAS");
        assertThat(result.output().split("BONUS_XMAS", -1)).as(result.output()).hasSize(2);
    }

    @Test
    void negativeAndZeroAmountsAreAmounts() throws Exception {
        Path register = folder.resolve("signs.csv");
        List<List<String>> rows = new ArrayList<>();
        for (Person person : people) {
            String amount = person.number() % 2 == 0 ? "-10.00" : "0.00";
            rows.add(
                    row(person, PERIOD, "EE_HEALTH", person.company().currency().equals("JPY") ? "0" : amount));
        }
        Csv.write(register, Registers.HEADER, rows);
        Child.Result result = reconcile(register).ended(0, 3);
        assertThat(result.output()).contains("signs.csv: 40 rows taken").doesNotContain("refused");
    }

    @Test
    void aPeriodThatIsNoMonth() throws Exception {
        tieout.run("reconcile", "--period", "2026-13").ended(2).says("'2026-13' is not a month", "2026-10");
    }

    @Test
    void aFolderThatNothingCanBeWrittenTo() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "x");
        tieout.run("reconcile", "--period", PERIOD, "--out", file.toString())
                .ended(2)
                .says("--out", "it is a file");
    }

    @Test
    @Tag("slow")
    void aMistypedAddressDoesNotBindTheDatabase() throws Exception {
        try (Tieout other = new Tieout(folder.resolve("mistyped")).on(Databases.empty())) {
            other.against("http://127.0.0.1:9", StandIn.KEY)
                    .sync(folder)
                    .ended(1)
                    .says("127.0.0.1:9");
            other.against(tap.url(), StandIn.KEY)
                    .run(
                            "sync",
                            "--dry-run",
                            "--employers",
                            folder.resolve("employers.csv").toString(),
                            "--employees",
                            folder.resolve("employees.csv").toString())
                    .ended(0, 3);
        }
    }

    @Test
    void aPeriodThatKotaHasNoReportFor() throws Exception {
        Path register = register("long-ago.csv", "2019-01", "EE_HEALTH", "50.00");
        tieout.run(Tieout.reconcileCommand("2019-01", register)).ended(1, 2, 3).says("2019-01", "report");
    }

    @Test
    void aWrongKey() throws Exception {
        try (Tieout other = new Tieout(folder.resolve("wrong-key"))
                .against(tap.url(), "pk_test_wrong")
                .on(Databases.empty())) {
            other.sync(folder).ended(1, 2).says("KOTA_API_KEY");
        }
    }

    @Test
    void nothingListening() throws Exception {
        try (Tieout other = new Tieout(folder.resolve("nobody-there"))
                .against("http://127.0.0.1:1", StandIn.KEY)
                .on(Databases.empty())) {
            other.sync(folder).ended(1).says("127.0.0.1:1");
        }
    }

    @Test
    void aJobFileWithATypo() throws Exception {
        Path job = file("typo.yml", List.of("kind: reconcile", "name: october", "tolerence: 1"));
        tieout.run("reconcile", "--period", PERIOD, "--job", job.toString())
                .ended(2)
                .says("typo.yml", "tolerence", "tolerance")
                .namesLine(3);
    }

    private Child.Result sync(Path file) throws Exception {
        return tieout.run("sync", "--employers", employers.toString(), "--employees", file.toString());
    }

    private Child.Result reconcile(Path register) throws Exception {
        return tieout.run(Tieout.reconcileCommand(PERIOD, register));
    }

    private static Path file(String name, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n");
    }

    /** One row for each person, all with the same element and amount. */
    private Path register(String name, String period, String element, String amount) throws IOException {
        Path file = folder.resolve(name);
        Csv.write(
                file,
                Registers.HEADER,
                people.stream()
                        .map(person -> row(person, period, element, amount))
                        .toList());
        return file;
    }

    private static List<String> row(Person person, String period, String element, String amount) {
        return List.of(
                person.ref(),
                person.company().ref(),
                period + "-25",
                period,
                period + "-main",
                element,
                amount,
                person.company().currency());
    }
}
