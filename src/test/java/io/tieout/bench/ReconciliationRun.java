package io.tieout.bench;

import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.export.CsvsOfRun;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.kota.InFlight;
import io.tieout.kota.KotaProperties;
import io.tieout.payroll.Profile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The product's side of the benchmark, in a process of its own: register, pull, reconciliation and CSV files by the
 * product's own steps, with pages out of a file where Kota would answer. Prints one line for each figure.
 */
final class ReconciliationRun {

    private static final ReconcileSettings SETTINGS = new ReconcileSettings(
            "benchmark", null, Profile.CANONICAL, new BigDecimal("0.02"), 1, -1, ImportSettings.CANONICAL);

    private ReconciliationRun() {}

    /** Arguments: the folder of the files, the folder to write to, and "all" to write all files of a run as well. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        boolean all = arguments.length > 2 && arguments[2].equals("all");
        PeakHeap heap = PeakHeap.watch();
        try (FilePages pages = new FilePages(folder);
                ConfigurableApplicationContext context = start(pages)) {
            print("start", ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
            long run = newRun(context.getBean(JdbcClient.class));
            inputs(context.getBean(RunInputs.class), run, folder, out);
            long begin = System.nanoTime();
            execute(context, "reconcile", run);
            long reconciled = System.nanoTime();
            long rows = new CsvsOfRun(
                            context, new TransactionTemplate(context.getBean(PlatformTransactionManager.class)))
                    .write(run, out);
            long written = System.nanoTime();
            print("csv", (written - reconciled) / 1e9);
            print("total", (written - begin) / 1e9);
            print("cpu", processSeconds());
            print("rows", rows);
            print("heap", heap.megabytes());
            print("resident", peakResident() / 1e3);
            if (all) {
                execute(context, "writeAll", run);
            }
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext start(FilePages pages) {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().registerSingleton("kota", pages))
                .run();
    }

    private static long newRun(JdbcClient jdbc) {
        return jdbc.sql("""
                        insert into run (kind, period, scope, number, inputs, inputs_sha256, status, started_at)
                        values ('reconcile', ?, 'all', 1, '[]', '', 'STARTED', now()) returning id
                        """).param(InventedMonth.PERIOD).query(Long.class).single();
    }

    private static void inputs(RunInputs inputs, long run, Path folder, Path out) {
        inputs.put(
                run,
                new ReconcileInputs(
                        YearMonth.parse(InventedMonth.PERIOD),
                        List.of(new ReconcileInputs.Input(folder.resolve("register.csv"), "unused")),
                        Set.of(),
                        out,
                        false,
                        SETTINGS));
    }

    private static void execute(ConfigurableApplicationContext context, String job, long run) throws Exception {
        JobExecution execution = context.getBean(JobOperator.class)
                .start(
                        context.getBean(job, Job.class),
                        new JobParametersBuilder()
                                .addString("period", InventedMonth.PERIOD)
                                .addLong("run", run, false)
                                .addLong("number", 1L, false)
                                .toJobParameters());
        execution.getStepExecutions().forEach(step -> {
            Duration took = Duration.between(step.getStartTime(), step.getEndTime());
            print("step " + step.getStepName(), took.toMillis() / 1e3);
        });
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(
                    job + " ended " + execution.getStatus() + ": " + execution.getAllFailureExceptions());
        }
    }

    private static double processSeconds() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
    }

    /** In kilobytes; 0 where the system does not say. */
    private static double peakResident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!java.nio.file.Files.exists(status)) {
            return 0;
        }
        return java.nio.file.Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static void print(String name, double value) {
        System.out.println(String.format(Locale.ROOT, "%s=%.3f", name, value));
    }

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"io.tieout.contribution", "io.tieout.reconciliation", "io.tieout.export"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|Desk)(\\$.*)?"))
    @Import(RunInputs.class)
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Progress progress() {
            return Progress.SILENT;
        }

        @Bean(destroyMethod = "close")
        InFlight window() {
            return InFlight.of(
                    KotaProperties.of("http://127.0.0.1:1", "pk_test_unused").inFlight());
        }

        @Bean
        Job reconcile(JobRepository jobRepository, Map<String, Flow> flows) {
            return new JobBuilder("reconcile", jobRepository)
                    .start(flows.get("openingFlow"))
                    .next(flows.get("readingPlanFlow"))
                    .next(new FlowBuilder<Flow>("loadingFlow")
                            .start(flows.get("registerFlow"))
                            .split(new SimpleAsyncTaskExecutor("load-"))
                            .add(flows.get("readingFlow"))
                            .build())
                    .next(flows.get("readingEndFlow"))
                    .next(flows.get("reconciliationFlow"))
                    .end()
                    .build();
        }

        @Bean
        Job writeAll(JobRepository jobRepository, Map<String, Flow> flows) {
            return new JobBuilder("writeAll", jobRepository)
                    .start(flows.get("exportFlow"))
                    .end()
                    .build();
        }
    }
}
