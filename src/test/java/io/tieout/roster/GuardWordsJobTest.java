package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.jobfile.RosterSyncSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which limit was passed, and what the evidence says of why so many leave. */
class GuardWordsJobTest extends RosterSyncTestCase {

    private static final String CUSTOMER = "external_customer_id";

    @Autowired
    private SyncReports reports;

    private final TestRoster roster =
            new TestRoster().employer("E1").employer("E2").people("E1", 1, 10).people("E2", 11, 14);

    @BeforeEach
    void peopleAtKota() {
        for (int number = 1; number <= 10; number++) {
            roster.with("P" + number, CUSTOMER, number <= 4 ? "GROUP-A" : "GROUP-B");
        }
        done(roster);
        for (String id : kota.people().stream().map(one -> one.id()).toList()) {
            kota.change(id, "status", "active");
        }
        guards = new RosterSyncSettings.Guards(3, new BigDecimal("0.05"), 3, new BigDecimal("0.10"), 2);
        kota.calls.clear();
    }

    @Test
    void the_limit_that_was_passed_is_the_one_that_is_named() {
        leaving("2026-12-31", "P11", "P12", "P13");

        assertThat(stopped().trips())
                .containsExactly("At employer E2 3 people are to be offboarded, or to stay after all;"
                        + " that is more than half of an employer with 4 people at Kota");

        guards = new RosterSyncSettings.Guards(3, new BigDecimal("0.40"), 3, new BigDecimal("0.10"), 2);
        leaving("2026-12-31", "P1", "P2", "P3", "P4", "P5");
        assertThat(stopped().trips())
                .containsExactly(
                        "In the whole run 8 people are to be offboarded, or to stay after all;"
                                + " the limit is 5 (40 % of the 14 held at Kota)",
                        "At employer E1 5 people are to be offboarded, or to stay after all;"
                                + " the limit is 4 (40 % of the 10 held at Kota)",
                        "At employer E2 3 people are to be offboarded, or to stay after all;"
                                + " that is more than half of an employer with 4 people at Kota");
    }

    @Test
    void half_of_an_employer_within_seven_nights_is_named_as_that() {
        leaving("2026-12-31", "P11", "P12");
        done(roster);
        for (String ref : List.of("P11", "P12")) {
            kota.change(id(ref), "status", "offboarding");
        }
        clock.forward(Duration.ofDays(1));
        kota.calls.clear();
        leaving("2026-12-31", "P13");

        assertThat(stopped().trips())
                .containsExactly("At employer E2 1 people are to be offboarded, or to stay after all;"
                        + " with 2 others within the last seven nights that makes 3,"
                        + " more than half of an employer that had 4 people at Kota");
    }

    @Test
    void one_date_for_most_is_named() {
        leaving("2026-12-31", "P1", "P2", "P5", "P11");
        leaving("2026-12-30", "P6");

        assertThat(stopped().causes())
                .containsExactly("4 of the 5 leave dates are 2026-12-31, as when one date was filled down the column");
    }

    @Test
    void dates_that_differ_name_no_cause() {
        leaving("2026-12-31", "P1", "P2");
        leaving("2026-12-30", "P6");
        leaving("2026-12-29", "P7");

        assertThat(stopped().causes()).isEmpty();
    }

    @Test
    void a_pay_group_and_an_employer_that_leave_whole_are_named() {
        leaving("2026-12-31", "P1", "P2");
        leaving("2026-12-30", "P3", "P4");
        leaving("2026-12-29", "P11", "P12");
        leaving("2026-12-28", "P13", "P14");

        assertThat(stopped().causes())
                .containsExactly(
                        "everybody of E1 with external_customer_id GROUP-A is to leave (4), and others of that employer stay",
                        "everybody of employer E2 is to leave (4)");
    }

    @Test
    void leavers_of_earlier_times_are_named() {
        leaving("2026-08-31", "P1");
        leaving("2026-07-31", "P2");
        leaving("2026-06-30", "P5");
        leaving("2026-11-30", "P6");

        assertThat(stopped().causes())
                .containsExactly("3 of the 4 leave dates lie more than 30 days back, the earliest is 2026-06-30:"
                        + " the file holds leavers of earlier times whom Kota still covers");
    }

    @Test
    void dates_that_are_withdrawn_or_moved_by_as_many_days_are_named() {
        guards = WIDE;
        leaving("2026-12-31", "P1", "P2", "P5", "P6");
        done(roster);
        clock.forward(Duration.ofDays(8));
        guards = new RosterSyncSettings.Guards(1, new BigDecimal("0.05"), 3, new BigDecimal("0.10"), 2);
        kota.calls.clear();
        leaving("", "P1", "P2");
        leaving("2027-01-14", "P5", "P6");

        assertThat(stopped().causes())
                .containsExactly(
                        "2 leave dates that were sent are blank in this file: they were withdrawn, or the column was"
                                + " emptied on its way",
                        "2 leave dates that were sent are others in this file, each 14 days later",
                        "2 of the 2 leave dates are 2027-01-14, as when one date was filled down the column");
    }

    @Test
    void a_file_that_shrank_and_a_new_column_are_named_beside_the_leavers() {
        TestRoster without = new TestRoster().withoutColumn("leave_on");
        without.employers.addAll(roster.employers);
        without.employees.addAll(roster.employees);
        done(without);
        leaving("2026-12-31", "P1", "P2");
        leaving("2026-12-30", "P3", "P5");
        roster.without("P10");

        assertThat(stopped().causes())
                .anyMatch(text -> text.startsWith("the employees file has a leave_on column, and that of run "))
                .anyMatch(text ->
                        text.startsWith("the employees file has 13 rows; that of run ") && text.contains(" had 14"));
    }

    @Test
    void a_leave_date_column_that_is_not_there_any_more_is_said_and_the_dates_stay() {
        leaving("2026-12-31", "P1", "P2");
        Sync before = done(roster);
        kota.calls.clear();
        TestRoster without = new TestRoster().withoutColumn("leave_on");
        without.employers.addAll(roster.employers);
        without.employees.addAll(roster.employees);

        SyncReport report = reports.of(done(without).run);

        assertThat(kota.writes()).isEmpty();
        assertThat(report.warnings())
                .containsExactly("the employees file has no leave_on column, and that of run " + before.plan
                        + " had one. A column that is not there says nothing: nobody is offboarded and nobody stays after"
                        + " all by this file, and 2 people keep the leave date that was sent");
        assertThat(kota.people()).filteredOn(one -> one.offboard_on() != null).hasSize(2);
        assertThat(reports.of(done(roster).run).warnings()).isEmpty();
    }

    private SyncReport stopped() {
        SyncReport report = reports.of(done(roster).run);
        assertThat(kota.writes()).isEmpty();
        assertThat(report.trips()).isNotEmpty();
        return report;
    }

    private void leaving(String on, String... refs) {
        for (String ref : refs) {
            roster.with(ref, "leave_on", on);
        }
    }
}
