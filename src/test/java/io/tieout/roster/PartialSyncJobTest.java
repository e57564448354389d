package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.ExitCode;
import io.tieout.jobfile.RosterSyncSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Refused rows, mended and sent back on their own. */
class PartialSyncJobTest extends RosterSyncTestCase {

    @Autowired
    private SyncReports reports;

    private final TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 10);

    private Path rejects;

    /** P1 is known and has a new address that is wrong; P11 and P12 are new and wrong. */
    @BeforeEach
    void threeRowsAreRefused() throws IOException {
        done(roster);
        kota.people().forEach(one -> kota.change(one.id(), "status", "active"));
        guards = new RosterSyncSettings.Guards(3, new BigDecimal("0.05"), 3, new BigDecimal("0.10"), 2);
        roster.people("E1", 11, 12)
                .with("P1", "email", "new at people.test")
                .with("P11", "email", "eleven at people.test")
                .with("P12", "email", "twelve at people.test");
        Sync refused = done(roster);
        rejects = refused.out().resolve("rejects-employees.csv");
        assertThat(Files.readAllLines(rejects)).hasSize(4);
        kota.calls.clear();
    }

    @Test
    void mended_rows_are_sent_and_the_whole_file_asks_for_nothing_more() throws IOException {
        mend(" at ", "@");

        Sync partial = partial(rejects);

        assertThat(kota.writes())
                .containsExactlyInAnyOrder("PUT " + id("P1") + " [email]", "POST employee P11", "POST employee P12");
        SyncReport report = reports.of(partial.run);
        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(report.employees().planned(PlanAction.MISSING)).isZero();
        assertThat(report.employers().planned(PlanAction.MISSING)).isZero();
        assertThat(partial.out().resolve("missing.csv")).doesNotExist();

        for (int number : new int[] {1, 11, 12}) {
            roster.of("P" + number).compute("email", (key, mail) -> mail.replace(" at ", "@"));
        }
        kota.calls.clear();
        done(roster);
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void rows_that_are_still_wrong_hold_up_no_other_and_are_written_once_more() throws IOException {
        mend("eleven at ", "eleven@");

        Sync partial = partial(rejects);

        assertThat(kota.writes()).containsExactly("POST employee P11");
        assertThat(reports.of(partial.run).exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);
        assertThat(Files.readAllLines(partial.out().resolve("rejects-partial-employees.csv")))
                .hasSize(3);
        assertThat(Files.readAllLines(rejects)).as("the file that was sent").hasSize(4);
    }

    @Test
    void nights_are_counted_by_whole_files_alone() throws IOException {
        roster.without("P9");
        done(roster);
        clock.forward(Duration.ofDays(1));
        mend(" at ", "@");

        partial(rejects);

        assertThat(nights("P9")).isEqualTo(1);
        done(roster);
        assertThat(nights("P9")).isEqualTo(2);
    }

    @Test
    void leavers_among_mended_rows_meet_the_guards() throws IOException {
        TestRoster leavers = new TestRoster().people("E1", 1, 4);
        leavers.employees.forEach(row -> row.put("leave_on", "2026-12-31"));

        Sync stopped = partial(leavers.employeesFile(folder.resolve("mended")));

        assertThat(kota.writes()).isEmpty();
        SyncReport report = reports.of(stopped.run);
        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARD);
        assertThat(report.trips()).anyMatch(text -> text.contains("4 people are to be offboarded"));
        assertThat(report.causes()).singleElement().asString().startsWith("4 of the 4 leave dates are 2026-12-31");
    }

    private int nights(String ref) {
        return db.sql("select missing_nights from employee where employee_ref = :ref")
                .param("ref", ref)
                .query(Integer.class)
                .single();
    }

    private void mend(String wrong, String right) throws IOException {
        Files.writeString(rejects, Files.readString(rejects).replace(wrong, right));
    }
}
