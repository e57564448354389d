package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Causes with their amounts as one text, {@code ADJUSTMENT=-12.00;ROUNDING=0.01}, alphabetical; empty for none. */
final class Causes {

    private Causes() {}

    static String text(Map<Cause, BigDecimal> causes, String currency) {
        return causes.entrySet().stream()
                .map(cause -> cause.getKey().name() + "=" + Amounts.plain(cause.getValue(), currency))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    static Map<Cause, BigDecimal> parse(String text) {
        Map<Cause, BigDecimal> causes = new EnumMap<>(Cause.class);
        if (!text.isEmpty()) {
            for (String cause : text.split(";")) {
                int sign = cause.indexOf('=');
                causes.put(Cause.valueOf(cause.substring(0, sign)), new BigDecimal(cause.substring(sign + 1)));
            }
        }
        return Collections.unmodifiableMap(causes);
    }
}
