package io.tieout.export;

import io.tieout.export.BreaksTable.Break;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What the rows of the Breaks sheet came to while they were written, by currency and age. */
final class AgeSums {

    /** The last day of each age but the last. */
    static final int[] UP_TO = {30, 60, 90};

    private final Map<String, BigDecimal[]> sums = new TreeMap<>();

    void add(Break one) {
        BigDecimal[] sum = sums.computeIfAbsent(one.row().currency(), currency -> {
            BigDecimal[] zeros = new BigDecimal[UP_TO.length + 1];
            Arrays.fill(zeros, BigDecimal.ZERO);
            return zeros;
        });
        int age = 0;
        while (age < UP_TO.length && one.days() > UP_TO[age]) {
            age++;
        }
        sum[age] = sum[age].add(one.row().atStake());
    }

    Map<String, BigDecimal[]> byCurrency() {
        return sums;
    }
}
