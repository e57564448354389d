package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.RunBusyException;
import io.tieout.batch.UsageException;
import io.tieout.database.RunLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who can use Kota's own pages, from Kota's lists alone. */
class ReadinessJobTest extends RosterSyncTestCase {

    private static final String CHECKS = "Kota's checks are not done, or the first day of benefits is ahead";

    @Autowired
    private ReadinessReports reports;

    @Autowired
    private DataSource dataSource;

    private String firstNight;
    private String secondDay;

    private final TestRoster roster =
            new TestRoster().employer("E2").employer("E1").people("E1", 1, 7).people("E2", 8, 9);

    @BeforeEach
    void peopleOfEveryState() {
        roster.with("P4", "leave_on", "2099-12-31");
        done(roster);
        firstNight = clock.instant().toString();
        clock.forward(Duration.ofDays(1));
        secondDay = clock.instant().toString();
        kota.companies().forEach(one -> kota.change(one.id(), "status", "active"));
        for (String ref : List.of("P1", "P6", "P8", "P9")) {
            kota.change(id(ref), "status", "active");
        }
        kota.change(id("P3"), "status", "restricted");
        kota.change(id("P5"), "status", "inactive");
        kota.change(id("P7"), "status", "=new()");
        kota.calls.clear();
    }

    @Test
    void everybody_who_is_not_gone_is_in_the_file_with_what_the_lists_say_now() throws Exception {
        kota.pagesOf(3);

        assertThat(reports.refresh()).isEqualTo(clock.instant());
        Path file = folder.resolve("later/readiness.csv");
        reports.write(file, List.of());

        assertThat(kota.calls)
                .containsExactlyInAnyOrder("GET employers 1", "GET employees 1", "GET employees 2", "GET employees 3");
        assertThat(Files.readString(file))
                .isEqualTo("employer_ref,employee_ref,employee_id,hosted,status,since,why\r\n"
                        + row("E1", "P1", "yes,active," + secondDay + ",")
                        + row("E1", "P2", "no,pending," + firstNight + ",\"" + CHECKS + "\"")
                        + row("E1", "P3", "no,restricted," + secondDay + ",restricted by Kota; ask Kota why")
                        + row("E1", "P4", "yes,offboarding," + firstNight + ",leaves on 2099-12-31")
                        + row("E1", "P6", "yes,active," + secondDay + ",")
                        + row("E1", "P7", "unknown,'=new()," + secondDay + ",a status that Tieout does not know")
                        + row("E2", "P8", "yes,active," + secondDay + ",")
                        + row("E2", "P9", "yes,active," + secondDay + ","));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void since_stays_that_of_the_first_sight_of_a_state() {
        reports.refresh();
        clock.forward(Duration.ofDays(3));
        reports.refresh();

        assertThat(waiting())
                .containsExactly(
                        "E1 P3 restricted " + secondDay, "E1 P2 pending " + firstNight, "E1 P7 =new() " + secondDay);
    }

    @Test
    void employers_are_counted_and_their_own_state_holds_for_their_people() {
        kota.change(companyOf("P8"), "status", "restricted");
        reports.refresh();

        assertThat(reports.employers(List.of()))
                .containsExactly(
                        new EmployerReadiness("E1", "active", 6, 3, 1, 1),
                        new EmployerReadiness("E2", "restricted", 2, 0, 0, 0));
        assertThat(reports.employers(List.of("E2")))
                .allMatch(EmployerReadiness::needsPeople)
                .hasSize(1);
        assertThat(reports.employers(List.of("E2")).get(0).others()).isEqualTo(2);
        List<String> why = new ArrayList<>();
        reports.waiting(List.of("E2"), person -> why.add(person.employeeRef() + ": " + person.why()));
        assertThat(why)
                .containsExactly("P8: its employer is restricted at Kota", "P9: its employer is restricted at Kota");
    }

    @Test
    void nothing_is_read_beside_a_sync_and_an_employer_that_nobody_knows_is_refused() {
        try (RunLock held =
                RunLock.tryAcquire(dataSource, "roster-sync/", "a test").orElseThrow()) {
            assertThat(held.isHeld()).isTrue();
            assertThatThrownBy(reports::refresh)
                    .isInstanceOf(RunBusyException.class)
                    .hasMessageContaining("a test");
        }
        assertThat(kota.calls).isEmpty();

        reports.checkKnown(List.of("E1", "E2"));
        assertThatThrownBy(() -> reports.checkKnown(List.of("E1", "E7")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("E7");
    }

    @Test
    void a_list_that_can_not_be_read_changes_no_file() throws Exception {
        Path file = folder.resolve("readiness.csv");
        reports.write(file, List.of());
        String before = Files.readString(file);
        kota.failAt(2, FakeKota.Moment.BEFORE, io.tieout.kota.KotaException.Code.UNREACHABLE);

        assertThatThrownBy(reports::refresh).isInstanceOf(io.tieout.kota.KotaException.class);
        assertThat(Files.readString(file)).isEqualTo(before);
        kota.wellAgain();
        reports.refresh();
        assertThat(waiting()).hasSize(3);
    }

    private List<String> waiting() {
        List<String> rows = new ArrayList<>();
        reports.waiting(
                List.of(),
                person -> rows.add(
                        String.join(" ", person.employerRef(), person.employeeRef(), person.status(), person.since())));
        return rows;
    }

    private String companyOf(String ref) {
        return kota.people().stream()
                .filter(one -> ref.equals(one.metadata().get("id")))
                .findFirst()
                .orElseThrow()
                .employer_id();
    }

    private String row(String employer, String ref, String rest) {
        return employer + "," + ref + "," + id(ref) + "," + rest + "\r\n";
    }
}
