package io.tieout.export;

import io.tieout.reconciliation.ChargeChange;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What the rows of the Changes sheet came to while they were written. */
final class ChangeSums {

    private final Map<String, BigDecimal> differences = new HashMap<>();

    void add(ChargeChange change) {
        BigDecimal difference = change.difference();
        if (difference != null) {
            differences.merge(key(change.currency(), change.portion().word()), difference, BigDecimal::add);
        }
    }

    BigDecimal difference(String currency, String portion) {
        return differences.getOrDefault(key(currency, portion), BigDecimal.ZERO);
    }

    private static String key(String currency, String portion) {
        return currency + " " + portion;
    }
}
