package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

class ThreeWayTest {

    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void theRegisterIsHeldAgainstTheLastFinalImportBeforeIt() {
        long first = charged("tri", "lost 60", "twice 60", "altered 60", "taken 60", "moved 60", "refund -8");
        exported(first, "tri", false, "sha-1");
        // A draft is no instruction, and the same import once more is still that of the first run.
        exported(charged("tri", "lost 99"), "tri", true, "sha-2");
        exported(
                charged("tri", "lost 60", "twice 60", "altered 60", "taken 60", "moved 60", "refund -8"),
                "tri",
                false,
                "sha-1");
        long run = charged("tri", "lost 60", "twice 60", "altered 60", "taken 60", "moved 61", "refund -8");
        desk.books.register(run, "tri", "2026-10");
        for (String row : List.of(
                "twice 60", "twice 60", "altered 59.50", "taken 40", "taken 20", "moved 60", "refund -16", "own 5")) {
            desk.books.withheld(run, "tri", row.split(" ")[0], row.split(" ")[1]);
        }
        assertThat(desk.run(run, "2026-10").getStatus()).isEqualTo(BatchStatus.COMPLETED);
        // What this run itself tells payroll went out after the register was there.
        exported(run, "tri", false, "sha-3");

        List<ThreeWay> told = new ArrayList<>();
        desk.bean(ThreeWays.class).forEach(run, "tri", told::add);

        assertThat(told.stream().map(one -> one.employeeRef() + " " + one.outcome()))
                .containsExactly(
                        "altered ALTERED",
                        "lost LOST",
                        "moved TAKEN",
                        "own NOT_INSTRUCTED",
                        "refund TAKEN_TWICE",
                        "taken TAKEN",
                        "twice TAKEN_TWICE");
        int number = desk.jdbc
                .sql("select number from run where id = ?")
                .param(first)
                .query(Integer.class)
                .single();
        assertThat(told).extracting(ThreeWay::instructedIn).containsOnly(number);
        assertThat(told.get(1).words())
                .isEqualTo("Run " + number + " instructed 60.00 EUR and payroll took nothing: the instruction was lost."
                        + " Check that the import was loaded whole.");
        assertThat(told.get(0).words()).contains("took 59.50 EUR: it was altered by -0.50 EUR");
        assertThat(told.get(6).words()).contains("took it 2 times");
        assertThat(told.get(2).words()).endsWith("payroll took it. Kota charges 61.00 EUR by now.");
        assertThat(desk.bean(ThreeWays.class).count(run, "tri"))
                .containsEntry(ThreeWay.Outcome.TAKEN_TWICE, 2L)
                .containsEntry(ThreeWay.Outcome.LOST, 1L);
        assertThat(desk.bean(ThreeWays.class).of(YearMonth.of(2026, 10), "tri", "lost"))
                .singleElement()
                .satisfies(one -> assertThat(one.outcome()).isEqualTo(ThreeWay.Outcome.LOST));

        long again = charged("tri", "lost 60");
        assertThat(desk.run(again, "2026-10").getStatus()).isEqualTo(BatchStatus.COMPLETED);
        told.clear();
        desk.bean(ThreeWays.class).forEach(again, "tri", told::add);
        assertThat(told)
                .as("the register is still the one that came after run 1")
                .hasSize(7);
    }

    @Test
    void aRegisterThatIsLoadedAgainIsNotHeldAgainstWhatWentOutAfterItFirstCame() {
        long first = withRegister("again", "a 60", "same file");
        exported(first, "again", false, "sha-1");
        long second = withRegister("again", "a 60", "same file");
        List<ThreeWay> told = new ArrayList<>();
        desk.bean(ThreeWays.class).forEach(second, "again", told::add);
        assertThat(told).isEmpty();

        long other = withRegister("again", "a 60", "another file");
        desk.bean(ThreeWays.class).forEach(other, "again", told::add);
        assertThat(told)
                .singleElement()
                .satisfies(one -> assertThat(one.outcome()).isEqualTo(ThreeWay.Outcome.TAKEN));
    }

    private static long withRegister(String employer, String line, String sha) {
        long run = charged(employer, line);
        desk.books.register(run, employer, "2026-10").withheld(run, employer, line.split(" ")[0], line.split(" ")[1]);
        desk.jdbc
                .sql("insert into register_file (run_id, file, name, sha256) values (?, 0, 'r.csv', ?)")
                .params(run, sha)
                .update();
        assertThat(desk.run(run, "2026-10").getStatus()).isEqualTo(BatchStatus.COMPLETED);
        return run;
    }

    private static long charged(String employer, String... lines) {
        long run = desk.books.run("2026-10");
        long pull = desk.books.pulled(run, employer, "2026-10");
        for (String line : lines) {
            String[] words = line.split(" ");
            desk.books.line(
                    pull,
                    employer,
                    words[0],
                    "employee",
                    "EUR",
                    "gross_premium",
                    words[1],
                    words[1].startsWith("-"),
                    "recurring",
                    "2026-10");
        }
        return run;
    }

    private static void exported(long run, String employer, boolean draft, String sha) {
        desk.jdbc.sql("""
                        insert into exported (run_id, employer_ref, period, folder, draft, import_sha256, import_lines,
                            left_out_people)
                        values (?, ?, '2026-10', '/nowhere', ?, ?, 1, 0)
                        """).params(run, employer, draft, sha).update();
    }
}
