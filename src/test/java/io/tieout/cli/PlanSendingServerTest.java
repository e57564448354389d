package io.tieout.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.Application;
import io.tieout.TestDatabase;
import io.tieout.batch.ExitCode;
import io.tieout.batch.UsageException;
import io.tieout.console.PlanStarter;
import io.tieout.jobfile.JobFiles;
import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.ScheduledFile;
import io.tieout.standin.StandIn;
import io.tieout.standin.StandInOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the console's release of a plan does, with the job that made the plan, a real server and a stand-in of Kota. */
class PlanSendingServerTest {

    private static final String KEY = "pk_test_sending";

    @TempDir
    Path folder;

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void aPlanIsSentFromTheFilesItWasMadeOfAndOnlyFromThose() throws Exception {
        ScheduledFile file = job();
        try (StandIn kota = StandIn.start(StandInOptions.withKey(KEY));
                Session session = open(kota)) {
            ScheduledRun nightly = new ScheduledRun(session, file, false);
            PlanStarter sending = new PlanSending(session, List.of(file), false);
            assertThat(nightly.start(Clock.systemUTC().instant())).isIn(ExitCode.DONE, ExitCode.PEOPLE_NEEDED);
            leavers(20);
            assertThat(nightly.start(Clock.systemUTC().instant())).isEqualTo(ExitCode.GUARD);
            assertThat(offboarded()).as("a guard stopped it").isZero();

            assertThat(sending.of(run(2), 2))
                    .isEqualTo(new PlanStarter.Sending(
                            true, "sync --employers employers.csv --employees employees.csv --apply 2"));
            assertThatThrownBy(() -> sending.start(run(2), new PlanApproval(2, false, names("TIDE-IE/NOBODY"))))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("sends nothing for TIDE-IE/NOBODY");
            sending.start(run(2), new PlanApproval(2, false, names("TIDE-IE/0001")));
            ended(3);
            assertThat(offboarded()).as("the one who was named").isEqualTo(1);

            sending.start(run(2), new PlanApproval(2, true, names()));
            ended(4);
            assertThat(offboarded()).as("the plan is stale by now").isEqualTo(1);
            assertThat(stale(4)).isPositive();
            assertThat(sending.lastFailure()).isNull();

            assertThat(sending.of(run(4), 4).here()).as("a plan as well").isTrue();
            sending.start(run(4), new PlanApproval(4, true, names()));
            ended(5);
            assertThat(offboarded()).isEqualTo(20);

            Files.writeString(folder.resolve("employees.csv"), Files.readString(employees()) + "\n");
            assertThat(sending.of(run(4), 4).here()).as("the file is another").isFalse();
            assertThatThrownBy(() -> sending.start(run(4), new PlanApproval(4, true, names())))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("changed since");

            List<String> rows = Files.readAllLines(employees());
            Path mended = folder.resolve("mended.csv");
            Files.writeString(mended, rows.get(0) + "\n" + rows.get(30).replaceFirst("^[^,]+", "0999") + "\n");
            sending.mended(run(2), mended);
            ended(6);
            assertThat(jdbc.sql("select scope || ' ' || (select string_agg(employee_ref, ' ') from plan_row p"
                                    + " where p.run_id = run.id and action <> 'NONE') from run where number = 6")
                            .query(String.class)
                            .single())
                    .as("one row, and nobody is missing")
                    .startsWith("partial 0999");
        }
    }

    private ScheduledFile job() throws IOException {
        Path jobs = Files.createDirectory(folder.resolve("jobs"));
        Files.writeString(jobs.resolve("nightly.yml"), """
                kind: roster-sync
                name: nightly
                schedule: "0 0 4 1 1 *"
                input:
                  employers: %1$s/employers.csv
                  employees: %1$s/employees.csv
                  out: %1$s/out
                """.formatted(folder));
        Files.copy(Path.of("sample-data", "employers.csv"), folder.resolve("employers.csv"));
        Files.copy(Path.of("sample-data", "employees.csv"), employees());
        return JobFiles.scheduled(jobs).get(0);
    }

    private Path employees() {
        return folder.resolve("employees.csv");
    }

    /** The first rows of the file get a leave date. */
    private void leavers(int people) throws IOException {
        String day = LocalDate.now(Clock.systemUTC()).plusDays(5).toString();
        List<String> lines = Files.readAllLines(employees());
        StringBuilder file = new StringBuilder();
        int left = 0;
        for (String line : lines) {
            boolean leaves = left < people && line.endsWith(",,");
            left += leaves ? 1 : 0;
            file.append(leaves ? line.substring(0, line.length() - 2) + "," + day + "," : line)
                    .append('\n');
        }
        assertThat(left).isEqualTo(people);
        Files.writeString(employees(), file);
    }

    private Session open(StandIn kota) {
        return Session.open(
                Application.class,
                Map.of(
                        "kota.base-url", kota.baseUrl().toString(),
                        "kota.api-key", KEY,
                        "tieout.hash-key", "0123456789abcdef0123456789abcdef",
                        "spring.datasource.url", database.getURL(),
                        "spring.datasource.username", String.valueOf(database.getUser()),
                        "spring.datasource.password", String.valueOf(database.getPassword())),
                null,
                List.of("--spring.main.web-application-type=servlet", "--server.port=0", "--server.address=127.0.0.1"));
    }

    private static TreeSet<String> names(String... refs) {
        return new TreeSet<>(List.of(refs));
    }

    private long run(int number) {
        return jdbc.sql("select id from run where number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private long offboarded() {
        return jdbc.sql("select count(*) from intent where outcome = 'OFFBOARDED'")
                .query(Long.class)
                .single();
    }

    private long stale(int number) {
        return jdbc.sql("select count(*) from guard_finding where kind = 'STALE' and run_id = ?")
                .param(run(number))
                .query(Long.class)
                .single();
    }

    /** With its exit code, which is written last. */
    private void ended(int number) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (jdbc.sql("select count(*) from run where number = ? and status = 'COMPLETED' and exit_code is not null")
                        .param(number)
                        .query(Long.class)
                        .single()
                == 0) {
            assertThat(System.nanoTime()).as("run " + number + " never ended").isLessThan(end);
            LockSupport.parkNanos(20_000_000L);
        }
    }
}
