package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

class PersonAccountsTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static Desk desk;
    private static Books books;
    private static PersonAccounts accounts;

    @BeforeAll
    static void open() {
        desk = new Desk();
        books = desk.books;
        accounts = desk.bean(PersonAccounts.class);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void anAccountHoldsTheLinesAndRowsThatMakeItsSumsAndWhereTheBalanceCameFrom() {
        long september = books.run("2026-09");
        long pull = books.pulled(september, "acme", "2026-09");
        books.register(september, "acme", "2026-09");
        books.line(pull, "acme", "ann", "5.00", "2026-09");
        completed(september, "2026-09");
        long october = books.run("2026-10");
        pull = books.pulled(october, "acme", "2026-10");
        books.register(october, "acme", "2026-10");
        books.line(pull, "acme", "ann", "55.00", "2026-09")
                .line(pull, "acme", "ann", "60.00", "2026-10")
                .line(pull, "acme", "bob", "70.00", "2026-10")
                .line(pull, "acme", "ann", "employer", "EUR", "gross_premium", "90.00", false, "recurring", "2026-10")
                .withheld(october, "acme", "ann", "40.00")
                .withheld(october, "acme", "ann", "20.00")
                .withheld(october, "acme", "ann", "employer", "EUR", "main", "90.00");
        completed(october, "2026-10");

        List<PersonAccount> found = accounts.of("ann", OCTOBER);

        assertThat(found).hasSize(2);
        PersonAccount employee = found.get(0);
        assertThat(employee.row().portion()).isEqualTo(Portion.EMPLOYEE);
        assertThat(employee.row().status()).isEqualTo(Status.EXPLAINED);
        assertThat(employee.openingPeriod()).isEqualTo(YearMonth.of(2026, 9));
        assertThat(employee.charges())
                .extracting(PersonAccount.Charge::reportingMonth)
                .containsExactly(YearMonth.of(2026, 9), OCTOBER);
        assertThat(sum(employee.charges().stream()
                        .map(PersonAccount.Charge::amount)
                        .toList()))
                .isEqualByComparingTo(employee.row().charged())
                .isEqualByComparingTo("115");
        assertThat(sum(employee.withheld().stream()
                        .map(PersonAccount.Booking::amount)
                        .toList()))
                .isEqualByComparingTo("60");
        assertThat(found.get(1).charges())
                .singleElement()
                .satisfies(line -> assertThat(line.amount()).isEqualByComparingTo("90"));
        for (PersonAccount account : found) {
            RowRef ref = new RowRef(OCTOBER, "acme", "ann", "EUR", account.row().portion());
            assertThat(accounts.of(ref)).contains(account);
            assertThat(accounts.placeOf(ref)).contains(BreakPlace.of(account.row()));
        }
    }

    @Test
    void theNewestRunCountsAndAnotherEmployersPersonOfTheSameRefIsAnotherAccount() {
        books.employer("east").employer("west");
        for (String withheld : List.of("31.00", "60.00")) {
            long run = books.run("2026-10");
            for (String employer : List.of("east", "west")) {
                long pull = books.pulled(run, employer, "2026-10");
                books.register(run, employer, "2026-10")
                        .line(pull, employer, "17", "60.00", "2026-10")
                        .withheld(run, employer, "17", withheld);
            }
            completed(run, "2026-10");
        }

        assertThat(accounts.of("17", OCTOBER))
                .extracting(account ->
                        account.row().employerRef() + " " + account.row().status())
                .containsExactly("east MATCHED", "west MATCHED");
    }

    @Test
    void aRunThatWasGivenUpBeforeItsFilesWereWrittenIsPassedOver() {
        long seen = books.run("2026-11");
        settle(seen, "60.00");
        long unseen = books.run("2026-11");
        settle(unseen, "10.00");
        desk.jdbc
                .sql("update run set status = 'ABANDONED' where id = ?")
                .param(unseen)
                .update();

        assertThat(accounts.of("cat", YearMonth.of(2026, 11)))
                .singleElement()
                .satisfies(account -> assertThat(account.row().status()).isEqualTo(Status.MATCHED));
    }

    @Test
    void anAccountTellsItsPartMonthsAndItsAdjustments() {
        long september = books.run("2026-09");
        long pull = books.pulled(september, "parts", "2026-09");
        Entry.entry("september").of("eve").cover("2026-09-01", "2026-09-30").into(desk.jdbc, pull, "parts");
        completed(september, "2026-09");
        long october = books.run("2026-10");
        pull = books.pulled(october, "parts", "2026-10");
        Entry.entry("part")
                .of("eve")
                .amount("38.71")
                .cover("2026-10-12", "2026-10-31")
                .into(desk.jdbc, pull, "parts");
        Entry.entry("part of the employer")
                .of("eve")
                .employer()
                .amount("10.00")
                .cover("2026-10-12", "2026-11-09")
                .into(desk.jdbc, pull, "parts");
        Entry.entry("refund").of("eve").adjusting("september", "-70.00").into(desk.jdbc, pull, "parts");
        completed(october, "2026-10");

        List<PersonAccount> found = accounts.of("eve", OCTOBER);

        assertThat(found.get(0).prorated())
                .extracting(CheckWords::of)
                .containsExactly("part: gross premium for 20 of 31 days of 2026-10, charged 38.71 EUR."
                        + " A month of 60.00 EUR (2026-09) makes 38.71 EUR, as charged.");
        assertThat(found.get(0).chains())
                .extracting(CheckWords::of)
                .containsExactly("september of 2026-09 (60.00 EUR) was adjusted by -70.00 EUR in 2026-10 (refund);"
                        + " in all -10.00 EUR. More was taken back than had been charged: ask Kota whether it was"
                        + " reversed twice. The corrected line's own report is still open.");
        assertThat(found.get(1).prorated())
                .extracting(CheckWords::of)
                .containsExactly("part of the employer: gross premium for 20 of 31 days of 2026-10 and 9 of 30 days of"
                        + " 2026-11, charged 10.00 EUR. No other period holds a whole month of the same to compare it"
                        + " with.");
        assertThat(found.get(1).chains()).isEmpty();
    }

    @Test
    void aRefThatNoRunKnowsHasNoAccount() {
        assertThat(accounts.of("nobody", OCTOBER)).isEmpty();
        RowRef ref = new RowRef(OCTOBER, "acme", "nobody", "EUR", Portion.EMPLOYEE);
        assertThat(accounts.of(ref)).isEmpty();
        assertThat(accounts.placeOf(ref)).isEmpty();
    }

    private static void settle(long run, String withheld) {
        long pull = books.pulled(run, "solo", "2026-11");
        books.register(run, "solo", "2026-11")
                .line(pull, "solo", "cat", "60.00", "2026-11")
                .withheld(run, "solo", "cat", withheld);
        completed(run, "2026-11");
    }

    private static void completed(long run, String period) {
        assertThat(desk.run(run, period).getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
