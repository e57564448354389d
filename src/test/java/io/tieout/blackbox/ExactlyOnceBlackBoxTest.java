package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Csv;
import io.tieout.oracle.People;
import io.tieout.oracle.Person;
import io.tieout.oracle.RosterFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four hundred people through six kills and with every ninth answer lost: whoever was not there before is made once,
 * whoever came back or moved once more, and whom somebody else had made is linked.
 */
@Tag("slow")
class ExactlyOnceBlackBoxTest {

    private static final int BEFORE = 60;
    private static final int REHIRED = 4;
    private static final int MOVED = 10;
    private static final int ADOPTED = 200;
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    private final List<Person> people = People.generate(400, 400, 3);
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private Duration ahead = Duration.ZERO;

    @Test
    void everybodyIsThereExactlyOnce() throws Exception {
        RosterFiles.write(folder, people);
        for (Map<String, String> person : Csv.read(folder.resolve("employees.csv"))) {
            Map<String, String> row = new LinkedHashMap<>(person);
            row.put("leave_on", "");
            rows.put(row.get("employee_ref"), row);
        }
        try (StandIn kota = new StandIn(folder);
                Tap tap = new Tap(kota.url());
                Tieout tieout = new Tieout(folder.resolve("office"))) {
            tieout.against(tap.url(), StandIn.KEY).on(Databases.empty()).patientFor(Duration.ofSeconds(5));
            FarSide far = new FarSide(kota.url(), StandIn.KEY);
            theDayBefore(tieout, kota, far);

            tap.loseAnswers(9);
            Random random = new Random(4);
            int[] kills = IntStream.rangeClosed(1, KILLS)
                    .map(kill -> (kill - 1) * 50 + 1 + random.nextInt(50))
                    .toArray();
            int start = tap.writes();
            for (int kill = 0; kill < KILLS; kill++) {
                if (kill == 3) {
                    rows.get(ref(20)).put("email", "replaced@example.com");
                }
                Child victim = tieout.start(sync(people.size()));
                tap.afterWrite(start + kills[kill], () -> killed(victim));
                victim.result(Duration.ofMinutes(3)).ended(137);
                if (kill % 2 == 1) {
                    forward(Duration.ofHours(2), tieout, kota);
                }
            }
            tieout.run(sync(people.size())).ended(0);
            assertThat(tap.lost()).as("answers that were lost").isGreaterThan(30);
            int writes = tap.writes();
            tap.loseAnswers(0);
            // Everybody's checks are done by then.
            forward(Duration.ofDays(2), tieout, kota);
            assertThat(far.everybody()).isEqualTo(expected());
            tieout.run(sync(people.size())).ended(0);
            assertThat(tap.writes()).as("nothing is left to send").isEqualTo(writes);
        }
    }

    /** Sixty are there; one of them has left, and is to come back; one moves; one more was made by somebody else. */
    private void theDayBefore(Tieout tieout, StandIn kota, FarSide far) throws Exception {
        rows.get(ref(REHIRED)).put("leave_on", LocalDate.now(ZoneOffset.UTC).toString());
        tieout.run(sync(BEFORE)).ended(0);
        far.hire(people.get(ADOPTED));
        forward(Duration.ofDays(2), tieout, kota);
        rows.get(ref(REHIRED)).put("leave_on", "");
        rows.get(ref(REHIRED))
                .put("start_on", LocalDate.now(ZoneOffset.UTC).plusDays(1).toString());
        String elsewhere = people.get(MOVED + 1).company().ref();
        assertThat(elsewhere).isNotEqualTo(people.get(MOVED).company().ref());
        rows.get(ref(MOVED)).put("employer_ref", elsewhere);
    }

    private void forward(Duration by, Tieout tieout, StandIn kota) throws IOException, InterruptedException {
        ahead = ahead.plus(by);
        tieout.clockAhead(ahead);
        kota.advance(by);
    }

    /** What the far side must hold, as {@link FarSide#everybody} writes it. */
    private List<String> expected() {
        List<String> all = new ArrayList<>();
        rows.forEach((ref, row) -> all.add(String.join(" ", row.get("employer_ref"), ref, "active", row.get("email"))));
        all.add(old(REHIRED, "inactive"));
        all.add(old(MOVED, "active"));
        return all.stream().sorted().toList();
    }

    private String old(int number, String status) {
        Person person = people.get(number);
        return String.join(" ", person.company().ref(), person.ref(), status, person.email());
    }

    private String ref(int number) {
        return people.get(number).ref();
    }

    /** With the rows of the first so many. */
    private String[] sync(int to) throws IOException {
        List<List<String>> cells = rows.values().stream()
                .limit(to)
                .map(row -> List.copyOf(row.values()))
                .toList();
        Path file = folder.resolve("roster.csv");
        Csv.write(file, List.copyOf(rows.get(ref(0)).keySet()), cells);
        return new String[] {
            "sync", "--employers", folder.resolve("employers.csv").toString(), "--employees", file.toString()
        };
    }

    private static void killed(Child victim) {
        try {
            victim.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
