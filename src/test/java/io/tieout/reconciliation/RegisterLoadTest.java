package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.payroll.UnusableFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

class RegisterLoadTest {

    private static final String HEADER =
            "employee_ref,employer_ref,pay_date,period,pay_run,pay_element,amount,currency\r\n";

    private static Desk desk;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        desk = new Desk();
        desk.books.employer("acme").employer("zeta");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void aRegisterIsLoadedWithItsControlTotals() throws IOException {
        Path file = register(
                "register.csv",
                "001,acme,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR",
                "001,acme,2026-10-28,2026-10,main,ER_HEALTH,90.00,EUR",
                "001,acme,2026-10-28,2026-10,main,BIK_HEALTH,150.00,EUR",
                "001,acme,2026-10-28,2026-10,main,GYM,25.00,EUR",
                "001,acme,2026-09-28,2026-09,main,EE_HEALTH,60.00,EUR",
                "002,zeta,2026-10-28,2026-10,main,EE_HEALTH,-5.00,GBP");
        long run = desk.books.run("2026-10");

        JobExecution execution = desk.run(run, "2026-10", folder, file);

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        StepExecution step = step(execution);
        assertThat(step.getReadCount()).as("lots of rows").isOne();
        assertThat(step.getWriteCount()).isOne();
        assertThat(step.getCommitCount()).isEqualTo(1);
        assertThat(step.getRollbackCount()).isZero();
        assertThat(desk.toldBeside("Reading the register")).isEqualTo(6);
        assertThat(loaded(run))
                .containsExactlyInAnyOrder(
                        "001 acme EE_HEALTH employee 60.00 EUR 0 2",
                        "001 acme ER_HEALTH employer 90.00 EUR 0 3",
                        "001 acme BIK_HEALTH - 150.00 EUR 0 4",
                        "001 acme GYM - 25.00 EUR 0 5",
                        "002 zeta EE_HEALTH employee -5.00 GBP 0 7");
        assertThat(loads(run)).containsExactly("acme 4", "zeta 1");
        assertThat(desk.bean(ReconciliationSummaries.class).registers(run))
                .singleElement()
                .satisfies(summary -> {
                    assertThat(summary.name()).isEqualTo("register.csv");
                    assertThat(summary.read()).isEqualTo(6);
                    assertThat(summary.accepted()).isEqualTo(5);
                    assertThat(summary.otherPeriods()).isEqualTo(1);
                    assertThat(summary.refused()).isZero();
                    assertThat(summary.rejects()).isNull();
                    assertThat(summary.elements())
                            .extracting(sum ->
                                    sum.payElement() + " " + sum.currency() + " " + sum.meaning() + " " + sum.amount())
                            .containsExactly(
                                    "BIK_HEALTH EUR left out 150.00",
                                    "EE_HEALTH EUR employee 60.00",
                                    "EE_HEALTH GBP employee -5.00",
                                    "ER_HEALTH EUR employer 90.00",
                                    "GYM EUR unmapped 25.00");
                });
    }

    @Test
    void rowsThatAllSayAnotherPayRunAndStandApartAreAllThere() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 6_000; i++) {
            rows.append("%03d,acme,2026-10-%02d,2026-10,R%d,EE_HEALTH,%d.25,EUR\r\n"
                    .formatted(i % 7, 1 + i % 28, i % 2_500, i));
        }
        Path file = Files.writeString(folder.resolve("many.csv"), rows);
        long run = desk.books.run("2026-10");

        assertThat(desk.run(run, "2026-10", folder, file).getStatus()).isEqualTo(BatchStatus.COMPLETED);

        assertThat(desk.jdbc.sql("""
                        select count(*) from register_row
                        where run_id = ? and employee_ref = lpad(((line - 2) % 7)::text, 3, '0')
                          and pay_date = date '2026-10-01' + ((line - 2) % 28)::int and pay_run = 'R' || (line - 2) % 2500
                          and amount = line - 2 + 0.25 and portion = 'employee' and file = 0
                        """).param(run).query(Integer.class).single()).isEqualTo(6_000);
        assertThat(desk.jdbc
                        .sql("select sum(employee_withheld) from register_person where run_id = ?")
                        .param(run)
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("17998500");
    }

    @Test
    void aRowOfAnUnknownEmployerIsRefusedIntoTheRejectsFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("large.csv"),
                HEADER + rows(1, 60) + "061,nobody,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR\r\n" + rows(62, 100));
        long run = desk.books.run("2026-10");

        assertThat(desk.run(run, "2026-10", folder, file).getStatus()).isEqualTo(BatchStatus.COMPLETED);

        assertThat(loaded(run)).hasSize(99);
        Path rejects = Path.of(
                desk.bean(ReconciliationSummaries.class).registers(run).get(0).rejects());
        assertThat(rejects.getParent()).isEqualTo(folder.resolve("2026-10"));
        assertThat(rejects.getFileName().toString()).matches("rejects-run-\\d+-large\\.csv");
        assertThat(Files.readAllLines(rejects))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("061,nobody,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR,62,employer_ref,nobody,");
    }

    @Test
    void aFileWithTooManyRejectsLoadsNothingButKeepsTheRejects() throws IOException {
        Path file = register(
                "bad.csv",
                "001,acme,2026-10-28,2026-10,main,EE_HEALTH,60.005,EUR",
                "002,acme,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR");
        long run = desk.books.run("2026-10");

        JobExecution execution = desk.run(run, "2026-10", folder, file);

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(step(execution).getFailureExceptions())
                .anySatisfy(failure -> assertThat(failure).hasRootCauseInstanceOf(UnusableFileException.class));
        assertThat(loads(run)).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("2026-10"))) {
            assertThat(files).singleElement().asString().endsWith("-bad.csv");
        }
    }

    @Test
    void aRegisterOfAnotherMonthIsNoRegisterOfThisOne() throws IOException {
        Path file = register("september.csv", "001,acme,2026-09-28,2026-09,main,EE_HEALTH,60.00,EUR");
        long run = desk.books.run("2026-10");

        JobExecution execution = desk.run(run, "2026-10", folder, file);

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(step(execution).getFailureExceptions().get(0))
                .rootCause()
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("september.csv: none of its 1 rows belongs to 2026-10");
        assertThat(loads(run)).isEmpty();
    }

    @Test
    void theSameFileInTwoRunsGivesTheSameRowsAndTheNewestLoadCounts() throws IOException {
        Path file = register("same.csv", "001,acme,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR");
        long first = desk.books.run("2026-10");
        desk.run(first, "2026-10", folder, file);
        long second = desk.books.run("2026-10");
        desk.run(second, "2026-10", folder, file);

        assertThat(loaded(second)).isEqualTo(loaded(first));
    }

    /** Rows and rejects of a load that failed in chunk k and was restarted, for every k. */
    @Test
    void aFailureInAnyChunkLeavesTheSameRowsTotalsAndRejectsAfterTheRestart() throws IOException {
        Path one = Files.writeString(
                folder.resolve("one.csv"),
                HEADER + rows(1, 7000) + "7001,acme,2026-10-28,2026-10,main,EE_HEALTH,1.234,EUR\r\n"
                        + rows(7002, 8000));
        Path two = Files.writeString(
                folder.resolve("two.csv"),
                HEADER + "0001,nobody,2026-10-28,2026-10,main,EE_HEALTH,1.00,EUR\r\n" + rows(2, 7000));
        long undisturbed = desk.books.run("2026-10");
        JobExecution execution = desk.run(undisturbed, "2026-10", folder, one, two);
        assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        int chunks = 4;
        assertThat(step(execution).getCommitCount()).isEqualTo(chunks);
        assertThat(desk.toldBeside("Reading the register")).isEqualTo(8000 + 7000);
        List<String> rows = loaded(undisturbed);
        assertThat(rows).hasSize(7999 + 6999);
        assertThat(loads(undisturbed)).containsExactly("acme " + (7999 + 6999));

        for (int chunk = 1; chunk <= chunks; chunk++) {
            long run = desk.books.run("2026-10");
            desk.failInChunk(chunk);
            assertThat(desk.run(run, "2026-10", folder, one, two).getStatus()).isEqualTo(BatchStatus.FAILED);
            // Rolled back with the chunk: without a transaction manager the failed chunk's rows would stay.
            assertThat(loaded(run))
                    .as("rows after the failure in chunk %d", chunk)
                    .hasSizeLessThanOrEqualTo(5000 * (chunk - 1));
            assertThat(loads(run)).as("half a load counts for nothing").isEmpty();

            assertThat(desk.run(run, "2026-10", folder, one, two).getStatus()).isEqualTo(BatchStatus.COMPLETED);
            assertThat(loaded(run)).isEqualTo(rows);
            assertThat(loads(run)).isEqualTo(loads(undisturbed));
            List<RegisterSummary> summaries =
                    desk.bean(ReconciliationSummaries.class).registers(run);
            List<RegisterSummary> expected =
                    desk.bean(ReconciliationSummaries.class).registers(undisturbed);
            for (int file = 0; file < 2; file++) {
                assertThat(summaries.get(file).elements())
                        .isEqualTo(expected.get(file).elements());
                assertThat(summaries.get(file).refused()).isEqualTo(1);
                assertThat(Path.of(summaries.get(file).rejects()))
                        .hasSameTextualContentAs(Path.of(expected.get(file).rejects()));
            }
        }
        try (Stream<Path> files = Files.list(folder.resolve("2026-10"))) {
            assertThat(files)
                    .as("nothing half written is left")
                    .noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private Path register(String name, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name), HEADER + String.join("\r\n", rows) + "\r\n");
    }

    private static String rows(int from, int to) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i <= to; i++) {
            rows.append("%04d,acme,2026-10-28,2026-10,main,EE_HEALTH,60.00,EUR\r\n".formatted(i));
        }
        return rows.toString();
    }

    private static StepExecution step(JobExecution execution) {
        return execution.getStepExecutions().stream()
                .filter(step -> step.getStepName().equals("loadRegister"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> loaded(long run) {
        return desk.jdbc.sql("""
                        select concat_ws(' ', employee_ref, employer_ref, pay_element, coalesce(portion, '-'), amount,
                            currency, file, line)
                        from register_row where run_id = ?
                        order by file, line
                        """).param(run).query(String.class).list();
    }

    private static List<String> loads(long run) {
        return desk.jdbc
                .sql(
                        "select employer_ref || ' ' || rows from register_load where run_id = ? and period = '2026-10' order by 1")
                .param(run)
                .query(String.class)
                .list();
    }
}
