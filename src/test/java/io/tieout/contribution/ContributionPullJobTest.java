package io.tieout.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.batch.UsageException;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.kota.Contribution;
import io.tieout.kota.DatePeriod;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.kota.InFlight;
import io.tieout.kota.KotaException;
import io.tieout.payroll.Profile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A pull counts only when the report stood still; whatever happens, an employer has all lines or none. */
@SpringBootTest
class ContributionPullJobTest {

    @Autowired
    private JobOperator operator;

    @Autowired
    private Job pull;

    @Autowired
    private FakeReports kota;

    @Autowired
    private RunInputs inputs;

    @Autowired
    private JdbcClient jdbc;

    private long run;

    @BeforeEach
    void twoEmployers() {
        jdbc.sql("truncate run, employer, employee, pull, employee_breakdown, contribution_kind cascade")
                .update();
        kota.people.clear();
        kota.employerOf.clear();
        kota.metadata.clear();
        kota.figures.clear();
        kota.before = (operation, id, page) -> {};
        kota.hasNextPageLeftOut = false;
        kota.status = "open";
        jdbc.sql(
                        "insert into employer (employer_ref, kota_id, updated_at) values ('A', 'er_a', now()), ('B', 'er_b', now())")
                .update();
        kota.report("er_a", "ctr_a", 250);
        kota.report("er_b", "ctr_b", 3);
        run = jdbc.sql("insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)"
                        + " values ('reconcile', '2026-10', 'all', 1, '{}', '', 'STARTED', now()) returning id")
                .query(Long.class)
                .single();
        order(FakeReports.MONTH, Set.of());
    }

    @AfterEach
    void noKindOfLineOutlivesTheLines() {
        assertThat(jdbc.sql("select count(*) from contribution_kind k where not exists"
                                + " (select from contribution_line l where l.pull_id = k.pull_id)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void everyLineOfEveryPageIsStoredOnce() throws Exception {
        assertThat(start().getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(lines("A")).isEqualTo(500);
        assertThat(lines("B")).isEqualTo(6);
        assertThat(jdbc.sql("select sum(amount) from contribution_line where portion = 'employer'")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("25325.30");
        assertThat(states()).containsExactly("A COMPLETE v1 250 people 500 lines", "B COMPLETE v1 3 people 6 lines");
    }

    @Test
    void everyFieldOfEveryLineComesBackAsItWasSent() throws Exception {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            // Some notes are nobody else's, and nearly all people have more than one policy.
            List<Contribution> employer = List.of(
                    line("a" + i, "gross_premium", null, "100.10", "recurring", null, 10, "p_" + i),
                    line("b" + i, "tax", "ct_old" + i, "-0.50", "recurring", "note " + i, 9, "p_" + i % 3));
            List<Contribution> employee = i % 5 == 0
                    ? List.of()
                    : List.of(line("c" + i, "tax", i % 2 == 0 ? null : "ct_x", "7", "one_off", "Fee", 10, "p_" + i));
            kota.figures.put("ee_ctr_a_" + i, new EmployeeBreakdown.HealthInsurance(employer, employee));
            employer.forEach(line -> sent.add(text("employer", line)));
            employee.forEach(line -> sent.add(text("employee", line)));
        }

        assertThat(start().getStatus()).isEqualTo(BatchStatus.COMPLETED);

        assertThat(jdbc.sql(
                                "select concat_ws('|', portion, entry_id, category, member_type, adjustment,"
                                        + " coalesce(adjustment_for, 'null'), amount, type, coalesce(note, 'null'), cover_from,"
                                        + " cover_to, policy_id, reporting_month) from contribution_line where employer_ref = 'A'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(jdbc.sql("select count(*) from employee_breakdown where adjusted and employer_ref = 'A'"
                                + " and employer_charged = 99.60 and employer_lines = 2"
                                + " and employee_charged = 7 * employee_lines")
                        .query(Long.class)
                        .single())
                .isEqualTo(250);
    }

    private static Contribution line(
            String id,
            String category,
            @Nullable String adjustmentFor,
            String amount,
            String type,
            @Nullable String note,
            int month,
            String policy) {
        YearMonth of = YearMonth.of(2026, month);
        return new Contribution(
                "ct_" + id,
                category,
                id.startsWith("c") ? "partner_dependant" : "policyholder",
                adjustmentFor != null,
                adjustmentFor,
                new BigDecimal(amount),
                type,
                note,
                new DatePeriod(of.atDay(10), of.plusMonths(1).atDay(9)),
                policy,
                null,
                of.atDay(1));
    }

    private static String text(String portion, Contribution line) {
        return String.join(
                "|",
                portion,
                line.id(),
                line.category(),
                line.member_type(),
                line.adjustment() ? "t" : "f",
                String.valueOf(line.adjustment_for()),
                line.amount().toPlainString(),
                line.type(),
                String.valueOf(line.note()),
                line.cover_period().from_date().toString(),
                line.cover_period().to_date().toString(),
                line.policy_id(),
                line.reporting_month().toString());
    }

    @Test
    void withoutHasNextPageTheRunningCountDecides() throws Exception {
        kota.hasNextPageLeftOut = true;
        start();
        assertThat(lines("A")).isEqualTo(500);
    }

    @Test
    void aReportThatWasUpdatedWhileItWasReadIsReadAgain() throws Exception {
        AtomicInteger once = new AtomicInteger();
        kota.before = (operation, id, page) -> {
            if (operation.equals("page") && id.equals("ctr_a") && page == 2 && once.getAndIncrement() == 0) {
                kota.updated = kota.updated.plusSeconds(1);
            }
        };
        assertThat(start().getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(states())
                .containsExactly(
                        "A COMPLETE v1 250 people 500 lines",
                        "A DISCARDED v1 0 people 0 lines",
                        "B COMPLETE v1 3 people 6 lines");
        assertThat(lines("A")).isEqualTo(500);
    }

    @Test
    void aPageThatMovedIsNoticedAlthoughTheTimeStampStoodStill() throws Exception {
        AtomicInteger once = new AtomicInteger();
        kota.before = (operation, id, page) -> {
            if (operation.equals("page") && id.equals("ctr_a") && page == 3 && once.getAndIncrement() == 0) {
                // Somebody new at the head of the list pushes the last of page 2 onto page 3.
                kota.people.get("ctr_a").add(0, "ee_new");
            }
        };
        start();
        assertThat(lines("A")).isEqualTo(502);
    }

    @Test
    void aReportThatNeverStandsStillFailsItsEmployerAloneAndTheSameCommandTakesItUp() throws Exception {
        kota.before = (operation, id, page) -> {
            if (operation.equals("report") && id.equals("ctr_a")) {
                kota.updated = kota.updated.plusSeconds(1);
            }
        };
        JobExecution failed = start();
        assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(failed.getAllFailureExceptions())
                .anySatisfy(failure ->
                        assertThat(failure).hasMessageContaining("A: report ctr_a did not stand still in 5 readings"));
        assertThat(lines("A")).isZero();
        assertThat(lines("B")).isEqualTo(6);

        kota.before = (operation, id, page) -> {};
        int callsBefore = kota.calls.get();
        assertThat(start().getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(lines("A")).isEqualTo(500);
        assertThat(lines("B")).isEqualTo(6);
        // reports, three pages, report again, and the 253 strangers: no report of B is read again
        assertThat(kota.calls.get() - callsBefore).isEqualTo(5 + 253);
    }

    @Test
    void aRefusalOfOneEmployerDoesNotEndTheOthers() throws Exception {
        kota.before = (operation, id, page) -> {
            if (operation.equals("reports") && id.equals("er_b")) {
                throw new KotaException(
                        KotaException.Code.INTERNAL_ERROR, 500, "list reports: Kota failed (500)", null);
            }
        };
        assertThat(start().getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(lines("A")).isEqualTo(500);
        assertThat(jdbc.sql("select failure from run_employer where employer_ref = 'B'")
                        .query(String.class)
                        .single())
                .isEqualTo("list reports: Kota failed (500)");
    }

    @Test
    void aBrokenConnectionAnywhereLeavesNoHalfReadEmployerBehind() throws Exception {
        for (int breakAt = 0; breakAt < 9; breakAt++) {
            twoEmployers();
            AtomicInteger left = new AtomicInteger(breakAt);
            kota.before = (operation, id, page) -> {
                if (left.getAndDecrement() == 0) {
                    throw new KotaException(KotaException.Code.UNREACHABLE, 0, "nothing is listening", null);
                }
            };
            assertThat(start().getStatus()).isEqualTo(BatchStatus.FAILED);
            kota.before = (operation, id, page) -> {};
            assertThat(start().getStatus()).as("broken at call " + breakAt).isEqualTo(BatchStatus.COMPLETED);
            assertThat(lines("A")).isEqualTo(500);
            assertThat(lines("B")).isEqualTo(6);
        }
    }

    @Test
    void peopleOfTheRosterCarryTheirRefAndStrangersTheOneThatKotaHolds() throws Exception {
        jdbc.sql("insert into employee (employer_ref, employee_ref, kota_id, updated_at)"
                        + " values ('B', '0007', 'ee_ctr_b_0', now())")
                .update();
        kota.metadata.put("ee_ctr_b_1", Map.of("id", "0008"));
        kota.metadata.put("ee_ctr_b_2", null);
        start();
        assertThat(jdbc.sql("select distinct employee_ref || ' ' || in_roster from contribution_line"
                                + " where employer_ref = 'B' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("0007 true", "0008 false", "ee_ctr_b_2 false");
    }

    @Test
    void aFinalizedReportIsReadOnceAndItsLinesAreTakenOver() throws Exception {
        kota.status = "finalized";
        kota.people.keySet().forEach(report -> kota.people.get(report).forEach(id -> kota.metadata.put(id, null)));
        start();
        long first = run;
        // Somebody of B comes into the roster only now.
        jdbc.sql("insert into employee (employer_ref, employee_ref, kota_id, updated_at)"
                        + " values ('B', '0007', 'ee_ctr_b_0', now())")
                .update();
        AtomicInteger pages = new AtomicInteger();
        kota.before = (operation, id, page) -> pages.addAndGet(operation.equals("page") ? 1 : 0);

        nextRun();
        assertThat(start().getStatus()).isEqualTo(BatchStatus.COMPLETED);

        assertThat(pages).hasValue(0);
        assertThat(linesOf(run)).isEqualTo(linesOf(first)).hasSize(506);
        assertThat(jdbc.sql("select count(*) from contribution_line l join pull p on p.id = l.pull_id"
                                + " where p.run_id = ? and l.employee_ref = '0007' and l.in_roster")
                        .param(run)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);

        // Kota touched them all the same.
        kota.updated = kota.updated.plusSeconds(1);
        nextRun();
        start();
        assertThat(pages).hasValue(4);
    }

    @Test
    void anOpenReportIsReadEachTime() throws Exception {
        kota.people.keySet().forEach(report -> kota.people.get(report).forEach(id -> kota.metadata.put(id, null)));
        start();
        AtomicInteger pages = new AtomicInteger();
        kota.before = (operation, id, page) -> pages.addAndGet(operation.equals("page") ? 1 : 0);
        nextRun();
        start();
        assertThat(pages).hasValue(4);
    }

    private void nextRun() {
        run = jdbc.sql("insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)"
                        + " select 'reconcile', '2026-10', 'all', max(number) + 1, '{}', '', 'STARTED', now() from run"
                        + " returning id")
                .query(Long.class)
                .single();
        order(FakeReports.MONTH, Set.of());
    }

    /** All that Kota said, without what is ours. */
    private List<String> linesOf(long of) {
        return jdbc.sql("select (to_jsonb(l) - 'pull_id' - 'employee_ref' - 'in_roster')::text"
                        + " from contribution_line l join pull p on p.id = l.pull_id where p.run_id = ? order by 1")
                .param(of)
                .query(String.class)
                .list();
    }

    @Test
    void aPeriodWithoutAnyReportIsAMistakeInTheCommand() throws Exception {
        order(YearMonth.of(2031, 1), Set.of());
        assertThat(start().getAllFailureExceptions())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure).isInstanceOf(UsageException.class).hasMessageContaining("2031-01"));
    }

    @Test
    void anUnknownEmployerIsNamed() throws Exception {
        order(FakeReports.MONTH, Set.of("B", "0B"));
        assertThat(start().getAllFailureExceptions())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure).isInstanceOf(UsageException.class).hasMessageContaining("--employer 0B"));
    }

    private void order(YearMonth month, Set<String> employers) {
        ReconcileSettings settings = new ReconcileSettings(
                "test", null, Profile.CANONICAL, new BigDecimal("0.02"), 1, -1, ImportSettings.CANONICAL);
        inputs.put(run, new ReconcileInputs(month, List.of(), employers, Path.of("out"), false, settings));
    }

    private JobExecution start() throws Exception {
        return operator.start(
                pull,
                new JobParametersBuilder()
                        .addLong("number", run, true)
                        .addLong("run", run, false)
                        .toJobParameters());
    }

    private long lines(String employer) {
        return jdbc.sql("select count(*) from contribution_line where employer_ref = ?")
                .param(employer)
                .query(Long.class)
                .single();
    }

    private List<String> states() {
        return jdbc.sql("select employer_ref || ' ' || state || ' v' || version || ' ' || coalesce(breakdowns, 0)"
                        + " || ' people ' || coalesce(lines, 0) || ' lines' from pull order by 1")
                .query(String.class)
                .list();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan("io.tieout.contribution")
    static class Context {

        @Bean
        DataSource dataSource() {
            return TestDatabase.fresh();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-02T08:00:00Z"), java.time.ZoneOffset.UTC);
        }

        @Bean
        FakeReports kota() {
            return new FakeReports();
        }

        @Bean
        RunInputs runInputs() {
            return new RunInputs();
        }

        @Bean
        Progress progress() {
            return Progress.SILENT;
        }

        @Bean
        InFlight window() {
            return new OneByOne();
        }

        @Bean
        Job pull(
                JobRepository repository,
                PlatformTransactionManager transactions,
                JdbcClient jdbc,
                Flow pullFlow,
                Flow verdictFlow) {
            // Stands for everything between the pull and the verdict.
            Step written = new StepBuilder("written", repository)
                    .tasklet(
                            (contribution, context) -> {
                                jdbc.sql("update run_employer set exported_at = now() where pulled_at is not null")
                                        .update();
                                return RepeatStatus.FINISHED;
                            },
                            transactions)
                    .allowStartIfComplete(true)
                    .build();
            return new JobBuilder("pull", repository)
                    .start(pullFlow)
                    .next(written)
                    .next(verdictFlow)
                    .end()
                    .build();
        }
    }

    /** The narrowest window, so that the order of calls is the same each time. */
    static class OneByOne implements InFlight {

        @Override
        public <T> Results<T> inOrder(Iterator<? extends Callable<T>> calls) {
            return new Results<>() {
                @Override
                public boolean hasNext() {
                    return calls.hasNext();
                }

                @Override
                public T next() {
                    try {
                        return calls.next().call();
                    } catch (RuntimeException refused) {
                        throw refused;
                    } catch (Exception impossible) {
                        throw new IllegalStateException(impossible);
                    }
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {}
    }
}
