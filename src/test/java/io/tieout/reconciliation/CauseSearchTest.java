package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CauseSearchTest {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Test
    void anExactSetBeatsASmallerOneWithARest() {
        assertThat(explain(
                        "12.00", known(Cause.ADJUSTMENT, "11.99"), known(Cause.TIMING, "5"), known(Cause.ONE_OFF, "7")))
                .isEqualTo("ONE_OFF=7.00;TIMING=5.00");
    }

    @Test
    void theSmallestExactSetWins() {
        assertThat(explain(
                        "12.00", known(Cause.ADJUSTMENT, "5"), known(Cause.TIMING, "7"), known(Cause.DUPLICATE, "12")))
                .isEqualTo("DUPLICATE=12.00");
    }

    @Test
    void theSmallestSetWithARestWinsWhenNoneIsExact() {
        assertThat(explain(
                        "12.00",
                        known(Cause.ADJUSTMENT, "5.00"),
                        known(Cause.TIMING, "7.01"),
                        known(Cause.DUPLICATE, "11.99")))
                .isEqualTo("DUPLICATE=11.99;ROUNDING=0.01");
    }

    @Test
    void amongEqualSizesTheOrderOfTheTableDecides() {
        assertThat(explain("12.00", known(Cause.TIMING, "12"), known(Cause.CARRY_FORWARD, "12")))
                .isEqualTo("TIMING=12.00");
    }

    @Test
    void theOrderIsComparedMemberByMember() {
        // {first adjustment, duplicate} and {second adjustment, timing}: the second member decides, not which line.
        assertThat(explain(
                        "10.00",
                        known(Cause.ADJUSTMENT, "1"),
                        known(Cause.ADJUSTMENT, "2"),
                        known(Cause.TIMING, "8"),
                        known(Cause.DUPLICATE, "9")))
                .isEqualTo("ADJUSTMENT=2.00;TIMING=8.00");
    }

    @Test
    void oneLineServesOneCauseOnly() {
        WithheldRow shared = fact("shared");
        Candidate timing = new Candidate.Known(Cause.TIMING, Set.of(shared), new BigDecimal("5"));
        Candidate oneOff = new Candidate.Known(Cause.ONE_OFF, Set.of(shared), new BigDecimal("7"));

        assertThat(CauseSearch.explain(new BigDecimal("12"), CENT, List.of(timing, oneOff)))
                .isEmpty();
    }

    @Test
    void twelveCandidatesAreCombinedThirteenAreNot() {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            candidates.add(known(Cause.ADJUSTMENT, String.valueOf(1 << i)));
        }
        BigDecimal all = new BigDecimal((1 << 12) - 1);
        assertThat(CauseSearch.explain(all, CENT, candidates)).isPresent();

        candidates.add(known(Cause.TIMING, "100000"));
        assertThat(CauseSearch.explain(all, CENT, candidates)).isEmpty();
        assertThat(CauseSearch.explain(new BigDecimal("64.01"), CENT, candidates))
                .isPresent();
    }

    @Test
    void aRowWithMoreCandidatesSaysThatCombinationsWereNotTried() {
        Rows row = Rows.row().charged("60.00");
        for (int i = 0; i < 12; i++) {
            row.adjusted("0.1" + (i % 10));
        }
        Settlement broken = row.withheld("1000.00").settled();

        assertThat(broken.status()).isEqualTo(Status.BREAK);
        assertThat(broken.note()).isEqualTo(Notes.TOO_MANY_CAUSES);
    }

    private static String explain(String variance, Candidate... candidates) {
        return CauseSearch.explain(new BigDecimal(variance), CENT, List.of(candidates))
                .map(set -> Causes.text(set.amounts(), "EUR"))
                .orElse("");
    }

    private static int facts;

    private static Candidate known(Cause cause, String amount) {
        return new Candidate.Known(cause, Set.of(fact("fact " + facts++)), new BigDecimal(amount));
    }

    private static WithheldRow fact(String name) {
        return new WithheldRow(name, LocalDate.of(2026, 10, 28), "EE_HEALTH", BigDecimal.ONE);
    }
}
