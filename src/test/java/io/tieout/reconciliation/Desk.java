package io.tieout.reconciliation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tieout.TestDatabase;
import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.payroll.Profile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** This room's flows on a PostgreSQL of their own, with the tables that other rooms fill in the test's hands. */
final class Desk implements AutoCloseable {

    static final ReconcileSettings SETTINGS = new ReconcileSettings(
            "test", null, Profile.CANONICAL, new BigDecimal("0.02"), 1, -1, ImportSettings.CANONICAL);

    private final HikariDataSource dataSource = pooled(TestDatabase.fresh());
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final Books books = new Books(jdbc);
    private final ConfigurableApplicationContext context;

    Desk() {
        context = new SpringApplicationBuilder(Room.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.batch.job.enabled", "false",
                        "spring.batch.jdbc.initialize-schema", "never",
                        "spring.main.banner-mode", "off",
                        "tieout.settle-rows", "10",
                        "logging.level.root", "warn"))
                .initializers(started -> started.getBeanFactory().registerSingleton("dataSource", dataSource))
                .run();
    }

    DataSource dataSource() {
        return dataSource;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Runs register and reconciliation; the same run again restarts it. */
    JobExecution run(long run, String period, Path out, Path... registers) {
        List<ReconcileInputs.Input> files = Arrays.stream(registers)
                .map(file -> new ReconcileInputs.Input(file, "sha of " + file.getFileName()))
                .toList();
        return run(run, new ReconcileInputs(YearMonth.parse(period), files, Set.of(), out, false, SETTINGS));
    }

    JobExecution run(long run, ReconcileInputs inputs) {
        bean(RunInputs.class).put(run, inputs);
        bean(Faults.class).beside.clear();
        try {
            return bean(JobOperator.class)
                    .start(
                            bean(Job.class),
                            new JobParametersBuilder()
                                    .addString("period", inputs.period().toString())
                                    .addLong("number", run)
                                    .addLong("run", run, false)
                                    .toJobParameters());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    JobExecution run(long run, String period) {
        return run(run, period, Path.of("unused"));
    }

    /** Every column of every row of a run, sorted, as one text per row. */
    List<String> rowsOf(long run) {
        return jdbc.sql("""
                        select r::text from (
                            select employer_ref, employee_ref, currency, portion, employer_id, employee_id,
                                external_customer_id, report_id, report_status, trim_scale(charged), trim_scale(withheld),
                                trim_scale(variance), status, causes, trim_scale(unexplained), trim_scale(opening),
                                trim_scale(closing), note
                            from reconciliation_row where run_id = ?) r
                        order by 1
                        """).param(run).query(String.class).list();
    }

    /** The next run fails in its n-th chunk after everything was written and before it is committed. */
    void failInChunk(int number) {
        bean(Faults.class).chunksUntilFailure = number;
    }

    /** The next run fails in a step that comes after the reconciliation. */
    void failAfterReconciliation() {
        bean(Faults.class).failAtEnd = true;
    }

    /** What the progress last told of something that went on beside a step, when that ended; -1 when it never did. */
    long toldBeside(String what) {
        return bean(Faults.class).told.getOrDefault(what, -1L);
    }

    private static HikariDataSource pooled(DataSource database) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(4);
        return new HikariDataSource(pool);
    }

    @Override
    public void close() {
        context.close();
        dataSource.close();
    }

    /** Fails on purpose, once. */
    static class Faults implements Progress {

        final Map<String, Long> told = new ConcurrentHashMap<>();
        private final Map<String, Long> beside = new ConcurrentHashMap<>();
        int chunksUntilFailure;
        boolean failAtEnd;

        @Override
        public void begin(String step, long total) {}

        @Override
        public synchronized void advance(long items) {
            if (chunksUntilFailure > 0 && --chunksUntilFailure == 0) {
                throw new IllegalStateException("failed on purpose");
            }
        }

        @Override
        public void advanceBeside(String what, long items) {
            beside.merge(what, items, Long::sum);
            advance(items);
        }

        @Override
        public void endBeside(String what) {
            Long items = beside.remove(what);
            told.put(what, items == null ? 0 : items);
        }

        @Override
        public void say(String line) {}

        @Override
        public void end() {}

        void atEnd() {
            if (failAtEnd) {
                failAtEnd = false;
                throw new IllegalStateException("failed on purpose");
            }
        }
    }

    @EnableAutoConfiguration
    @ComponentScan(basePackageClasses = ReconciliationJob.class)
    @Import(RunInputs.class)
    static class Room {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-02T08:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        Faults progress() {
            return new Faults();
        }

        @Bean
        Job reconcile(
                JobRepository jobRepository,
                PlatformTransactionManager transactions,
                Flow openingFlow,
                Flow registerFlow,
                Flow reconciliationFlow,
                Faults faults) {
            Step end = new StepBuilder("end", jobRepository)
                    .tasklet(
                            (contribution, context) -> {
                                faults.atEnd();
                                return null;
                            },
                            transactions)
                    .build();
            return new JobBuilder("reconcile", jobRepository)
                    .start(openingFlow)
                    .next(registerFlow)
                    .next(reconciliationFlow)
                    .next(end)
                    .end()
                    .build();
        }
    }
}
