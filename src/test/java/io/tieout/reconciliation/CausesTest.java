package io.tieout.reconciliation;

import static io.tieout.reconciliation.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.payroll.Portion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One table for a payroll person: what Kota charged, what payroll took, and the words Tieout finds for it. */
class CausesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void causes(String story, Rows row, String outcome) {
        assertThat(Rows.outcome(row.settled())).as(story).isEqualTo(outcome);
    }

    static Stream<Arguments> causes() {
        return Stream.of(
                // ADJUSTMENT
                example(
                        "one correction not taken",
                        row().charged("60.00").adjusted("-20.00").withheld("60.00"),
                        "EXPLAINED ADJUSTMENT=-20.00"),
                example(
                        "of two corrections payroll took one",
                        row().charged("60.00")
                                .adjusted("-20.00")
                                .adjusted("7.50")
                                .withheld("40.00"),
                        "EXPLAINED ADJUSTMENT=7.50"),
                example(
                        "all three corrections together",
                        row().charged("60.00")
                                .adjusted("-20.00")
                                .adjusted("7.50")
                                .adjusted("1.25")
                                .withheld("60.00"),
                        "EXPLAINED ADJUSTMENT=-11.25"),
                example(
                        "two of three corrections",
                        row().charged("60.00")
                                .adjusted("-20.00")
                                .adjusted("7.50")
                                .adjusted("1.25")
                                .withheld("40.00"),
                        "EXPLAINED ADJUSTMENT=8.75"),
                // PRORATION
                example(
                        "20 of 31 days charged, payroll holds the month's 60.00",
                        row().partMonth("38.71", "2026-10-12", "2026-10-31").withheld("60.00"),
                        "EXPLAINED PRORATION=-21.29"),
                example(
                        "a whole month that does not pro-rate to the line",
                        row().partMonth("38.71", "2026-10-12", "2026-10-31").withheld("60.02"),
                        "BREAK"),
                example(
                        "three lines of one policy held as one sum",
                        row().partMonth("38.71", "2026-10-12", "2026-10-31")
                                .partMonth("12.90", "2026-10-12", "2026-10-31")
                                .partMonth("6.45", "2026-10-12", "2026-10-31")
                                .withheld("90.00"),
                        "EXPLAINED PRORATION=-31.94"),
                example(
                        "only one of two lines of a cover is held as a whole month",
                        row().partMonth("38.71", "2026-10-12", "2026-10-31")
                                .partMonth("12.90", "2026-10-12", "2026-10-31")
                                .withheld("72.90"),
                        "BREAK"),
                example(
                        "two covers of a month that changed, both held whole",
                        row().partMonth("27.10", "2026-10-01", "2026-10-14")
                                .partMonth("49.35", "2026-10-15", "2026-10-31")
                                .withheld("150.00"),
                        "EXPLAINED PRORATION=-73.55"),
                example(
                        "two covers, one of them held whole",
                        row().partMonth("27.10", "2026-10-01", "2026-10-14")
                                .partMonth("49.35", "2026-10-15", "2026-10-31")
                                .withheld("117.10"),
                        "EXPLAINED PRORATION=-40.65"),
                example(
                        "two policies with the same days are two covers",
                        row().line("38.71", "recurring", false, "2026-10-12", "2026-10-31", "p_1", "2026-10")
                                .line("12.90", "recurring", false, "2026-10-12", "2026-10-31", "p_2", "2026-10")
                                .withheld("72.90"),
                        "EXPLAINED PRORATION=-21.29"),
                example(
                        "the month of the cover counts, September has 30 days",
                        row().partMonth("40.00", "2026-09-11", "2026-09-30").withheld("60.00"),
                        "EXPLAINED PRORATION=-20.00"),
                example(
                        "a cover over two months is no part month",
                        row().partMonth("60.00", "2026-10-10", "2026-11-09").withheld("90.00"),
                        "BREAK"),
                example("a whole month is no part month", row().charged("30.00").withheld("60.00"), "BREAK"),
                example(
                        "a relief is pro-rated with its premium",
                        row().partMonth("38.71", "2026-10-12", "2026-10-31")
                                .partMonth("-7.74", "2026-10-12", "2026-10-31")
                                .withheld("48.00"),
                        "EXPLAINED PRORATION=-17.03"),
                // TIMING
                example(
                        "September's line in October's report",
                        row().charged("60.00").late("60.00").withheld("60.00"),
                        "EXPLAINED TIMING=60.00"),
                // ONE_OFF
                example(
                        "a fee that payroll has not taken",
                        row().charged("60.00").oneOff("15.00").withheld("60.00"),
                        "EXPLAINED ONE_OFF=15.00"),
                example(
                        "a late fee is timing, not one-off",
                        row().charged("60.00")
                                .line("15.00", "one_off", false, "2026-09-01", "2026-09-30", "p_1", "2026-09")
                                .withheld("60.00"),
                        "EXPLAINED TIMING=15.00"),
                example(
                        "a corrected fee is an adjustment only",
                        row().charged("60.00")
                                .line("15.00", "one_off", true, "2026-10-01", "2026-10-31", "p_1", "2026-10")
                                .withheld("60.00"),
                        "EXPLAINED ADJUSTMENT=15.00"),
                // CARRY_FORWARD
                example(
                        "payroll took what was left over from September",
                        row().charged("60.00").withheld("65.00").opening("5.00"),
                        "EXPLAINED CARRY_FORWARD=-5.00"),
                example(
                        "part of the balance is no cause",
                        row().charged("60.00").withheld("63.00").opening("5.00"),
                        "BREAK"),
                // DUPLICATE
                example(
                        "the same row twice",
                        row().charged("60.00").withheld("60.00", "main").withheld("60.00", "main"),
                        "EXPLAINED DUPLICATE=-60.00"),
                example(
                        "the same row three times, written with other decimals",
                        row().charged("60.00")
                                .withheld("60.00", "main")
                                .withheld("60.0", "main")
                                .withheld("60", "main"),
                        "EXPLAINED DUPLICATE=-120.00"),
                example(
                        "equal amounts in two pay runs are no duplicate",
                        row().charged("60.00").withheld("60.00", "weekly 1").withheld("60.00", "weekly 2"),
                        "BREAK"),
                example(
                        "one of two doubled rows was meant",
                        row().charged("80.00")
                                .withheld("30.00", "main")
                                .withheld("30.00", "main")
                                .withheld("20.00", "late")
                                .withheld("20.00", "late"),
                        "EXPLAINED DUPLICATE=-20.00"),
                // ROUNDING beside others
                example(
                        "a cent beside a fee",
                        row().charged("60.00").oneOff("15.00").withheld("59.99"),
                        "EXPLAINED ONE_OFF=15.00;ROUNDING=0.01"),
                example(
                        "no cent beside a pro-ration",
                        row().partMonth("38.71", "2026-10-12", "2026-10-31").withheld("60.03"),
                        "BREAK"),
                // currencies without cents, and with thousandths
                example(
                        "20 of 30 days of 1000 yen",
                        row(Portion.EMPLOYEE, "JPY")
                                .tolerance("1")
                                .partMonth("667", "2026-09-11", "2026-09-30")
                                .withheld("1000"),
                        "EXPLAINED PRORATION=-333"),
                example(
                        "a yen beside a fee",
                        row(Portion.EMPLOYEE, "JPY")
                                .tolerance("1")
                                .charged("6000")
                                .oneOff("1500")
                                .withheld("5999"),
                        "EXPLAINED ONE_OFF=1500;ROUNDING=1"),
                example(
                        "20 of 31 days of 20 dinar",
                        row(Portion.EMPLOYEE, "KWD")
                                .tolerance("0.001")
                                .partMonth("12.903", "2026-10-12", "2026-10-31")
                                .withheld("20.000"),
                        "EXPLAINED PRORATION=-7.097"),
                example(
                        "a hundredth of a dinar is no rounding",
                        row(Portion.EMPLOYEE, "KWD")
                                .tolerance("0.001")
                                .charged("20.000")
                                .withheld("19.990"),
                        "BREAK"),
                // several causes
                example(
                        "five causes at once",
                        row().partMonth("38.71", "2026-10-12", "2026-10-31")
                                .adjusted("-3.33")
                                .late("20.00")
                                .oneOff("15.00")
                                .opening("4.40")
                                .withheld("64.40"),
                        "EXPLAINED ADJUSTMENT=-3.33;CARRY_FORWARD=-4.40;ONE_OFF=15.00;PRORATION=-21.29;TIMING=20.00"),
                example(
                        "a joiner's late September, a fee, and October held whole",
                        row().partMonth("38.71", "2026-10-12", "2026-10-31")
                                .late("20.00")
                                .oneOff("15.00")
                                .withheld("60.00"),
                        "EXPLAINED ONE_OFF=15.00;PRORATION=-21.29;TIMING=20.00"));
    }

    @Test
    void bothPortionsExactlyOppositeAreASplit() {
        List<Settlement> settled = Rules.settle(List.of(
                row(Portion.EMPLOYEE, "EUR").charged("60.00").withheld("70.00").position(),
                row(Portion.EMPLOYER, "EUR").charged("90.00").withheld("80.00").position()));

        assertThat(settled)
                .extracting(Rows::outcome)
                .containsExactly("EXPLAINED SPLIT=-10.00", "EXPLAINED SPLIT=10.00");
    }

    @Test
    void aPortionWithACauseOfItsOwnIsNoSplit() {
        List<Settlement> settled = Rules.settle(List.of(
                row(Portion.EMPLOYEE, "EUR").charged("60.00").withheld("70.00").position(),
                row(Portion.EMPLOYER, "EUR")
                        .charged("80.00")
                        .oneOff("10.00")
                        .withheld("80.00")
                        .position()));

        assertThat(settled).extracting(Rows::outcome).containsExactly("BREAK", "EXPLAINED ONE_OFF=10.00");
    }

    @Test
    void aPortionThatPayrollDoesNotHaveIsNoSplit() {
        List<Settlement> settled = Rules.settle(List.of(
                row(Portion.EMPLOYEE, "EUR").charged("60.00").withheld("150.00").position(),
                row(Portion.EMPLOYER, "EUR").charged("90.00").position()));

        assertThat(settled).extracting(Rows::outcome).containsExactly("BREAK", "NOT_IN_PAYROLL");
    }

    @Test
    void oppositeBreaksInDifferentCurrenciesAreNoSplit() {
        List<Settlement> settled = Rules.settle(List.of(
                row(Portion.EMPLOYEE, "EUR").charged("60.00").withheld("70.00").position(),
                row(Portion.EMPLOYER, "GBP").charged("90.00").withheld("80.00").position()));

        assertThat(settled).extracting(Rows::outcome).containsExactly("BREAK", "BREAK");
    }

    private static Arguments example(String story, Rows row, String outcome) {
        return Arguments.of(story, row, outcome);
    }
}
