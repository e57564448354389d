package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asked to stop, the product stops soon and can go on; asked to do a thing twice at once, it does it once. */
@Tag("slow")
class StopBlackBoxTest {

    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final int PEOPLE = 2_000;
    private static final String[] RECONCILE = Tieout.reconcileCommand("2026-10");

    @TempDir
    Path folder;

    private final Opened opened = new Opened();
    private StandIn kota;
    private Tap tap;
    private Tieout tieout;
    private Tieout colleague;

    @BeforeEach
    void open() throws Exception {
        RosterFiles.write(folder, People.generate(3, PEOPLE, 3));
        kota = opened.add(new StandIn(folder));
        tap = opened.add(new Tap(kota.url()));
        Databases.Database database = Databases.empty();
        tieout = new Tieout(folder.resolve("office"))
                .against(tap.url(), StandIn.KEY)
                .on(database);
        colleague = opened.add(new Tieout(folder.resolve("colleague")))
                .against(tap.url(), StandIn.KEY)
                .on(database);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aStoppedSyncEndsWithinAMinuteAndTheSameCommandFinishesIt() throws Exception {
        Child first = tieout.start(Tieout.syncCommand(folder));
        tap.afterWrite(100, first::terminate);
        while (tap.writes() < 100 && !first.endsWithin(Duration.ofMillis(50))) {
            // people are being sent
        }
        first.result(A_MINUTE).ended(1).says("same command");
        assertThat(tap.writes()).as("writes before the stop").isBetween(100, PEOPLE);
        tieout.sync(folder).ended(0, 3);
        assertThat(new FarSide(kota.url(), StandIn.KEY).everybodyOnce()).hasSize(PEOPLE);
        int writes = tap.writes();
        tieout.sync(folder).ended(0, 3);
        assertThat(tap.writes()).as("a finished sync has nothing to send").isEqualTo(writes);
    }

    @Test
    void aStoppedReconciliationEndsWithinAMinuteAndTheSameCommandFinishesIt() throws Exception {
        tieout.sync(folder).ended(0, 3);
        Tap.Gate gate = tap.hold("employee_breakdowns", 3);
        Child first = tieout.start(RECONCILE);
        gate.awaitSomebody();
        first.terminate();
        gate.open();
        first.result(A_MINUTE).ended(1).says("same command");
        tieout.run(RECONCILE).ended(0, 3);
        assertThat(CsvFiles.latest(tieout.out(), java.time.YearMonth.of(2026, 10)))
                .isNotEmpty();
    }

    @Test
    void aSecondProcessOnTheSamePeriodIsRefusedNamingTheFirst() throws Exception {
        tieout.sync(folder).ended(0, 3);
        Tap.Gate gate = tap.hold("contribution_reports", 1);
        Child first = tieout.start(RECONCILE);
        gate.awaitSomebody();
        colleague.run(RECONCILE).ended(1).says("2026-10", "run");
        assertThat(first.isAlive()).isTrue();
        gate.open();
        first.result(Duration.ofMinutes(3)).ended(0, 3);
    }
}
