package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.People;
import io.tieout.oracle.Person;
import io.tieout.oracle.RosterFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values that occur nowhere else go in, with refusals, lost answers and every library at its most talkative. They
 * reach Kota, and afterwards stand in no log, no table (those of Spring Batch with its exit messages included) and no
 * file but the rejects.
 */
class PersonalDataBlackBoxTest {

    private static final List<String> MARKERS =
            List.of("zmarker", "1971-03-17", "19710317", "867901234", "93115212345678", "17 mar 1971", StandIn.KEY);

    @TempDir
    Path folder;

    @Test
    void noPersonalValueAndNoKeyStaysAnywhere() throws Exception {
        List<Person> people = new ArrayList<>(People.generate(5, 12, 1));
        people.set(0, marked(people.get(0), "zmarkermail@example.com"));
        people.set(1, marked(people.get(1), "zmarkermail@"));
        Path roster = folder.resolve("roster");
        RosterFiles.write(roster, people);
        String lenient = Files.readString(Path.of("jobs/roster-sync.yml"))
                .replaceFirst("(?m)^(\\s*)max-reject-share:.*$", "$1max-reject-share: 0.5");
        try (Opened opened = new Opened()) {
            StandIn kota = opened.add(new StandIn(folder));
            Databases.Database database = Databases.empty();
            Tieout tieout = opened.add(new Tieout(folder.resolve("office")))
                    .against(kota.url(), StandIn.KEY)
                    .on(database);
            tieout.debug();
            Path job = Files.writeString(folder.resolve("office/lenient.yml"), lenient);
            for (String fault : List.of("drop_after", "cut", "internal_error", "rate_limit")) {
                kota.fault(fault, "POST", "/employees", 1);
            }
            List<String> command = new ArrayList<>(List.of(Tieout.syncCommand(roster)));
            command.addAll(List.of("--job", job.toString()));
            StringBuilder said = new StringBuilder();
            said.append(tieout.run(command.toArray(String[]::new)).ended(3).output());
            said.append(tieout.run(Tieout.reconcileCommand(YearMonth.of(2026, 10)))
                    .ended(0, 3)
                    .output());

            Path named = folder.resolve("named");
            said.append(tieout.run(
                            "reconcile",
                            "--period",
                            "2026-10",
                            "--names",
                            roster.resolve("employees.csv").toString(),
                            "--employer-names",
                            roster.resolve("employers.csv").toString(),
                            "--out",
                            named.toString())
                    .ended(0, 3)
                    .output());
            String legalName = people.get(0).company().legalName();

            assertThat(filesThatHold(named))
                    .as("files for people show names when asked to, files for machines never")
                    .contains("reconciliation.csv")
                    .isSubsetOf("reconciliation.csv", "breaks.csv", "changes.csv");
            assertThat(named.resolve("2026-10/portfolio.csv")).content().contains(legalName);
            assertThat(tablesThatHold(database, List.of(legalName))).isEmpty();
            assertThat(said.toString()).doesNotContain(legalName);
            assertThat(new FarSide(kota.url(), StandIn.KEY).everybodyOnce().toString())
                    .as("the markers did go out")
                    .contains(people.get(0).ref());
            assertThat(said).as("the log itself").contains("DEBUG");
            assertThat(found(said.toString())).as("printed or logged").isEmpty();
            assertThat(tablesThatHold(database, MARKERS)).isEmpty();
            assertThat(tablesThatHold(database, List.of(people.get(0).ref().toLowerCase(Locale.ROOT))))
                    .as("the search itself")
                    .contains("employee");
            assertThat(filesThatHold(tieout.out())).allMatch(name -> name.startsWith("rejects-"));
        }
    }

    private static Person marked(Person person, String email) {
        return new Person(
                person.number(),
                person.ref(),
                person.company(),
                "Zmarkerfirst",
                "Zmarkerlast",
                LocalDate.of(1971, 3, 17),
                person.sex(),
                "7 Zmarkerstreet",
                "Zmarkertown",
                person.postalCode(),
                "ZMARKERTAX" + person.number(),
                person.start(),
                "+353867901234",
                email,
                "IE29AIBK93115212345678");
    }

    private static List<String> found(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return MARKERS.stream().filter(lower::contains).toList();
    }

    private static TreeSet<String> tablesThatHold(Databases.Database database, List<String> words) throws SQLException {
        TreeSet<String> found = new TreeSet<>();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var rows = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                for (String word : words) {
                    try (var rows = statement.executeQuery(
                            "select exists (select from " + table + " t where t::text ilike '%" + word + "%')")) {
                        rows.next();
                        if (rows.getBoolean(1)) {
                            found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> filesThatHold(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!found(Files.readString(file, StandardCharsets.ISO_8859_1)).isEmpty()) {
                    found.add(file.getFileName().toString());
                }
            }
            return found;
        }
    }
}
