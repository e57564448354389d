package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

    @ParameterizedTest
    @EnumSource(Status.class)
    void everyStatusHasASentence(Status status) {
        assertThat(Explanation.of(status)).endsWith(".").doesNotContain("  ");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseHasASentence(Cause cause) {
        assertThat(Explanation.of(cause)).endsWith(".").doesNotContain("  ");
    }

    @ParameterizedTest
    @EnumSource(AdjustmentChain.Flag.class)
    void everyFlagHasASentence(AdjustmentChain.Flag flag) {
        assertThat(CheckWords.of(flag)).endsWith(".").doesNotContain("  ");
    }

    @Test
    void aRowIsToldWithItsCausesItsBalanceAndItsNote() {
        assertThat(Explanation.of(row(Status.EXPLAINED, Map.of(Cause.ONE_OFF, new BigDecimal("15")), "5", "a note")))
                .isEqualTo("Charged and withheld differ, and every part of the difference is named."
                        + " Kota makes a single charge that payroll has not taken. (15.00 EUR)"
                        + " Open from earlier periods: 5.00 EUR, now 20.00. Note: a note.");
    }

    @Test
    void aBreakSaysWhatToDo() {
        assertThat(Explanation.of(row(Status.BREAK, Map.of(), "0", null)))
                .isEqualTo(Explanation.of(Status.BREAK))
                .contains("correct payroll or ask Kota");
    }

    private static ReconciliationRow row(Status status, Map<Cause, BigDecimal> causes, String opening, String note) {
        BigDecimal variance = new BigDecimal("15");
        return new ReconciliationRow(
                "acme",
                "er_1",
                null,
                "ctr_1",
                "open",
                "007",
                "ee_7",
                "EUR",
                Portion.EMPLOYEE,
                new BigDecimal("75"),
                new BigDecimal("60"),
                variance,
                status,
                causes,
                causes.isEmpty() ? variance : BigDecimal.ZERO,
                new BigDecimal(opening),
                new BigDecimal(opening).add(variance),
                note);
    }
}
