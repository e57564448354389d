package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

/** People on their way in and out: what their rows are called, and the words beside them. */
class JoinersAndLeaversTest {

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
    void aFirstReportThatChargesTwoMonthsAtOnceSaysSo() {
        long run = books.run("2026-10");
        long pull = books.pulled(run, "first", "2026-10");
        books.register(run, "first", "2026-10");
        for (String who : List.of("one taken", "both taken", "none taken", "some taken")) {
            books.line(pull, "first", who, "60.00", "2026-09").line(pull, "first", who, "60.00", "2026-10");
        }
        books.withheld(run, "first", "one taken", "60.00")
                .withheld(run, "first", "both taken", "120.00")
                .withheld(run, "first", "some taken", "100.00");
        settle(run, "2026-10");
        assertThat(rows(run, "first"))
                .containsExactly(
                        "both taken MATCHED 0: Charged and withheld agree.",
                        "none taken NOT_IN_PAYROLL 120: Kota charges money, but payroll withheld nothing. Check that the"
                                + " person is in the pay run and that the import was loaded. Note: Kota charges 2 months"
                                + " at once (2026-09, 2026-10), as a first report does.",
                        "one taken EXPLAINED 60: Charged and withheld differ, and every part of the difference is named."
                                + " Kota charges another month's cover in this period and payroll has not taken it."
                                + " (60.00 EUR) Note: Kota charges 2 months at once (2026-09, 2026-10), as a first report"
                                + " does.",
                        "some taken BREAK 20: Charged and withheld differ and no set of causes sums to the difference."
                                + " Compare the lines with the register rows and correct payroll or ask Kota. Note: Kota"
                                + " charges 2 months at once (2026-09, 2026-10), as a first report does.");
    }

    @Test
    void aRefundAfterLeavingWithNoPayToSetItAgainstIsListedWithAWayToSettleIt() {
        books.employer("left").employee("left", "gone");
        desk.jdbc
                .sql("update employee set leave_on = date '2026-09-30' where employer_ref = 'left'")
                .update();
        settle(books.month("left", "2026-09", "gone 60 60"), "2026-09");
        long run = books.month("left", "2026-10", "gone -30 -");
        settle(run, "2026-10");
        assertThat(rows(run, "left"))
                .containsExactly("gone NOT_IN_PAYROLL -30: Kota gives money back, but payroll withheld nothing less."
                        + " Check that the person is in the pay run and that the import was loaded; a leaver may have"
                        + " no pay left to set it against.");
        List<OpenBalance> open = new ArrayList<>();
        desk.bean(Balances.class).forEachOpen("left", null, LocalDate.of(2026, 12, 1), open::add);
        assertThat(open).singleElement().satisfies(one -> {
            assertThat(one.withoutPay()).isTrue();
            assertThat(one.balance()).isEqualByComparingTo("-30");
            assertThat(Settling.of(one))
                    .isEqualTo("no pay to set it against (left on 2026-09-30): pay back 30.00 EUR by transfer");
        });
    }

    @Test
    void anOffboardingThatWasTakenBackComesOutEvenInTheEnd() {
        // October: charged, and given back because the person was to leave; payroll had stopped already.
        long october = books.run("2026-10");
        long pull = books.pulled(october, "stays", "2026-10");
        books.register(october, "stays", "2026-10");
        books.line(pull, "stays", "back", "60.00", "2026-10");
        adjustment(pull, "-60.00", "2026-10");
        settle(october, "2026-10");
        assertThat(rows(october, "stays"))
                .containsExactly(
                        "back NOT_IN_PAYROLL 0: Kota's lines cancel each other out and payroll withheld nothing:"
                                + " there is nothing to settle. Check that the person should have no cover, or that an"
                                + " offboarding was taken back in time.");
        // November: the offboarding was cancelled, so October is charged again; payroll takes the month only.
        long november = books.run("2026-11");
        long next = books.pulled(november, "stays", "2026-11");
        books.register(november, "stays", "2026-11");
        books.line(next, "stays", "back", "60.00", "2026-11");
        adjustment(next, "60.00", "2026-11");
        books.withheld(november, "stays", "back", "60.00");
        settle(november, "2026-11");
        assertThat(rows(november, "stays"))
                .containsExactly("back EXPLAINED 60: Charged and withheld differ, and every part of the difference is"
                        + " named. Kota corrected an earlier charge and payroll has not taken the correction."
                        + " (60.00 EUR)");
        // December: payroll takes what was open as well.
        long december = books.month("stays", "2026-12", "back 60 120");
        settle(december, "2026-12");
        assertThat(rows(december, "stays"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .startsWith("back EXPLAINED -60: ")
                        .contains("Payroll settled the balance of earlier periods. (-60.00 EUR)")
                        .endsWith("Open from earlier periods: 60.00 EUR, now 0.00."));
        List<OpenBalance> open = new ArrayList<>();
        desk.bean(Balances.class).forEachOpen("stays", null, LocalDate.of(2027, 1, 5), open::add);
        assertThat(open).isEmpty();
    }

    private static void adjustment(long pull, String amount, String month) {
        books.line(pull, "stays", "back", "employee", "EUR", "gross_premium", amount, true, "recurring", month);
    }

    private static void settle(long run, String period) {
        assertThat(desk.run(run, period).getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }

    private static List<String> rows(long run, String employer) {
        List<String> rows = new ArrayList<>();
        desk.bean(ReconciliationRows.class)
                .forEach(
                        run,
                        employer,
                        row -> rows.add(row.employeeRef() + " " + row.status() + " "
                                + (row.variance().signum() == 0
                                        ? "0"
                                        : row.variance().stripTrailingZeros().toPlainString())
                                + ": " + Explanation.of(row)));
        return rows;
    }
}
