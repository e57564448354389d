package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Csv;
import io.tieout.oracle.People;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A first night of 400 people in which the product is killed six times and every ninth answer is lost. Among them one
 * who was hired again, one who moved to another employer and one whom Kota held already.
 */
@Tag("slow")
class SixKillsBlackBoxTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PEOPLE = 400;
    private static final int EMPLOYERS = 6;
    private static final int LOST = 150;
    private static final int HIRED_AGAIN = 6;
    private static final int MOVED = 15;
    private static final int KNOWN_TO_KOTA = 330;
    private static final Duration A_TRY = Duration.ofSeconds(3);

    /** What comes after each of the six deaths. */
    private enum Then {
        AT_ONCE,
        TWO_HOURS_ON,
        AT_ONCE_WITH_ANOTHER_FILE
    }

    private static final List<Then> NIGHT = List.of(
            Then.AT_ONCE,
            Then.TWO_HOURS_ON,
            Then.AT_ONCE,
            Then.AT_ONCE_WITH_ANOTHER_FILE,
            Then.TWO_HOURS_ON,
            Then.AT_ONCE);

    @TempDir
    Path folder;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Duration ahead = Duration.ZERO;
    private StandIn kota;
    private Tap tap;
    private Tieout tieout;
    private FarSide farSide;

    @Test
    void everybodyIsThereOnceHoweverOftenItDied() throws Exception {
        long seed = Long.getLong("tieout.seed", 20261127);
        Random random = new Random(seed);
        RosterFiles.write(folder, People.generate(77, PEOPLE + 1, EMPLOYERS));
        try (StandIn standIn = new StandIn(folder);
                Tap wire = new Tap(standIn.url());
                Tieout office = new Tieout(folder.resolve("office"))) {
            kota = standIn;
            tap = wire;
            tieout = office.against(wire.url(), StandIn.KEY).on(Databases.empty());
            tieout.patientFor(A_TRY);
            farSide = new FarSide(kota.url(), StandIn.KEY);
            List<Map<String, String>> people = Csv.read(folder.resolve("employees.csv"));
            earlierNights(people);

            Path roster = roster("roster", people, PEOPLE);
            Path other = otherRoster(people);
            loseEveryNinthAnswer();
            Path current = roster;
            for (Then then : NIGHT) {
                die(current, random.nextInt(45), random.nextInt(30), then, seed);
                if (then == Then.TWO_HOURS_ON) {
                    later(Duration.ofHours(2));
                }
                current = then == Then.AT_ONCE_WITH_ANOTHER_FILE ? other : current;
            }
            sync(current).ended(0);
            assertThat(LOST - kota.faultsToCome()).as("answers lost").isGreaterThan(PEOPLE / 9);

            assertThat(farSide.everybodyOnce()).isEqualTo(expected(current));
            assertThat(farSide.refsOf("inactive"))
                    .containsExactly(people.get(HIRED_AGAIN).get("employee_ref"));
            assertThat(farSide.refsOf("offboarding"))
                    .containsExactly(people.get(MOVED).get("employee_ref"));
            int before = tap.writes();
            sync(current).ended(0);
            assertThat(tap.writes()).as("writes of a further sync").isEqualTo(before);
        }
    }

    /** Two who were there long ago, one of whom left; and one whom somebody else has brought to Kota. */
    private void earlierNights(List<Map<String, String>> people) throws Exception {
        Map<String, String> left = row(people.get(HIRED_AGAIN));
        Map<String, String> moves = row(people.get(MOVED));
        sync(file("first", List.of(left, moves))).ended(0);
        left.put("leave_on", today.plusDays(10).toString());
        sync(file("leaves", List.of(left, moves))).ended(0).says("1 offboarded");
        later(Duration.ofDays(40));
        assertThat(farSide.refsOf("inactive")).containsExactly(left.get("employee_ref"));

        Map<String, String> known = people.get(KNOWN_TO_KOTA);
        ObjectNode body = JSON.createObjectNode().put("employer_id", farSide.employerId(known.get("employer_ref")));
        for (String same : List.of(
                "first_name",
                "last_name",
                "date_of_birth",
                "sex_at_birth",
                "national_tax_id",
                "start_on",
                "phone_number",
                "email")) {
            body.put(same, known.get(same));
        }
        body.putObject("home_address")
                .put("line1", known.get("line1"))
                .put("city", "Elsewhere")
                .put("postal_code", known.get("postal_code"))
                .put("country_code", known.get("country_code").toLowerCase(java.util.Locale.ROOT));
        body.putObject("metadata").put("id", known.get("employee_ref"));
        kota.post("/employees", body.toString());
    }

    private void die(Path employees, int requests, int millis, Then then, long seed) throws Exception {
        System.out.printf(
                "seed %d: kill -9 %d ms after %d requests, then %s%n",
                seed, millis, requests, then.name().toLowerCase(java.util.Locale.ROOT));
        CountDownLatch reached = new CountDownLatch(1);
        tap.afterRequest(tap.requests() + requests + 1, reached::countDown);
        Child victim = tieout.start(command(employees));
        if (!reached.await(2, TimeUnit.MINUTES) || victim.endsWithin(Duration.ofMillis(millis))) {
            victim.result(Duration.ofSeconds(10)).ended(137);
        }
        victim.kill();
        victim.result(Duration.ofSeconds(10)).ended(137);
    }

    private void later(Duration by) throws IOException, InterruptedException {
        ahead = ahead.plus(by);
        tieout.clockAhead(ahead);
        kota.advance(by);
    }

    /** A fault that is not reached yet doesn't count the request that another one hits. */
    private void loseEveryNinthAnswer() throws IOException, InterruptedException {
        for (int nth = 1; nth <= LOST; nth++) {
            kota.fault("drop_after", "/employe", 8 * nth);
        }
    }

    private Path roster(String name, List<Map<String, String>> people, int size) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> person : people.subList(0, size)) {
            rows.add(row(person));
        }
        rows.get(HIRED_AGAIN).put("start_on", today.plusDays(60).toString());
        Map<String, String> stays = rows.get(MOVED);
        Map<String, String> ends = row(stays);
        ends.put("leave_on", today.plusDays(70).toString());
        stays.put("employer_ref", people.get(MOVED + EMPLOYERS / 2).get("employer_ref"));
        rows.add(ends);
        return file(name, rows);
    }

    /** One more person, and another name. */
    private Path otherRoster(List<Map<String, String>> people) throws IOException {
        List<Map<String, String>> changed = new ArrayList<>(people);
        Map<String, String> married = row(people.get(40));
        married.put("last_name", "Newname");
        changed.set(40, married);
        return roster("other", changed, PEOPLE + 1);
    }

    private static Map<String, String> row(Map<String, String> person) {
        Map<String, String> row = new LinkedHashMap<>(person);
        row.put("leave_on", "");
        return row;
    }

    private Path file(String name, List<Map<String, String>> rows) throws IOException {
        Path file = folder.resolve(name + ".csv");
        Csv.write(
                file,
                List.copyOf(rows.get(0).keySet()),
                rows.stream().map(row -> List.copyOf(row.values())).toList());
        return file;
    }

    private static List<String> expected(Path file) throws IOException {
        return Csv.read(file).stream()
                .map(row -> Stream.of("employer_ref", "employee_ref", "last_name", "city")
                        .map(row::get)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
                .sorted()
                .toList();
    }

    private Child.Result sync(Path employees) throws IOException, InterruptedException {
        return tieout.run(command(employees));
    }

    private String[] command(Path employees) {
        return new String[] {
            "sync", "--employers", folder.resolve("employers.csv").toString(), "--employees", employees.toString()
        };
    }
}
