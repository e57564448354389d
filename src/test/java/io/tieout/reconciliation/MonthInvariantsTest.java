package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.bruteforce.Injected;
import io.tieout.oracle.Withholding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for whole runs of random people, whatever way their month is told. */
class MonthInvariantsTest {

    private static final Random RANDOM = new Random(31);

    @Test
    void theWayAMonthIsToldChangesNothingAndAnEarlierMonthMakesItStale() {
        try (Desk desk = new Desk()) {
            InventedMonth month = new InventedMonth(desk);
            for (long seed = 101; seed <= 103; seed++) {
                month.invent(seed, 60);
            }
            long run = month.reconcile();
            List<String> told = desk.rowsOf(run);
            assertThat(told).hasSizeGreaterThan(350);

            assertThat(desk.rowsOf(month.again(MonthInvariantsTest::shuffled))).isEqualTo(told);
            long latest = month.again(MonthInvariantsTest::withOrdinaryRowsInTwo);
            assertThat(desk.rowsOf(latest)).isEqualTo(told);
            assertThat(stale(desk, latest)).containsOnly(false);

            month.emptyBefore();
            assertThat(stale(desk, run)).containsOnly(true).hasSize(3);
            assertThat(stale(desk, latest)).containsOnly(true);
            assertThat(desk.rowsOf(latest)).as("a stale run keeps its figures").isEqualTo(told);
            long mended = month.again(one -> one);
            assertThat(stale(desk, mended)).containsOnly(false);
            assertThat(openings(desk, latest)).isNotZero();
            assertThat(openings(desk, mended)).isZero();
        }
    }

    private static Injected shuffled(Injected month) {
        List<io.tieout.oracle.Charge> lines = new ArrayList<>(month.lines());
        List<Withholding> register = new ArrayList<>(month.register());
        Collections.shuffle(lines, RANDOM);
        Collections.shuffle(register, RANDOM);
        return new Injected(lines, register, month.openings(), month.known());
    }

    /** Rows that are there several times stay whole: to split those is to change what is a duplicate. */
    private static Injected withOrdinaryRowsInTwo(Injected month) {
        Map<Withholding, Integer> times = new HashMap<>();
        month.register().forEach(row -> times.merge(row, 1, Integer::sum));
        List<Withholding> register = new ArrayList<>();
        for (Withholding row : month.register()) {
            if (times.get(row) > 1) {
                register.add(row);
            } else {
                BigDecimal part = BigDecimal.valueOf(
                        7 + RANDOM.nextInt(1_000), row.amount().scale());
                register.add(part(row, part));
                register.add(part(row, row.amount().subtract(part)));
            }
        }
        return new Injected(month.lines(), register, month.openings(), month.known());
    }

    private static Withholding part(Withholding row, BigDecimal amount) {
        return new Withholding(row.key(), row.payDate(), row.payRun(), row.element(), amount);
    }

    private static List<Boolean> stale(Desk desk, long run) {
        return desk.jdbc
                .sql("select stale from reconciliation where run_id = ?")
                .param(run)
                .query(Boolean.class)
                .list();
    }

    private static long openings(Desk desk, long run) {
        return desk.jdbc
                .sql("select count(*) from reconciliation_row where run_id = ? and opening <> 0")
                .param(run)
                .query(Long.class)
                .single();
    }
}
