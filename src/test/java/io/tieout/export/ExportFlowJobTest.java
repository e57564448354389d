package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.contribution.ContributionLines;
import io.tieout.reconciliation.AdjustmentChains;
import io.tieout.reconciliation.AgedBreaks;
import io.tieout.reconciliation.ChargeChanges;
import io.tieout.reconciliation.ProratedLines;
import io.tieout.reconciliation.ReconciliationRows;
import io.tieout.reconciliation.RegisterLines;
import io.tieout.reconciliation.ThreeWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
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
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The flow as the reconcile job runs it, over rows as the rooms before it leave them. */
class ExportFlowJobTest {

    private static ConfigurableApplicationContext spring;

    @TempDir
    Path out;

    private final JdbcClient db = spring.getBean(JdbcClient.class);
    private final InventedRuns runs = new InventedRuns(db);

    @BeforeAll
    static void start() {
        spring = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.batch.job.enabled=false",
                        "spring.batch.jdbc.initialize-schema=never",
                        "spring.flyway.enabled=false",
                        "spring.main.banner-mode=off")
                .run();
    }

    @AfterAll
    static void stop() {
        spring.close();
    }

    @BeforeEach
    void clear() {
        InventedRuns.clear(db);
    }

    @Test
    void a_settled_employer_gets_its_files_and_is_marked_done() throws Exception {
        long run = acme(1, "finalized");

        JobExecution execution = export(run, 1);

        assertThat(execution.getExitStatus()).isEqualTo(ExitStatus.COMPLETED);
        Path folder = out.resolve("2026-10/ACME/run-1");
        assertThat(names(folder))
                .containsExactly(
                        "breaks.csv",
                        "changes.csv",
                        "manifest.json",
                        "payroll-import.csv",
                        "reconciliation.csv",
                        "reconciliation.xlsx");
        assertThat(folder.resolve("reconciliation.csv")).content().isEqualTo("""
                        employer_ref,employer_id,external_customer_id,report_id,report_status,period,employee_ref,employee_id,currency,portion,charged,withheld,variance,status,causes,unexplained,opening_balance,closing_balance
                        ACME,er_1,,ctr_1,open,2026-10,007,ee_007,EUR,employee,82.10,80.00,2.10,BREAK,,2.10,0.00,2.10
                        ACME,er_1,,ctr_1,open,2026-10,007,ee_007,EUR,employer,50.00,50.00,0.00,MATCHED,,0.00,0.00,0.00
                        ACME,er_1,,ctr_1,open,2026-10,1200,ee_1200,EUR,employee,10.00,30.00,-20.00,EXPLAINED,ADJUSTMENT=-20.00,0.00,0.00,-20.00
                        """.replace("\n", "\r\n"));
        assertThat(folder.resolve("payroll-import.csv")).content().isEqualTo("""
                        employee_ref,pay_element,amount,currency,period,description
                        007,EE_HEALTH,82.10,EUR,2026-10,Kota health employee
                        007,ER_HEALTH,50.00,EUR,2026-10,Kota health employer
                        007,BIK_HEALTH,60.00,EUR,2026-10,Kota health taxable value
                        1200,EE_HEALTH,30.00,EUR,2026-10,Kota health employee
                        1200,EE_HEALTH_ADJ,-20.00,EUR,2026-10,Kota health employee adjustment
                        """.replace("\n", "\r\n"));
        assertThat(folder.resolve("breaks.csv"))
                .content()
                .contains("BREAK", "no set of causes")
                .doesNotContain("1200");
        assertThat(out.resolve("2026-10/ACME/latest.txt")).hasContent("1");
        assertThat(db.sql("select exported_at is not null from run_employer")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void an_open_report_gives_a_draft_that_is_never_called_an_instruction() throws Exception {
        export(acme(1, "open"), 1);
        long again = acme(2, "open");

        export(again, 2);

        ExportedFiles files = spring.getBean(Exports.class).of(again).get(0);
        assertThat(files.draft()).isTrue();
        assertThat(files.payrollImport())
                .hasFileName("payroll-import-draft.csv")
                .exists();
        assertThat(files.alreadyInstructedIn()).isNull();
    }

    @Test
    void the_same_final_instruction_a_second_time_is_noticed_and_the_csv_files_are_the_same_to_the_byte()
            throws Exception {
        export(acme(1, "open"), 1);
        export(acme(2, "finalized"), 2);
        long third = acme(3, "finalized");

        export(third, 3);

        assertThat(spring.getBean(Exports.class).of(third).get(0).alreadyInstructedIn())
                .isEqualTo(2);
        assertThat(out.resolve("2026-10/ACME/run-3/manifest.json"))
                .content()
                .contains("already instructed in run 2, do not import again");
        assertThat(out.resolve("2026-10/ACME/run-2/manifest.json")).content().doesNotContain("already instructed in");
        // What payroll did with the instruction of run 2 is new in run 3, and stands beside its breaks.
        for (String name : new String[] {"reconciliation.csv", "payroll-import.csv"}) {
            assertThat(out.resolve("2026-10/ACME/run-3/" + name))
                    .hasSameBinaryContentAs(out.resolve("2026-10/ACME/run-2/" + name));
        }
        assertThat(out.resolve("2026-10/ACME/latest.txt")).hasContent("3");
    }

    @Test
    void a_half_written_folder_is_finished_with_the_bytes_of_an_undisturbed_run() throws Exception {
        long run = acme(1, "finalized");
        export(run, 1);
        Path folder = out.resolve("2026-10/ACME/run-1");
        Map<String, byte[]> undisturbed = content(folder);
        forget(run);
        Files.delete(folder.resolve("manifest.json"));
        Files.delete(folder.resolve("reconciliation.xlsx"));
        Files.writeString(folder.resolve(".reconciliation.xlsx.part"), "half");
        Files.writeString(folder.resolve("breaks.csv"), "from a try that was cut off");

        export(run, 1);

        assertThat(content(folder)).usingRecursiveComparison().isEqualTo(undisturbed);
    }

    @Test
    void a_complete_folder_is_not_written_again_even_if_the_database_forgot_it() throws Exception {
        long run = acme(1, "finalized");
        export(run, 1);
        Path csv = out.resolve("2026-10/ACME/run-1/reconciliation.csv");
        var written = Files.getLastModifiedTime(csv);
        forget(run);
        Files.delete(out.resolve("2026-10/ACME/latest.txt"));

        export(run, 1);

        assertThat(Files.getLastModifiedTime(csv)).isEqualTo(written);
        assertThat(spring.getBean(Exports.class).of(run)).hasSize(1);
        assertThat(out.resolve("2026-10/ACME/latest.txt")).hasContent("1");
    }

    @Test
    void a_folder_that_another_database_completed_is_refused() throws Exception {
        export(acme(1, "finalized"), 1);
        Path csv = out.resolve("2026-10/ACME/run-1/reconciliation.csv");
        byte[] before = Files.readAllBytes(csv);
        clear();
        long stranger = acme(1, "finalized");

        JobExecution execution = export(stranger, 1);

        assertThat(execution.getExitStatus().getExitCode()).isEqualTo("FAILED");
        assertThat(execution.getAllFailureExceptions().get(0))
                .hasRootCauseMessage(out.resolve("2026-10/ACME/run-1")
                        + " already holds the complete files of another run (started 2026-11-02T10:00:00Z), probably of another"
                        + " database. Tieout never overwrites files that went out. Move that folder away or choose another one"
                        + " with --out, then give the same command.");
        assertThat(csv).hasBinaryContent(before);
    }

    @Test
    void an_employer_under_review_gets_a_manifest_that_says_so_and_no_figures() throws Exception {
        long run = acme(1, "finalized");
        db.sql("update run_employer set review = 'tax relief with the wrong sign', reconciled_at = null")
                .update();

        export(run, 1);

        Path folder = out.resolve("2026-10/ACME/run-1");
        assertThat(names(folder)).containsExactly("manifest.json");
        assertThat(folder.resolve("manifest.json")).content().contains("tax relief with the wrong sign");
        assertThat(folder.resolveSibling("latest.txt")).doesNotExist();
        assertThat(spring.getBean(Exports.class).of(run).get(0).review()).isEqualTo("tax relief with the wrong sign");
    }

    @Test
    void an_employer_that_failed_gets_no_folder_and_the_others_do() throws Exception {
        long run = acme(1, "finalized");
        runs.settled(run, "Ünfug/..", null);
        db.sql("update run_employer set failure = 'the report would not stand still' where employer_ref = 'ACME'")
                .update();

        JobExecution execution = export(run, 1);

        assertThat(execution.getExitStatus()).isEqualTo(ExitStatus.COMPLETED);
        assertThat(out.resolve("2026-10/ACME")).doesNotExist();
        assertThat(out.resolve("2026-10/%C3%9Cnfug%2F.%2E/run-1/payroll-import-draft.csv"))
                .exists();
        assertThat(execution.getStepExecutions().iterator().next().getWriteCount())
                .isEqualTo(1);
    }

    @Test
    void people_whom_no_roster_knows_are_left_out_of_the_import_and_counted() throws Exception {
        long run = acme(1, "finalized");
        long pull = db.sql("select id from pull").query(Long.class).single();
        runs.line(pull, "ACME", "ee_stranger", "employee", "gross_premium", false, "12.34");

        export(run, 1);

        Path folder = out.resolve("2026-10/ACME/run-1");
        assertThat(folder.resolve("payroll-import.csv")).content().doesNotContain("ee_stranger");
        assertThat(ManifestFile.read(folder.resolve("manifest.json"))
                        .payroll_import()
                        .left_out())
                .isEqualTo(new Manifest.LeftOut(1, List.of(new Manifest.LeftOutTotal("EUR", "employee", "12.34"))));
        assertThat(spring.getBean(Exports.class).of(run).get(0).peopleLeftOut()).isEqualTo(1);
    }

    /** Two people: one with a break, one with an adjustment that payroll has not taken. */
    private long acme(int number, String reportStatus) {
        long run = runs.run(number);
        runs.settled(run, "ACME", run);
        long pull = runs.pull(run, "ACME", "ctr_1", reportStatus);
        runs.line(pull, "ACME", "007", "employee", "gross_premium", false, "90.00");
        runs.line(pull, "ACME", "007", "employee", "tax_relief", false, "-7.90");
        runs.line(pull, "ACME", "007", "employer", "gross_premium", false, "60.00");
        runs.line(pull, "ACME", "007", "employer", "tax_relief", false, "-10.00");
        runs.line(pull, "ACME", "1200", "employee", "gross_premium", false, "30.00");
        runs.line(pull, "ACME", "1200", "employee", "gross_premium", true, "-20.00");
        runs.row(run, "ACME", "1200", "employee", "EXPLAINED", "10 30 -20 0 0 -20", "ADJUSTMENT=-20.00");
        runs.row(run, "ACME", "007", "employer", "MATCHED", "50 50 0 0 0 0", "");
        runs.row(run, "ACME", "007", "employee", "BREAK", "82.1 80 2.1 2.1 0 2.1", "");
        runs.register(run, "ACME", "007", "employee", "80");
        runs.register(run, "ACME", "007", "employer", "50");
        runs.register(run, "ACME", "1200", "employee", "30");
        return run;
    }

    private JobExecution export(long run, int number) throws Exception {
        spring.getBean(RunInputs.class).put(run, InventedRuns.inputs(out));
        return spring.getBean(JobOperator.class)
                .start(
                        spring.getBean(Job.class),
                        new JobParametersBuilder()
                                .addString("out", out + "/" + System.nanoTime())
                                .addLong("number", (long) number)
                                .addLong("run", run, false)
                                .toJobParameters());
    }

    private void forget(long run) {
        db.sql("update run_employer set exported_at = null where run_id = ?")
                .param(run)
                .update();
        db.sql("delete from exported where run_id = ?").param(run).update();
    }

    private static List<String> names(Path folder) throws IOException {
        return content(folder).keySet().stream().toList();
    }

    private static Map<String, byte[]> content(Path folder) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                content.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    @Configuration
    @EnableAutoConfiguration
    // Signing belongs to the faces: the flow that writes files never signs.
    @ComponentScan(
            excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SigningOff.class))
    @Import({
        ReconciliationRows.class,
        ThreeWays.class,
        AgedBreaks.class,
        AdjustmentChains.class,
        ProratedLines.class,
        ContributionLines.class,
        RegisterLines.class,
        ChargeChanges.class
    })
    static class Wiring {

        @Bean
        DataSource database() {
            return TestDatabase.fresh();
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
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-02T09:30:00Z"), ZoneOffset.UTC);
        }

        @Bean
        Job reconcile(JobRepository repository, Flow exportFlow) {
            return new JobBuilder("reconcile", repository)
                    .start(exportFlow)
                    .end()
                    .build();
        }
    }
}
