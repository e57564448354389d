package io.tieout.roster;

import com.zaxxer.hikari.HikariDataSource;
import io.tieout.ManualClock;
import io.tieout.TestDatabase;
import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.jobfile.RosterSyncSettings;
import io.tieout.kota.InFlight;
import io.tieout.payroll.Profile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** The job on a real PostgreSQL, with Kota in memory and a clock that tests move. */
@SpringBootTest(
        classes = RosterSyncTestCase.Parts.class,
        properties = {
            "spring.batch.job.enabled=false",
            "spring.batch.jdbc.initialize-schema=never",
            "spring.flyway.enabled=false",
            "spring.main.banner-mode=off",
            "logging.level.root=warn",
            "kota.request-timeout=200ms",
            "tieout.hash-key=0123456789abcdef0123456789abcdef"
        })
abstract class RosterSyncTestCase {

    /** Without a stereotype, so that the application's own scan does not find it. */
    @EnableAutoConfiguration
    @Import({
        RosterSyncJob.class,
        RosterSyncParts.class,
        Hashing.class,
        io.tieout.database.Installation.class,
        Offboardings.class,
        PlanGuards.class,
        ReadinessReports.class,
        SyncReports.class
    })
    static class Parts {

        @Bean
        DataSource dataSource() {
            HikariDataSource pool = new HikariDataSource();
            // By its address, because the lock of a run is a session beside the pool.
            PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
            pool.setJdbcUrl(database.getURL());
            pool.setUsername(database.getUser());
            pool.setPassword(database.getPassword());
            pool.setMaximumPoolSize(4);
            return new LazyConnectionDataSourceProxy(pool);
        }

        @Bean
        RunInputs runInputs() {
            return new RunInputs();
        }

        @Bean
        ManualClock clock() {
            return new ManualClock("2026-11-10T02:00:00Z");
        }

        @Bean
        FakeKota kota(ManualClock clock) {
            return new FakeKota(clock);
        }

        @Bean
        InFlight window() {
            return InFlight.of(4);
        }

        @Bean
        Progress progress() {
            return Progress.SILENT;
        }
    }

    @Autowired
    JobOperator jobs;

    @Autowired
    Job rosterSync;

    @Autowired
    RunInputs runInputs;

    @Autowired
    FakeKota kota;

    @Autowired
    ManualClock clock;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    /** As large as can be, so that only the tests of guards meet them. */
    static final RosterSyncSettings.Guards WIDE =
            new RosterSyncSettings.Guards(1_000_000, BigDecimal.ONE, 1_000_000, BigDecimal.ONE, 7);

    RosterSyncSettings.Guards guards = WIDE;

    /** Whether people may be given new refs. */
    boolean rekey;

    private int number;

    @BeforeEach
    void emptyWorld() {
        kota.reset();
        db.sql(
                        "truncate single_order, run, employer, employee, installation, staged_employer, staged_employee, far_employer,"
                                + " far_employee, batch_job_instance cascade")
                .update();
    }

    private record Files(@Nullable Path employers, Path employees, boolean partial) {}

    /** One command: a run of its own, and a way to give it once more. */
    final class Sync {
        private final JobParameters parameters;
        final long run;
        final int plan;

        private Sync(TestRoster roster, boolean dryRun, BigDecimal maxRejectShare, @Nullable PlanApproval approval) {
            this(
                    place -> new Files(roster.employersFile(place), roster.employeesFile(place), false),
                    dryRun,
                    maxRejectShare,
                    approval);
        }

        private Sync(
                Function<Path, Files> roster,
                boolean dryRun,
                BigDecimal maxRejectShare,
                @Nullable PlanApproval approval) {
            number++;
            plan = number;
            Path place = folder.resolve("run-" + number);
            Files files = roster.apply(place);
            run = db.sql("""
                            insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)
                            values ('roster-sync', '', :scope, :number, '{}', '', 'STARTED', now()) returning id
                            """)
                    .param("scope", files.partial() ? "partial" : "all")
                    .param("number", number)
                    .query(Long.class)
                    .single();
            runInputs.put(
                    run,
                    new RosterSyncInputs(
                            files.employers(),
                            "",
                            files.employees(),
                            "",
                            files.partial(),
                            new RosterSyncSettings(
                                    "test",
                                    null,
                                    Profile.CANONICAL,
                                    Profile.CANONICAL,
                                    ZoneId.of("Europe/Dublin"),
                                    maxRejectShare,
                                    guards),
                            dryRun,
                            rekey,
                            place,
                            approval));
            parameters = new JobParametersBuilder()
                    .addString("kind", "roster-sync")
                    .addString("period", "")
                    .addString("scope", "all")
                    .addLong("number", (long) number)
                    .addLong("run", run, false)
                    .toJobParameters();
        }

        JobExecution go() {
            try {
                return jobs.start(rosterSync, parameters);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        Path out() {
            return runInputs.of(run, RosterSyncInputs.class).out();
        }

        Map<String, String> plan() {
            Map<String, String> rows = new TreeMap<>();
            db.sql("select employer_ref || '/' || employee_ref || ' ' || action as who, groups || '|' || reason as what"
                            + " from plan_row where run_id = :run")
                    .param("run", run)
                    .query(row -> {
                        rows.put(row.getString(1), row.getString(2));
                    });
            return rows;
        }

        long count(Subject subject, String action) {
            return db.sql(
                            "select count from plan_count where run_id = :run and subject = :subject and action = :action")
                    .param("run", run)
                    .param("subject", subject.word())
                    .param("action", action)
                    .query(Long.class)
                    .optional()
                    .orElse(0L);
        }
    }

    Sync sync(TestRoster roster) {
        return new Sync(roster, false, BigDecimal.ONE, null);
    }

    Sync dryRun(TestRoster roster) {
        return new Sync(roster, true, BigDecimal.ONE, null);
    }

    /** Sends the rows of one file of employees, without an employers file. */
    Sync partial(Path employees) {
        Sync sync = new Sync(place -> new Files(null, employees, true), false, new BigDecimal("0.02"), null);
        mustComplete(sync.go());
        ended(sync);
        return sync;
    }

    Sync syncAllowing(TestRoster roster, String maxRejectShare) {
        return new Sync(roster, false, new BigDecimal(maxRejectShare), null);
    }

    /** Applies a plan that somebody saw; without refs and {@code all} the guards still hold. */
    Sync apply(TestRoster roster, int plan, boolean all, String... refs) {
        Sync sync = new Sync(roster, false, BigDecimal.ONE, new PlanApproval(plan, all, new TreeSet<>(List.of(refs))));
        mustComplete(sync.go());
        ended(sync);
        return sync;
    }

    Sync applying(TestRoster roster, int plan, boolean all, String... refs) {
        return new Sync(roster, false, BigDecimal.ONE, new PlanApproval(plan, all, new TreeSet<>(List.of(refs))));
    }

    Sync done(TestRoster roster) {
        Sync sync = sync(roster);
        mustComplete(sync.go());
        ended(sync);
        return sync;
    }

    /** As the runner notes it. */
    void ended(Sync sync) {
        db.sql("update run set status = 'COMPLETED' where id = :run")
                .param("run", sync.run)
                .update();
    }

    static void mustComplete(JobExecution execution) {
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new AssertionError(
                    "ended " + execution.getStatus() + ": " + execution.getAllFailureExceptions(),
                    execution.getAllFailureExceptions().stream().findFirst().orElse(null));
        }
    }

    /** Kota's id of the person; people are created side by side, so it does not follow their order. */
    String id(String ref) {
        return kota.people().stream()
                .filter(one ->
                        one.metadata() != null && ref.equals(one.metadata().get("id")))
                .findFirst()
                .orElseThrow()
                .id();
    }

    List<String> refsAtKota() {
        return kota.people().stream()
                .map(one -> one.metadata().get("id"))
                .sorted()
                .toList();
    }
}
