package io.tieout.export;

import io.tieout.export.BreaksTable.Break;
import io.tieout.reconciliation.Ageing.Bucket;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What the rows of the Breaks sheet came to while they were written, by currency and age. */
final class AgeSums {

    private final Map<String, Map<Bucket, BigDecimal>> sums = new TreeMap<>();

    void add(Break one) {
        sums.computeIfAbsent(one.row().currency(), currency -> new EnumMap<>(Bucket.class))
                .merge(Bucket.of(one.days()), one.row().atStake(), BigDecimal::add);
    }

    /** An age without a row is not among the keys. */
    Map<String, Map<Bucket, BigDecimal>> byCurrency() {
        return sums;
    }
}
