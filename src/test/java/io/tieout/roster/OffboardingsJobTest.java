package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.RunBusyException;
import io.tieout.batch.UsageException;
import io.tieout.database.RunLock;
import io.tieout.kota.KotaException.Code;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody orders by name: confirmed, sent once, and seen by the next sync. */
class OffboardingsJobTest extends RosterSyncTestCase {

    private static final String NAME = "MarkerE1 Ltd";

    @Autowired
    private Offboardings offboardings;

    @Autowired
    private DataSource dataSource;

    private final TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 3);

    @BeforeEach
    void threePeopleAtKota() {
        done(roster);
        kota.people().forEach(one -> kota.change(one.id(), "status", "active"));
        kota.calls.clear();
    }

    @Test
    void an_employer_ends_once_and_only_under_its_legal_name() {
        assertThat(offboardings.employer("E1")).isEqualTo(new Offboardings.Standing("pending", 3, false));
        assertThatThrownBy(() -> offboardings.offboardEmployer("E1", "MarkerE2 Ltd"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nothing was sent")
                .hasMessageNotContaining(NAME);
        assertThatThrownBy(() -> offboardings.employer("E7")).isInstanceOf(UsageException.class);
        assertThat(kota.writes()).isEmpty();

        assertThat(offboardings.offboardEmployer("E1", NAME).status()).isEqualTo("offboarding");
        assertThat(offboardings.employer("E1").over()).isTrue();
        offboardings.offboardEmployer("E1", "");

        assertThat(kota.writes()).containsExactly("OFFBOARD er_1");
    }

    @ParameterizedTest
    @CsvSource({"BEFORE, PT0S, 2, 1", "AFTER, PT0S, 1, 1", "BEFORE, PT2H, 2, 2", "AFTER, PT2H, 1, 1"})
    void after_a_lost_answer_kota_is_asked_first(FakeKota.Moment moment, Duration later, int calls, int keys) {
        kota.failAt(2, moment, Code.UNREACHABLE);
        assertThatThrownBy(() -> offboardings.offboardEmployer("E1", NAME)).isInstanceOf(UndecidedException.class);
        kota.wellAgain();
        clock.forward(later);

        offboardings.offboardEmployer("E1", NAME);

        assertThat(kota.writes()).hasSize(calls).containsOnly("OFFBOARD er_1");
        assertThat(db.sql("select count(*) from single_order")
                        .query(Integer.class)
                        .single())
                .isEqualTo(keys);
        assertThat(db.sql("select outcome from single_order order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("DONE");
    }

    @Test
    void a_leaver_stays_and_the_next_sync_has_nothing_to_do() {
        roster.with("P1", "leave_on", "2026-12-31");
        done(roster);
        kota.calls.clear();
        assertThatThrownBy(() -> offboardings.cancelOffboarding("P1", null, "P2"))
                .isInstanceOf(UsageException.class);
        assertThat(kota.writes()).isEmpty();

        assertThat(offboardings.cancelOffboarding("P1", "E1", "P1").over()).isTrue();
        offboardings.cancelOffboarding("P1", null, "P1");
        done(roster.with("P1", "leave_on", ""));

        assertThat(kota.writes()).containsExactly("CANCEL " + id("P1"));
    }

    @Test
    void nothing_is_ordered_beside_a_sync_and_the_sync_is_named() {
        roster.with("P1", "leave_on", "2026-12-31");
        done(roster);
        kota.calls.clear();
        try (RunLock sync = RunLock.tryAcquire(dataSource, "roster-sync/", "somebody else's sync")
                .orElseThrow()) {
            assertThat(sync.isHeld()).isTrue();
            assertThatThrownBy(() -> offboardings.offboardEmployer("E1", NAME))
                    .isInstanceOf(RunBusyException.class)
                    .hasMessageContaining("somebody else's sync")
                    .hasMessageContaining("Nothing was sent");
            assertThatThrownBy(() -> offboardings.cancelOffboarding("P1", null, "P1"))
                    .isInstanceOf(RunBusyException.class)
                    .hasMessageContaining("Nothing was sent");
            assertThat(kota.calls).isEmpty();
        }

        offboardings.cancelOffboarding("P1", null, "P1");
        assertThat(kota.writes()).containsExactly("CANCEL " + id("P1"));
    }

    @Test
    void an_employer_that_is_ending_gets_nobody_new() {
        offboardings.offboardEmployer("E1", NAME);
        kota.calls.clear();
        roster.people("E1", 4, 4);

        Sync sync = done(roster);

        assertThat(sync.plan().get("E1/P4 CANNOT")).contains("its employer is offboarding at Kota");
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void who_has_left_or_is_not_known_or_is_known_twice_is_refused() {
        roster.employer("E2").person("E2", "P1", 9);
        done(roster);
        kota.change(id("P2"), "status", "inactive");
        kota.calls.clear();

        assertThatThrownBy(() -> offboardings.cancelOffboarding("P1", null, "P1"))
                .hasMessageContaining("--employer");
        assertThatThrownBy(() -> offboardings.cancelOffboarding("P2", null, "P2"))
                .hasMessageContaining("left already");
        assertThatThrownBy(() -> offboardings.employee("P8", null)).isInstanceOf(UsageException.class);
        assertThat(kota.writes()).isEmpty();
    }
}
