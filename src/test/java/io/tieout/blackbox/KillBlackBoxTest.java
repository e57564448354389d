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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However the product dies and whenever it is started again, the outcome is that of a day without accidents. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillBlackBoxTest {

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
    private record Outcome(List<String> farSide, SortedMap<String, String> csv) {}

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final int MOMENTS = 20;

    @TempDir
    static Path folder;

    private final Map<After, Outcome> afterSync = new EnumMap<>(After.class);
    private final Map<After, Outcome> afterReconcile = new EnumMap<>(After.class);
    private Path roster;
    private Path otherRoster;
    private Path register;
    private Path otherRegister;
    private int writes;
    private Duration syncTime = Duration.ZERO;
    private Duration reconcileTime = Duration.ZERO;

    @BeforeAll
    void anUndisturbedDay() throws Exception {
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
        Outcome withOtherRoster;
        try (Day day = new Day("other-roster-day", true)) {
            day.tieout.sync(roster).ended(0, 3);
            day.tieout.sync(otherRoster).ended(0, 3);
            withOtherRoster = day.finish(register);
        }
        Outcome withOtherRegister;
        try (Day day = new Day("other-register-day", true)) {
            day.tieout.sync(roster).ended(0, 3);
            withOtherRegister = day.finish(otherRegister);
        }
        assertThat(withOtherRoster).isNotEqualTo(plain);
        assertThat(withOtherRegister).isNotEqualTo(plain);
        for (After after : After.values()) {
            afterSync.put(after, after.isReplaced() ? withOtherRoster : plain);
            afterReconcile.put(after, after.isReplaced() ? withOtherRegister : plain);
        }
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

    static Stream<Arguments> writesAndAfters() {
        return Stream.of(0.0, 0.5, 1.0)
                .flatMap(share -> Stream.of(After.values()).map(after -> Arguments.of(share, after)));
    }

    static Stream<Arguments> momentsAndAfters() {
        Random random = new Random(2026);
        return IntStream.range(0, MOMENTS)
                .mapToObj(i -> Arguments.of(i, random.nextDouble(), After.values()[i % After.values().length]));
    }

    @ParameterizedTest(name = "after {0} of the writes, {1}")
    @MethodSource("writesAndAfters")
    void killedRightAfterAWriteNobodyIsCreatedTwice(double share, After after) throws Exception {
        int write = Math.max(1, (int) Math.round(writes * share));
        try (Day day = new Day("write-" + write + "-" + after, false)) {
            Child victim = day.tieout.start(Tieout.syncCommand(roster));
            day.tap.afterWrite(write, () -> killed(victim));
            victim.result(Duration.ofMinutes(3)).ended(137);
            assertThat(day.tap.writes()).isGreaterThanOrEqualTo(write);
            day.restart(after);
            day.tieout.sync(after.isReplaced() ? otherRoster : roster).ended(0, 3);
            assertThat(day.finish(register)).isEqualTo(afterSync.get(after));
        }
    }

    @ParameterizedTest(name = "{0}: at {1} of the time, {2}")
    @MethodSource("momentsAndAfters")
    void aSyncKilledAtAnyMomentEndsAsIfNothingHadHappened(int number, double share, After after) throws Exception {
        try (Day day = new Day("sync-" + number, number % 4 != 0)) {
            day.killAt(share, syncTime, Tieout.syncCommand(roster));
            day.restart(after);
            day.tieout.sync(after.isReplaced() ? otherRoster : roster).ended(0, 3);
            assertThat(day.finish(register)).isEqualTo(afterSync.get(after));
        }
    }

    @ParameterizedTest(name = "{0}: at {1} of the time, {2}")
    @MethodSource("momentsAndAfters")
    void aReconciliationKilledAtAnyMomentEndsAsIfNothingHadHappened(int number, double share, After after)
            throws Exception {
        try (Day day = new Day("reconcile-" + number, number % 4 != 0)) {
            day.tieout.sync(roster).ended(0, 3);
            day.killAt(share, reconcileTime, Tieout.reconcileCommand(OCTOBER, register));
            day.restart(after);
            assertThat(day.finish(after.isReplaced() ? otherRegister : register))
                    .isEqualTo(afterReconcile.get(after));
        }
    }

    private static void killed(Child victim) {
        try {
            victim.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An office, its far side, and the wire between the two. */
    private static final class Day implements AutoCloseable {

        private final Opened opened = new Opened();
        private final StandIn kota;
        private final Tap tap;
        private final Tieout tieout;

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
