package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

/** A person who was given a new ref between two periods keeps what was open. */
class RenumberedBalanceTest {

    private static Desk desk;
    private static Books books;

    @BeforeAll
    static void open() {
        desk = new Desk();
        books = desk.books;
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void theOpeningBalanceFollowsTheRecordAtKotaToItsNewRef() {
        long september = books.run("2026-09");
        long pull = books.pulled(september, "acme", "2026-09");
        books.register(september, "acme", "2026-09");
        for (String ref : List.of("00031", "00032", "00033")) {
            books.employee("acme", ref).line(pull, "acme", ref, "5.00", "2026-09");
        }
        completed(september, "2026-09");
        // 33 is somebody new, who got the ref that was free.
        books.employee("acme", "33");
        desk.jdbc
                .sql("update employee set employee_ref = '31' where employee_ref = '00031'")
                .update();

        long october = books.run("2026-10");
        pull = books.pulled(october, "acme", "2026-10");
        books.register(october, "acme", "2026-10");
        books.line(pull, "acme", "31", "60.00", "2026-10").withheld(october, "acme", "31", "65.00");
        books.line(pull, "acme", "32", "60.00", "2026-10").withheld(october, "acme", "32", "60.00");
        books.line(pull, "acme", "33", "60.00", "2026-10").withheld(october, "acme", "33", "60.00");
        completed(october, "2026-10");

        assertThat(desk.jdbc
                        .sql("select employee_ref || ' ' || status || ' ' || trim_scale(opening) || ' '"
                                + " || trim_scale(closing) from reconciliation_row where run_id = ?")
                        .param(october)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "31 EXPLAINED 5 0",
                        "32 MATCHED 0 0",
                        "00032 CARRIED 5 5",
                        "33 MATCHED 0 0",
                        "00033 CARRIED 5 5");
    }

    private static void completed(long run, String period) {
        assertThat(desk.run(run, period).getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }
}
