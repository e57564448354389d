package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Csv;
import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few people whose refs changed on their way: too few for a guard, and none of them a joiner. */
@Tag("slow")
class RekeyBlackBoxTest {

    private static final List<String> THREE = List.of("000011", "000052", "000100");

    @TempDir
    Path folder;

    private Tieout tieout;
    private Tap tap;
    private FarSide far;
    private List<Map<String, String>> people = List.of();

    @Test
    void threeWhoLostTheirZerosAreNamedAndGetTheirNewRefsOnlyWhenThatIsAskedFor() throws Exception {
        RosterFiles.write(folder, People.generate(43, 120, 3));
        people = Csv.read(folder.resolve("employees.csv"));
        try (StandIn kota = new StandIn(folder);
                Tap wire = new Tap(kota.url());
                Tieout office = new Tieout(folder.resolve("office"))) {
            tap = wire;
            far = new FarSide(kota.url(), StandIn.KEY);
            tieout = office.against(wire.url(), StandIn.KEY).on(Databases.empty());
            tieout.patientFor(Duration.ofSeconds(5));
            sync(roster("first", ref -> ref)).ended(0);
            List<String> before = far.everybodyOnce();
            assertThat(before).hasSize(120);

            Path zeros = roster("zeros", ref -> THREE.contains(ref) ? ref.replaceFirst("^0+", "") : ref);
            int writes = tap.writes();
            sync(zeros).ended(3).says("RENUMBERED", "this is 000011", "this is 000052", "this is 000100", "--rekey");
            assertThat(tap.writes()).as("nobody is created or changed").isEqualTo(writes);
            assertThat(far.everybodyOnce()).isEqualTo(before);

            String plan = plan(sync(zeros, "--rekey", "--dry-run").ended(0).says("was 000011"));
            tieout.run("plan", "show", plan).ended(0).says("REKEY", "was 000052", "metadata");
            tieout.run("sync", "--partial", zeros.toString(), "--rekey")
                    .ended(2)
                    .says("whole file");
            assertThat(tap.writes()).isEqualTo(writes);

            killedAfterTheSecondOf(zeros, plan);
            assertThat(tap.writes() - writes)
                    .as("each is sent once, kill or not")
                    .isEqualTo(3);
            assertThat(far.everybodyOnce()).hasSize(120).containsExactlyInAnyOrderElementsOf(renamed(before));
            int all = tap.writes();
            sync(zeros).ended(0).says("Nothing had to be sent");
            assertThat(tap.writes()).isEqualTo(all);

            sync(roster("back", ref -> ref), "--rekey").ended(0).says("3 given their new refs");
            assertThat(tap.writes() - all).as("three updates").isEqualTo(3);
            assertThat(far.everybodyOnce()).isEqualTo(before);
        }
    }

    /** What was stopped half-way goes on, although the plan says nothing of {@code --rekey} a second time. */
    private void killedAfterTheSecondOf(Path zeros, String plan) throws Exception {
        Child victim = tieout.start(command(zeros, "--apply", plan));
        tap.afterWrite(tap.writes() + 2, () -> {
            try {
                victim.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        victim.result(Duration.ofMinutes(3)).ended(137);
        sync(zeros, "--apply", plan).ended(0).says("3 given their new refs");
    }

    private static List<String> renamed(List<String> people) {
        return people.stream()
                .map(person -> THREE.stream()
                        .filter(ref -> person.contains(" " + ref + " "))
                        .findFirst()
                        .map(ref -> person.replace(" " + ref + " ", " " + ref.replaceFirst("^0+", "") + " "))
                        .orElse(person))
                .toList();
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

    private static String plan(Child.Result dry) {
        Matcher found = Pattern.compile("plan (\\d+), nothing was sent").matcher(dry.output());
        assertThat(found.find()).as(dry.output()).isTrue();
        return found.group(1);
    }

    private Path roster(String name, UnaryOperator<String> ref) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> person : people) {
            Map<String, String> row = new LinkedHashMap<>(person);
            row.compute("employee_ref", (key, old) -> ref.apply(old));
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
