package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.GuardException;
import io.tieout.batch.UsageException;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

/** A balance goes by a movement of its own, and by nothing else that people decide. */
class WriteOffsTest {

    private static final Decision DECISION = new Decision("a.byrne", "not worth following");

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
    void theNextPeriodOpensWithoutItAndNoRowOfTheRunChanges() {
        long september = month("next", "2026-09", "gone 60 12", "owed 20 50", "paid 60 60");
        List<String> rows = desk.rowsOf(september);
        String content = desk.bean(ContentHashes.class).content(september, "next");

        WriteOff all = writeOff("next", "2026-09", "gone", null);
        WriteOff part = writeOff("next", "2026-09", "owed", "10.50");

        assertThat(all.amount()).isEqualByComparingTo("-48");
        assertThat(all.left()).isEqualByComparingTo("0");
        assertThat(part.amount())
                .as("what was taken too much goes the other way")
                .isEqualByComparingTo("10.50");
        assertThat(part.left()).isEqualByComparingTo("-19.50");
        assertThat(desk.rowsOf(september)).isEqualTo(rows);
        assertThat(desk.bean(ContentHashes.class).content(september, "next")).isEqualTo(content);
        assertThat(balances("next")).containsExactly("owed -19.5");

        long october = month("next", "2026-10", "paid 60 60");
        assertThat(openings(october)).containsExactly("owed CARRIED -19.5 -19.5", "paid MATCHED 0 0");
        assertThat(balances("next")).containsExactly("owed -19.5");
        assertThat(desk.bean(PersonAccounts.class).of("owed", YearMonth.of(2026, 9)))
                .flatExtracting(PersonAccount::writtenOff)
                .extracting(one -> plain(one.amount()))
                .as("on the person's page")
                .containsExactly("10.5");
        assertThat(desk.bean(WriteOffs.class).of(YearMonth.of(2026, 9), "next"))
                .extracting(one -> one.row().employeeRef() + " " + plain(one.amount()) + " " + plain(one.left()) + " "
                        + one.words())
                .containsExactly(
                        "gone -48 0 written off by a.byrne on 2026-11-02: not worth following",
                        "owed 10.5 -19.5 written off by a.byrne on 2026-11-02: not worth following");
    }

    @Test
    void aYearFootsWithTheWriteOffAsAMovementOfItsOwn() {
        month("story", "2026-09", "s 60 12");
        writeOff("story", "2026-09", "s", "40");
        month("story", "2026-10", "s 60 58");
        PersonStory story = story("s");
        assertThat(story.months())
                .extracting(month -> month.period() + " " + plain(month.moved()) + " " + plain(month.opening()) + " "
                        + plain(month.closing()) + " " + plain(month.writtenOff()))
                .containsExactly("2026-09 0 0 48 -40", "2026-10 0 8 10 0");
        assertThat(story.foots()).isTrue();
        writeOff("story", "2026-10", "s", null);
        assertThat(story("s").closing()).isEqualByComparingTo("0");
        assertThat(story("s").foots()).isTrue();
    }

    @Test
    void aRunOfTheSamePeriodAgainLeavesTheMovementAndOpensTheRest() {
        month("rerun", "2026-09", "r 60 12");
        writeOff("rerun", "2026-09", "r", null);
        month("rerun", "2026-09", "r 60 10");
        assertThat(balances("rerun")).as("48 of 50 are written off").containsExactly("r 2");
        month("rerun", "2026-09");
        assertThat(balances("rerun"))
                .as("what was given up is owed back when it was never charged")
                .containsExactly("r -48");
        month("rerun", "2026-09", "r 60 60");
        assertThat(balances("rerun")).as("and when it was taken after all").containsExactly("r -48");
        assertThat(openings(month("rerun", "2026-10"))).containsExactly("r CARRIED -48 -48");
    }

    @Test
    void onlyWhatIsOpenInTheNewestPeriodIsWrittenOffAndNeverMoreThanThat() {
        month("guard", "2026-09", "g 60 12", "z 60 60");
        assertThatThrownBy(() -> writeOff("guard", "2026-09", "g", "48.01"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("48.00 EUR");
        assertThatThrownBy(() -> writeOff("guard", "2026-09", "g", "0")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> writeOff("guard", "2026-09", "g", "-1")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> writeOff("guard", "2026-09", "g", "0.001"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("decimals");
        assertThatThrownBy(() -> writeOff("guard", "2026-09", "z", null)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> writeOff("unknown", "2026-09", "g", null)).isInstanceOf(UsageException.class);
        month("guard", "2026-10", "g 60 60");
        assertThatThrownBy(() -> writeOff("guard", "2026-09", "g", null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--period 2026-10");
        month("guard", "2026-09", "g 60 13");
        assertThatThrownBy(() -> writeOff("guard", "2026-10", "g", null))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("stale");
        assertThat(desk.jdbc
                        .sql("select count(*) from write_off where employer_ref = 'guard'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoHasAnotherRefSinceOpensWithoutItToo() {
        desk.books.employer("ref").employee("ref", "old");
        month("ref", "2026-09", "old 60 12");
        writeOff("ref", "2026-09", "old", "40");
        desk.jdbc
                .sql("update employee set employee_ref = 'new' where employer_ref = 'ref'")
                .update();
        assertThat(openings(month("ref", "2026-10"))).containsExactly("new CARRIED 8 8");
    }

    private static WriteOff writeOff(String employer, String period, String employee, @Nullable String amount) {
        return desk.bean(WriteOffs.class)
                .add(
                        new RowRef(YearMonth.parse(period), employer, employee, "EUR", Portion.EMPLOYEE),
                        amount == null ? null : new BigDecimal(amount),
                        DECISION);
    }

    private static PersonStory story(String employee) {
        return desk.bean(PersonStories.class).of(employee, Year.of(2026)).get(0);
    }

    private static List<String> balances(String employer) {
        List<String> open = new ArrayList<>();
        desk.bean(Balances.class)
                .forEachOpen(
                        employer,
                        null,
                        LocalDate.of(2026, 12, 10),
                        one -> open.add(one.employeeRef() + " " + plain(one.balance())));
        return open;
    }

    private static List<String> openings(long run) {
        return desk.jdbc
                .sql("select employee_ref || ' ' || status || ' ' || trim_scale(opening) || ' ' || trim_scale(closing)"
                        + " from reconciliation_row where run_id = ? order by 1")
                .param(run)
                .query(String.class)
                .list();
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static long month(String employer, String period, String... people) {
        long run = desk.books.month(employer, period, people);
        assertThat(desk.run(run, period).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        return run;
    }
}
