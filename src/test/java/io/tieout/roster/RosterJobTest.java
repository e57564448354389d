package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.ExitCode;
import io.tieout.kota.Employee;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Autowired;

class RosterJobTest extends RosterSyncTestCase {

    @Test
    void a_first_sync_creates_everybody_with_ref_and_intent_in_the_metadata() {
        TestRoster roster = new TestRoster()
                .employer("E1")
                .employer("E2")
                .people("E1", 1, 7)
                .people("E2", 8, 10);

        Sync sync = done(roster);

        assertThat(sync.count(Subject.EMPLOYER, "CREATE")).isEqualTo(2);
        assertThat(sync.count(Subject.EMPLOYEE, "CREATE")).isEqualTo(10);
        assertThat(refsAtKota()).containsExactlyInAnyOrder("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10");
        Employee first = kota.people().stream()
                .filter(one -> one.metadata().get("id").equals("P1"))
                .findFirst()
                .orElseThrow();
        assertThat(first.first_name()).isEqualTo("Markerfirst1");
        assertThat(first.employer_id())
                .isEqualTo(db.sql("select kota_id from employer where employer_ref = 'E1'")
                        .query(String.class)
                        .single());
        assertThat(db.sql("select id::text from intent where employee_ref = 'P1'")
                        .query(String.class)
                        .single())
                .isEqualTo(first.metadata().get("tieout"));
        assertThat(db.sql("select kota_id from employee where employee_ref = 'P1'")
                        .query(String.class)
                        .single())
                .isEqualTo(first.id());
    }

    @Test
    void a_new_database_and_an_empty_kota_cost_two_calls_before_the_first_create() {
        done(new TestRoster().employer("E1").people("E1", 1, 1));

        assertThat(kota.calls)
                .containsExactly("GET employers 1", "GET employees 1", "POST employer E1", "POST employee P1");
    }

    @Test
    void a_second_sync_of_the_same_files_sends_nothing() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 5);
        done(roster);
        kota.calls.clear();

        Sync second = done(roster);

        assertThat(kota.writes()).isEmpty();
        assertThat(second.count(Subject.EMPLOYEE, "NONE")).isEqualTo(5);
        assertThat(second.count(Subject.EMPLOYER, "NONE")).isEqualTo(1);
    }

    @Test
    void one_changed_mail_address_is_one_update_with_that_field_alone() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 5);
        done(roster);
        kota.calls.clear();

        Sync second = done(roster.with("P3", "email", "new@people.test"));

        assertThat(kota.writes()).containsExactly("PUT " + idOf("P3") + " [email]");
        assertThat(second.plan()).containsExactly(Map.entry("E1/P3 UPDATE", "contact|"));
        kota.calls.clear();
        done(roster);
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void a_blank_cell_erases_nothing_and_clear_erases_what_may_be_erased() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 2);
        roster.with("P1", "line2", "Markerflat");
        done(roster);
        kota.calls.clear();

        done(roster.with("P1", "line2", "").with("P1", "phone_number", "").with("P1", "first_name", ""));
        assertThat(kota.writes()).isEmpty();

        done(roster.with("P1", "line2", "<clear>"));
        assertThat(kota.writes()).containsExactly("PUT " + idOf("P1") + " [home_address]");
        assertThat(person("P1").home_address().line2()).isNull();
        assertThat(person("P1").home_address().line1()).isEqualTo("1 Markerstreet");
    }

    @Test
    void an_address_keeps_at_kota_what_the_row_does_not_give() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 1);
        done(roster);
        kota.change(
                idOf("P1"),
                "home_address",
                new LinkedHashMap<>(Map.of(
                        "line1",
                        "1 Markerstreet",
                        "line2",
                        "from Kota",
                        "city",
                        "Markertown",
                        "postal_code",
                        "D02 X101",
                        "country_code",
                        "ie")));

        done(roster.with("P1", "city", "Newtown"));

        assertThat(person("P1").home_address().line2()).isEqualTo("from Kota");
        assertThat(person("P1").home_address().city()).isEqualTo("Newtown");
    }

    @Test
    void a_person_whom_kota_holds_already_is_linked_and_foreign_metadata_stays() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 1);
        done(roster);
        TestRoster more = roster.people("E1", 2, 2);
        String id = atKota("P2", "1971-03-06", "active");
        kota.calls.clear();

        Sync sync = done(more);

        assertThat(sync.plan()).containsKey("E1/P2 ADOPT");
        assertThat(kota.writes()).hasSize(1).allMatch(call -> call.startsWith("PUT " + id));
        assertThat(person("P2").metadata())
                .containsEntry("theirs", "kept")
                .containsEntry("id", "P2")
                .containsKey("tieout");
        assertThat(person("P2").email()).isEqualTo("marker2@people.test");
        kota.calls.clear();
        done(more);
        assertThat(kota.writes()).isEmpty();
    }

    @Test
    void nobody_is_linked_when_the_birth_date_differs_or_two_records_have_the_ref() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 1);
        done(roster);
        atKota("P2", "1950-01-01", "active");
        atKota("P3", "1971-03-07", "active");
        atKota("P3", "1971-03-07", "pending");
        atKota("P4", "1971-03-08", "inactive");
        kota.calls.clear();

        Sync sync = done(roster.people("E1", 2, 4));

        assertThat(sync.plan().get("E1/P2 CANNOT")).contains("another date_of_birth");
        assertThat(sync.plan().get("E1/P3 CANNOT")).contains("2 records");
        assertThat(sync.plan()).containsKey("E1/P4 CREATE");
        assertThat(kota.writes()).containsExactly("POST employee P4");
    }

    @Test
    void an_employer_whom_kota_holds_already_is_linked_and_its_people_with_it() {
        String employer = kota.add(
                false,
                Map.of(
                        "legal_name",
                        "Old name",
                        "legal_address",
                        Map.of("line1", "x", "city", "y", "postal_code", "z", "country_code", "ie"),
                        "contact",
                        Map.of("name", "n", "email", "e@e.test"),
                        "status",
                        "active",
                        "metadata",
                        new LinkedHashMap<>(Map.of("id", "E1", "theirs", "kept"))));
        atKota("P1", "1971-03-05", "active");

        Sync sync = done(new TestRoster().employer("E1").people("E1", 1, 2));

        assertThat(sync.plan()).containsKeys("E1/ ADOPT", "E1/P1 ADOPT", "E1/P2 CREATE");
        assertThat(kota.companies()).hasSize(1);
        assertThat(kota.companies().get(0).legal_name()).isEqualTo("MarkerE1 Ltd");
        assertThat(kota.companies().get(0).metadata()).containsEntry("theirs", "kept");
        assertThat(person("P2").employer_id()).isEqualTo(employer);
    }

    @Test
    void two_rows_with_one_ref_are_both_refused_and_so_are_people_of_an_unknown_employer() throws Exception {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 3);
        roster.person("E1", "P2", 22);
        roster.person("E9", "P9", 9);

        roster.with("P3", "email", "nonsense").people("E1", 4, 4);

        Sync sync = done(roster);

        assertThat(refsAtKota()).containsExactly("P1", "P4");
        assertThat(Files.readString(sync.out().resolve("rejects-employees.csv"))
                        .lines()
                        .skip(1))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("P2,E1,,Markerfirst22,")
                        .contains(",employee_ref,P2,\"stands in lines 3, 5 for the same employer"))
                .anySatisfy(line -> assertThat(line).contains(",employer_ref,E9,"))
                .anySatisfy(line -> assertThat(line).startsWith("P3,E1,").contains(",4,email,"));
        assertThat(sync.out().resolve("rejects-employers.csv")).doesNotExist();
        assertThat(db.sql("select refused from roster_file where run_id = :run and subject = 'employee'")
                        .param("run", sync.run)
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void two_refs_with_one_tax_id_are_a_warning() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 2);
        roster.with("P2", "national_tax_id", "MARKERTAX1");

        Sync sync = done(roster);

        assertThat(db.sql("select text from roster_warning where run_id = :run")
                        .param("run", sync.run)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("P1, P2")
                .contains("lines 2, 3");
        assertThat(refsAtKota()).containsExactly("P1", "P2");
    }

    @Test
    void a_file_with_too_many_refused_rows_is_refused_whole_and_nothing_is_sent() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 9);
        roster.with("P5", "email", "nonsense");

        JobExecution ended = syncAllowing(roster, "0.02").go();

        assertThat(ended.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(ended.getAllFailureExceptions()).anyMatch(e -> e instanceof io.tieout.payroll.UnusableFileException);
        assertThat(kota.calls).isEmpty();
    }

    @Test
    void a_dry_run_plans_and_leaves_nothing_to_send() {
        Sync sync = dryRun(new TestRoster().employer("E1").people("E1", 1, 3));
        mustComplete(sync.go());

        assertThat(sync.count(Subject.EMPLOYEE, "CREATE")).isEqualTo(3);
        assertThat(kota.writes()).isEmpty();
        assertThat(db.sql("select count(*) from intent").query(Long.class).single())
                .isZero();
    }

    @Test
    void a_person_who_lacks_a_required_field_cannot_be_created_and_the_others_are() {
        Sync sync = done(new TestRoster()
                .employer("E1")
                .people("E1", 1, 2)
                .with("P1", "email", "")
                .with("P1", "iban", ""));

        assertThat(sync.plan().get("E1/P1 CANNOT")).contains("email").doesNotContain("iban");
        assertThat(refsAtKota()).containsExactly("P2");
    }

    @Test
    void what_kota_cannot_change_is_reported_and_the_rest_is_sent() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 1);
        done(roster);
        kota.calls.clear();

        Sync sync = done(roster.with("P1", "date_of_birth", "1980-01-01").with("P1", "email", "x@people.test"));

        assertThat(kota.writes()).containsExactly("PUT " + idOf("P1") + " [email]");
        assertThat(sync.plan()).containsKey("E1/P1 UPDATE");
        assertThat(sync.plan().get("E1/P1 CANNOT")).contains("date_of_birth");
    }

    @Test
    void a_refused_start_date_does_not_hold_up_the_mail_address_and_is_not_tried_again_until_the_row_changes() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 1);
        done(roster);
        kota.calls.clear();
        kota.refuse(json -> json.contains("start_on") ? "INVALID_STATE" : null);

        done(roster.with("P1", "start_on", "2027-01-01").with("P1", "email", "x@people.test"));
        assertThat(kota.writes())
                .containsExactly("PUT " + idOf("P1") + " [email]", "PUT " + idOf("P1") + " [start_on]");
        kota.calls.clear();

        Sync held = done(roster);
        assertThat(kota.writes()).isEmpty();
        assertThat(held.plan().get("E1/P1 CANNOT")).contains("INVALID_STATE");

        kota.refuse(json -> null);
        done(roster.with("P1", "start_on", "2027-02-01"));
        assertThat(kota.writes()).containsExactly("PUT " + idOf("P1") + " [start_on]");
    }

    @Test
    void a_person_whom_kota_refuses_does_not_stop_the_others() {
        kota.refuse(json -> json.contains("Markerfirst2\"") ? "INVALID_REQUEST" : null);

        Sync sync = done(new TestRoster().employer("E1").people("E1", 1, 4));

        assertThat(refsAtKota()).containsExactly("P1", "P3", "P4");
        assertThat(db.sql("select outcome || ' ' || code || ' ' || detail from intent where employee_ref = 'P2'")
                        .query(String.class)
                        .single())
                .startsWith("REFUSED INVALID_REQUEST");
        assertThat(sync.count(Subject.EMPLOYEE, "CREATE")).isEqualTo(4);
    }

    @Test
    void leavers_are_offboarded_once_and_the_missing_are_counted_by_nights() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 3);
        done(roster);
        kota.calls.clear();
        roster.with("P1", "leave_on", "2026-12-31").without("P2");
        roster.person("E1", "P9", 9).put("leave_on", "2026-10-31");

        Sync first = done(roster);
        done(roster);
        clock.forward(Duration.ofDays(1));
        Sync next = done(roster);

        assertThat(kota.writes()).containsExactly("OFFBOARD " + idOf("P1") + " 2026-12-31T12:00:00Z");
        assertThat(first.plan().get("E1/P1 OFFBOARD")).contains("2026-12-31");
        assertThat(next.plan()).containsOnlyKeys("E1/P2 MISSING", "E1/P9 PAST_LEAVER");
        assertThat(db.sql("select missing_nights from employee where employee_ref = 'P2'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void every_sync_leaves_who_can_use_hosted() throws Exception {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 2);
        done(roster);
        kota.change(idOf("P1"), "status", "active");
        Sync second = done(roster);

        String now = clock.instant().toString();
        assertThat(Files.readString(second.out().resolve("readiness.csv")))
                .isEqualTo("employer_ref,employee_ref,employee_id,hosted,status,since,why\r\n"
                        + "E1,P1," + idOf("P1")
                        + ",no,active," + now + ",its employer is still pending at Kota\r\n"
                        + "E1,P2," + idOf("P2") + ",no,pending," + now + ",\"Kota's checks are not done, or"
                        + " the first day of benefits is ahead\"\r\n");
    }

    @Test
    void a_list_of_several_pages_is_read_whole() {
        done(new TestRoster().employer("E1").people("E1", 1, 23));
        kota.pagesOf(5);
        db.sql("truncate employer, employee, intent cascade").update();
        kota.calls.clear();

        Sync sync = done(new TestRoster().employer("E1").people("E1", 1, 23));

        assertThat(sync.count(Subject.EMPLOYEE, "ADOPT")).isEqualTo(23);
        assertThat(kota.calls.stream().filter(call -> call.startsWith("GET employees ")))
                .hasSize(5);
    }

    @Test
    void the_report_of_a_run_tells_what_was_planned_and_what_came_of_it() {
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 4).with("P4", "leave_on", "2026-12-31");
        kota.refuse(json -> json.contains("Markerfirst2\"") ? "INVALID_REQUEST" : null);
        Sync sync = done(roster);

        SyncReport report = reports.of(sync.run);
        assertThat(report.employers().created()).isEqualTo(1);
        assertThat(report.employees().rows()).isEqualTo(4);
        assertThat(report.employees().planned(PlanAction.CREATE)).isEqualTo(4);
        assertThat(report.employees().planned(PlanAction.OFFBOARD)).isEqualTo(1);
        assertThat(report.employees().created()).isEqualTo(3);
        assertThat(report.employees().failed()).isEqualTo(1);
        assertThat(report.exitCode()).isEqualTo(ExitCode.PEOPLE_NEEDED);

        List<String> planned = new ArrayList<>();
        reports.planned(sync.run, row -> planned.add(row.action() + " " + row.employerRef() + "/" + row.employeeRef()));
        assertThat(planned)
                .containsExactly(
                        "CREATE E1/", "CREATE E1/P1", "CREATE E1/P2", "CREATE E1/P3", "CREATE E1/P4", "OFFBOARD E1/P4");
        List<FailedChange> failed = new ArrayList<>();
        reports.failed(sync.run, failed::add);
        assertThat(failed).singleElement().satisfies(one -> {
            assertThat(one.employeeRef()).isEqualTo("P2");
            assertThat(one.detail()).contains("INVALID_REQUEST");
        });
        assertThat(reports.of(done(new TestRoster().employer("E1").people("E1", 1, 1)).run)
                        .exitCode())
                .isEqualTo(ExitCode.DONE);
    }

    @Autowired
    private SyncReports reports;

    private String atKota(String ref, String birthDate, String status) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.putAll(Map.of(
                "employer_id",
                "er_1",
                "first_name",
                "A",
                "last_name",
                "B",
                "date_of_birth",
                birthDate,
                "sex_at_birth",
                Integer.parseInt(ref.substring(1)) % 2 == 0 ? "female" : "male",
                "national_tax_id",
                "X",
                "status",
                status));
        fields.put("start_on", "2026-12-01");
        fields.put("home_address", Map.of("line1", "x", "city", "y", "postal_code", "z", "country_code", "ie"));
        fields.put("metadata", new LinkedHashMap<>(Map.of("id", ref, "theirs", "kept")));
        return kota.add(true, fields);
    }

    private Employee person(String ref) {
        List<Employee> found = kota.people().stream()
                .filter(one -> ref.equals(one.metadata().get("id")))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private String idOf(String ref) {
        return person(ref).id();
    }
}
