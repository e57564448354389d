package io.tieout.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Examples worked out on paper, so that the judge is judged. */
class OracleTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Key EMPLOYEE = new Key("E1", "P1", "EUR", Side.EMPLOYEE);
    private static final Key EMPLOYER = EMPLOYEE.otherSide();

    private final List<Charge> charges = new ArrayList<>();
    private final List<Withholding> register = new ArrayList<>();
    private final Map<Key, BigDecimal> openings = new HashMap<>();

    @Test
    void aWholeMonthHeldForSomeDaysIsProRated() {
        // 93.00 a month, 10 October to 31 October: 22 of 31 days, 66.00
        charge("66.00", false, false, "2026-10-10", "2026-10-31", "2026-10");
        withhold("93.00");
        assertThat(row()).isEqualTo("-27.00 EXPLAINED PRORATION=-27.00 0.00");
    }

    @Test
    void premiumAndReliefOfOneCoverAreProRatedTogether() {
        // f = 100.00: 20 of 31 days is 64.516; 80.65 - 16.13 = 64.52
        charge("80.65", false, false, "2026-10-12", "2026-10-31", "2026-10");
        charge("-16.13", false, false, "2026-10-12", "2026-10-31", "2026-10");
        withhold("100.00");
        assertThat(row()).isEqualTo("-35.48 EXPLAINED PRORATION=-35.48 0.00");
    }

    @Test
    void anAmountThatIsNoWholeMonthIsABreak() {
        charge("66.00", false, false, "2026-10-10", "2026-10-31", "2026-10");
        withhold("93.05");
        assertThat(row()).isEqualTo("-27.05 BREAK  -27.05");
    }

    @Test
    void aRestBesideACauseIsRounding() {
        charge("50.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        charge("-12.34", true, false, "2026-09-10", "2026-09-30", "2026-09");
        withhold("49.99");
        assertThat(row()).isEqualTo("-12.33 EXPLAINED ADJUSTMENT=-12.34;ROUNDING=0.01 0.00");
    }

    @Test
    void anExactSetOfTwoBeatsOneWithARest() {
        charge("50.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        charge("10.00", true, false, "2026-09-01", "2026-09-30", "2026-09");
        charge("0.01", false, true, "2026-10-01", "2026-10-31", "2026-10");
        withhold("50.00");
        assertThat(row()).isEqualTo("10.01 EXPLAINED ADJUSTMENT=10.00;ONE_OFF=0.01 0.00");
    }

    @Test
    void amongEqualSetsTheTableDecides() {
        charge("50.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        charge("7.00", false, true, "2026-10-01", "2026-10-31", "2026-10");
        charge("7.00", false, false, "2026-09-01", "2026-09-30", "2026-09");
        withhold("57.00");
        assertThat(row()).isEqualTo("7.00 EXPLAINED TIMING=7.00 0.00");
    }

    @Test
    void allAdjustmentsTogetherAreOneMember() {
        charge("50.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        charge("4.00", true, false, "2026-09-01", "2026-09-30", "2026-09");
        charge("5.00", true, false, "2026-09-01", "2026-09-30", "2026-09");
        withhold("50.00");
        assertThat(row()).isEqualTo("9.00 EXPLAINED ADJUSTMENT=9.00 0.00");
    }

    @Test
    void withMoreThanTwelveCandidatesOnlySinglesAndTotalsAreTried() {
        charge("50.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        for (int i = 1; i <= 13; i++) {
            charge(i * i + ".00", true, false, "2026-09-01", "2026-09-30", "2026-09");
        }
        withhold("864.00"); // 50 + 819 - 5: the sum of the first two is left
        assertThat(row()).isEqualTo("5.00 BREAK  5.00");
        register.clear();
        withhold("50.00");
        assertThat(row()).isEqualTo("819.00 EXPLAINED ADJUSTMENT=819.00 0.00");
    }

    @Test
    void threeEqualRowsAreTwoTooMany() {
        charge("20.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        withhold("20.00");
        withhold("20.00");
        withhold("20.00");
        assertThat(row()).isEqualTo("-40.00 EXPLAINED DUPLICATE=-40.00 0.00");
    }

    @Test
    void anOpeningSettledWithNothingChargedIsCarriedForward() {
        openings.put(EMPLOYEE, new BigDecimal("25.00"));
        withhold("25.00");
        assertThat(row()).isEqualTo("-25.00 EXPLAINED CARRY_FORWARD=-25.00 0.00");
        register.clear();
        withhold("24.99");
        assertThat(row()).isEqualTo("-24.99 NOT_IN_KOTA  -24.99");
    }

    @Test
    void oppositeBreaksOfOnePersonAreASplit() {
        charge("20.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        charges.add(line(EMPLOYER, "30.00", false, false, "2026-10-01", "2026-10-31", "2026-10"));
        withhold("25.00");
        register.add(
                new Withholding(EMPLOYER, LocalDate.of(2026, 10, 28), "M10", "ER_HEALTH", new BigDecimal("25.00")));
        assertThat(row()).isEqualTo("-5.00 EXPLAINED SPLIT=-5.00 0.00");
        assertThat(rows().get(EMPLOYER).causes()).containsExactly("SPLIT=5.00");
    }

    @Test
    void aSumOfZeroIsStillSomething() {
        charge("20.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        charge("-20.00", true, false, "2026-09-01", "2026-09-30", "2026-09");
        withhold("0.00");
        assertThat(row()).isEqualTo("0.00 MATCHED  0.00");
        register.clear();
        assertThat(row()).isEqualTo("0.00 NOT_IN_PAYROLL  0.00");
    }

    @Test
    void everyCurrencyOfAMismatchSaysSo() {
        charge("20.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        Key pounds = new Key("E1", "P1", "GBP", Side.EMPLOYEE);
        register.add(new Withholding(pounds, LocalDate.of(2026, 10, 28), "M10", "EE_HEALTH", BigDecimal.TEN));
        assertThat(rows().values()).extracting(ExpectedRow::status).containsOnly(Status.CURRENCY_MISMATCH);
    }

    @Test
    void withoutARegisterARowIsInstructedAndWithoutMovementCarried() {
        charge("20.00", false, false, "2026-10-01", "2026-10-31", "2026-10");
        ExpectedRow instructed = new Oracle(OCTOBER, 1, Set.of())
                .rows(charges, register, openings)
                .get(EMPLOYEE);
        assertThat(instructed.status()).isEqualTo(Status.INSTRUCTED);
        assertThat(instructed.withheld()).isNull();
        charges.clear();
        openings.put(EMPLOYEE, new BigDecimal("3.00"));
        assertThat(row()).isEqualTo("0.00 CARRIED  0.00");
    }

    private void charge(String amount, boolean adjustment, boolean oneOff, String from, String to, String month) {
        charges.add(line(EMPLOYEE, amount, adjustment, oneOff, from, to, month));
    }

    private Charge line(
            Key key, String amount, boolean adjustment, boolean oneOff, String from, String to, String month) {
        return new Charge(
                "ct_" + charges.size(),
                key,
                "gross_premium",
                "policyholder",
                adjustment,
                new BigDecimal(amount),
                oneOff,
                LocalDate.parse(from),
                LocalDate.parse(to),
                "p_1",
                YearMonth.parse(month));
    }

    private void withhold(String amount) {
        register.add(new Withholding(EMPLOYEE, LocalDate.of(2026, 10, 28), "M10", "EE_HEALTH", new BigDecimal(amount)));
    }

    private Map<Key, ExpectedRow> rows() {
        return new Oracle(OCTOBER, 1, Set.of("E1")).rows(charges, register, openings);
    }

    private String row() {
        ExpectedRow row = rows().get(EMPLOYEE);
        return Minor.text(row.variance(), "EUR") + " " + row.status() + " " + String.join("|", row.causes()) + " "
                + Minor.text(row.unexplained(), "EUR");
    }
}
