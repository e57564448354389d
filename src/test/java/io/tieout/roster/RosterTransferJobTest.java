package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.ExitCode;
import io.tieout.jobfile.RosterSyncSettings;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One ref at two employers: a person who moved, or two people. */
class RosterTransferJobTest extends RosterSyncTestCase {

    @Autowired
    private SyncReports reports;

    private final TestRoster roster =
            new TestRoster().employer("E1").employer("E2").people("E1", 1, 4).people("E2", 5, 6);

    @BeforeEach
    void sixPeopleAtKota() {
        done(roster);
        kota.people().forEach(one -> kota.change(one.id(), "status", "active"));
        kota.calls.clear();
    }

    @Test
    void who_is_in_the_file_at_another_employer_is_created_there_and_not_missing_here() throws Exception {
        roster.with("P1", "employer_ref", "E2");

        Sync moved = done(roster);

        assertThat(moved.plan()).containsOnlyKeys("E1/P1 MOVED", "E2/P1 CREATE");
        assertThat(moved.plan().get("E1/P1 MOVED")).startsWith("|moved to E2; nothing is sent for the record here");
        assertThat(kota.writes()).containsExactly("POST employee P1");
        assertThat(moved.out().resolve("missing.csv")).content().doesNotContain("P1");
        assertThat(reports.of(moved.run).exitCode()).isEqualTo(ExitCode.DONE);

        kota.calls.clear();
        assertThat(done(roster).plan()).containsOnlyKeys("E1/P1 MOVED");
        assertThat(kota.writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"date_of_birth, 1980-05-06", "national_tax_id, ANOTHER"})
    void another_birth_date_or_tax_id_is_another_person(String column, String value) {
        Sync two = done(roster.with("P1", "employer_ref", "E2").with("P1", column, value));

        assertThat(two.plan()).containsOnlyKeys("E1/P1 MISSING", "E2/P1 CREATE");
    }

    @Test
    void the_old_record_ends_by_its_own_leave_date() {
        String old = kota.people().stream()
                .filter(one -> one.metadata().get("id").equals("P1"))
                .findFirst()
                .orElseThrow()
                .id();
        roster.with("P1", "leave_on", "2027-01-31").person("E2", "P1", 1);

        Sync moved = done(roster);

        assertThat(moved.plan()).containsOnlyKeys("E1/P1 MOVED", "E1/P1 OFFBOARD", "E2/P1 CREATE");
        assertThat(kota.writes()).containsExactly("POST employee P1", "OFFBOARD " + old + " 2027-01-31T12:00:00Z");
        kota.calls.clear();
        assertThat(done(roster).plan()).isEmpty();
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void who_works_for_two_employers_at_once_has_not_moved() {
        roster.person("E2", "P1", 1);

        assertThat(done(roster).plan()).containsOnlyKeys("E2/P1 CREATE");
        assertThat(done(roster).plan()).isEmpty();
    }

    @Test
    void a_wrong_employer_in_every_row_is_stopped_and_what_was_released_does_not_trip_again() {
        guards = new RosterSyncSettings.Guards(3, new BigDecimal("0.05"), 3, new BigDecimal("0.10"), 2);
        List.of("P1", "P2", "P3", "P4").forEach(ref -> roster.with(ref, "employer_ref", "E2"));

        Sync stopped = done(roster);

        assertThat(kota.writes()).isEmpty();
        assertThat(reports.of(stopped.run).exitCode()).isEqualTo(ExitCode.GUARD);
        assertThat(reports.of(stopped.run).trips())
                .anyMatch(trip -> trip.contains("4 people"))
                .contains("Nobody of employer E1 is in the file any more");

        apply(roster, stopped.plan, true);
        assertThat(kota.writes()).hasSize(4);
        kota.calls.clear();
        assertThat(reports.of(done(roster).run).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(kota.writes()).isEmpty();
    }
}
