package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.reconciliation.Ageing.Bucket;
import io.tieout.reconciliation.Ageing.Movement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeingTest {

    private static final LocalDate ON = LocalDate.of(2026, 12, 10);

    @ParameterizedTest
    @CsvSource({
        // movements of September, October and November; what is open of each age on 10 December
        "0, 0, 30, UP_TO_30=30",
        "0, 30, 0, UP_TO_60=30",
        "30, 0, 0, UP_TO_90=30",
        "20, 25, -15, UP_TO_60=25 UP_TO_90=5",
        "-20, -25, 15, UP_TO_60=-25 UP_TO_90=-5",
        "20, -30, 25, UP_TO_30=15",
        "10, 0, 20, UP_TO_30=20 UP_TO_90=10"
    })
    void whatSettlesSettlesTheOldestFirst(int september, int october, int november, String expected) {
        List<Movement> movements =
                List.of(movement("2026-11", november), movement("2026-10", october), movement("2026-09", september));
        Ageing.Aged aged = Ageing.of(BigDecimal.valueOf(september + october + november), movements, ON);
        List<String> parts = new ArrayList<>();
        aged.parts().forEach((bucket, part) -> parts.add(bucket + "=" + part));
        assertThat(String.join(" ", parts)).isEqualTo(expected);
    }

    @Test
    void theEdgesOfTheBuckets() {
        YearMonth september = YearMonth.of(2026, 9);
        for (long days : new long[] {0, 30, 31, 60, 61, 90, 91, 400}) {
            LocalDate on = september.atEndOfMonth().plusDays(days);
            assertThat(Ageing.of(BigDecimal.ONE, List.of(movement("2026-09", 1)), on)
                            .parts())
                    .containsOnlyKeys(
                            days <= 30
                                    ? Bucket.UP_TO_30
                                    : days <= 60 ? Bucket.UP_TO_60 : days <= 90 ? Bucket.UP_TO_90 : Bucket.OVER_90);
        }
        assertThat(Ageing.days(september, LocalDate.of(2026, 9, 3)))
                .as("a period that is not over yet")
                .isZero();
    }

    @Test
    void aQueueThatIsPaidFromItsFrontLeavesTheSame() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            List<Movement> oldestFirst = new ArrayList<>();
            YearMonth period = YearMonth.of(2026, 1);
            for (int i = 0; i < 1 + random.nextInt(11); i++) {
                oldestFirst.add(new Movement(period.plusMonths(i), BigDecimal.valueOf(random.nextInt(61) - 30)));
            }
            BigDecimal balance = oldestFirst.stream().map(Movement::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            List<Movement> newestFirst = new ArrayList<>(oldestFirst);
            Collections.reverse(newestFirst);

            assertThat(Ageing.of(balance, newestFirst, ON).parts())
                    .as("%s", oldestFirst)
                    .isEqualTo(paidFromTheFront(oldestFirst));
        }
    }

    /** The long way: every movement waits in a queue until an opposite one uses it up. */
    private static Map<Bucket, BigDecimal> paidFromTheFront(List<Movement> oldestFirst) {
        Deque<Movement> waiting = new ArrayDeque<>();
        for (Movement movement : oldestFirst) {
            BigDecimal rest = movement.amount();
            while (rest.signum() != 0
                    && !waiting.isEmpty()
                    && waiting.peekFirst().amount().signum() == -rest.signum()) {
                Movement first = waiting.removeFirst();
                BigDecimal sum = first.amount().add(rest);
                if (sum.signum() == rest.signum()) {
                    rest = sum;
                } else {
                    rest = BigDecimal.ZERO;
                    if (sum.signum() != 0) {
                        waiting.addFirst(new Movement(first.period(), sum));
                    }
                }
            }
            if (rest.signum() != 0) {
                waiting.addLast(new Movement(movement.period(), rest));
            }
        }
        Map<Bucket, BigDecimal> parts = new EnumMap<>(Bucket.class);
        for (Movement left : waiting) {
            long days = left.period().atEndOfMonth().isAfter(ON)
                    ? 0
                    : ON.toEpochDay() - left.period().atEndOfMonth().toEpochDay();
            Bucket bucket = Bucket.values()[(int) Math.min(3, Math.max(0, (days - 1) / 30))];
            parts.merge(bucket, left.amount(), BigDecimal::add);
        }
        return parts;
    }

    private static Movement movement(String period, int amount) {
        return new Movement(YearMonth.parse(period), BigDecimal.valueOf(amount));
    }
}
