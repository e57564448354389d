package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.People;
import io.tieout.oracle.Person;
import io.tieout.oracle.ReportJournal;
import io.tieout.oracle.RosterFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** However the product dies and whenever it is started again, the outcome is that of a day without accidents. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KilledDays {

    /** What changes between the death and the next start. */
    enum After {
        AT_ONCE,
        TWO_HOURS_ON,
        AT_ONCE_WITH_ANOTHER_FILE,
        TWO_HOURS_ON_WITH_ANOTHER_FILE;

        boolean isLater() {
            return this == TWO_HOURS_ON || this == TWO_HOURS_ON_WITH_ANOTHER_FILE;
        }

        boolean isReplaced() {
            return this == AT_ONCE_WITH_ANOTHER_FILE || this == TWO_HOURS_ON_WITH_ANOTHER_FILE;
        }
    }

    /** What an undisturbed day leaves. */
    record Outcome(List<String> farSide, SortedMap<String, String> csv) {}

    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final int MOMENTS = 20;

    @TempDir
    static Path folder;

    private final Map<After, Outcome> expected = new EnumMap<>(After.class);
    Path roster;
    Path otherRoster;
    Path register;
    Path otherRegister;
    int writes;
    Duration syncTime = Duration.ZERO;
    Duration reconcileTime = Duration.ZERO;

    @BeforeAll
    void undisturbedDays() throws Exception {
        List<Person> people = People.generate(23, 61, 2);
        roster = folder.resolve("roster");
        otherRoster = folder.resolve("other-roster");
        RosterFiles.write(roster, people.subList(0, 60));
        List<Person> others = new ArrayList<>(people);
        others.set(5, moved(people.get(5)));
        RosterFiles.write(otherRoster, others);

        register = folder.resolve("register.csv");
        otherRegister = folder.resolve("other-register.csv");
        try (Day day = new Day("probe", true)) {
            day.tieout.sync(roster).ended(0, 3);
            day.tieout.run(Tieout.reconcileCommand(OCTOBER)).ended(0, 3);
            Registers.write(register, ReportJournal.read(day.kota.reports()), OCTOBER, 1);
            Registers.write(otherRegister, ReportJournal.read(day.kota.reports()), OCTOBER, 2);
        }
        Outcome plain;
        try (Day day = new Day("plain", true)) {
            long started = System.nanoTime();
            day.tieout.sync(roster).ended(0, 3);
            syncTime = Duration.ofNanos(System.nanoTime() - started);
            writes = day.tap.writes();
            started = System.nanoTime();
            plain = day.finish(register);
            reconcileTime = Duration.ofNanos(System.nanoTime() - started);
        }
        Outcome replaced;
        try (Day day = new Day("replaced", true)) {
            day.tieout.sync(roster).ended(0, 3);
            replaced = finishWithAnotherFile(day);
        }
        assertThat(replaced).isNotEqualTo(plain);
        for (After after : After.values()) {
            expected.put(after, after.isReplaced() ? replaced : plain);
        }
    }

    /** What a day comes to whose file was replaced after a sync of the first roster. */
    abstract Outcome finishWithAnotherFile(Day day) throws IOException, InterruptedException;

    /** What is left, however the day went. */
    final Outcome expected(After after) {
        return expected.get(after);
    }

    private static Person moved(Person person) {
        return new Person(
                person.number(),
                person.ref(),
                person.company(),
                person.firstName(),
                "Newname",
                person.birth(),
                person.sex(),
                "1 New Road",
                person.city(),
                person.postalCode(),
                person.taxId(),
                person.start(),
                person.phone(),
                person.email(),
                person.iban());
    }

    /** All of the moments, each with the share of the time at which it comes. */
    static Stream<Arguments> momentsAndAfters() {
        Random random = new Random(2026);
        return IntStream.range(0, MOMENTS)
                .mapToObj(i -> Arguments.of(i, random.nextDouble(), After.values()[i % After.values().length]));
    }

    /** An office, its far side, and the wire between the two. */
    static final class Day implements AutoCloseable {

        private final Opened opened = new Opened();
        final StandIn kota;
        final Tap tap;
        final Tieout tieout;

        Day(String name, boolean sharedServer) throws IOException, InterruptedException {
            Path place = folder.resolve(name);
            Files.createDirectories(place);
            kota = opened.add(new StandIn(place));
            tap = opened.add(new Tap(kota.url()));
            tieout = opened.add(new Tieout(place.resolve("office"))).against(tap.url(), StandIn.KEY);
            tieout.patientFor(Duration.ofSeconds(5));
            if (sharedServer) {
                tieout.on(Databases.empty());
            }
        }

        void killAt(double share, Duration whole, String[] command) throws IOException, InterruptedException {
            Child victim = tieout.start(command);
            victim.endsWithin(Duration.ofMillis((long) (whole.toMillis() * share)));
            victim.kill();
        }

        void restart(After after) throws IOException, InterruptedException {
            if (after.isLater()) {
                tieout.clockAhead(TWO_HOURS);
                kota.advance(TWO_HOURS);
            }
        }

        Outcome finish(Path register) throws IOException, InterruptedException {
            tieout.run(Tieout.reconcileCommand(OCTOBER, register)).ended(0, 3);
            return new Outcome(
                    new FarSide(kota.url(), StandIn.KEY).everybodyOnce(), CsvFiles.latest(tieout.out(), OCTOBER));
        }

        @Override
        public void close() {
            opened.close();
        }
    }
}
