package io.tieout.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Divides a sum into equal parts that keep every minor unit. */
public final class Instalments {

    private Instalments() {}

    /**
     * As few parts as keep each at most so large, and no more than {@code mostParts}; the first ones are a minor unit
     * larger where the sum does not divide evenly. 100.00 at most 40.00 is 33.34, 33.33, 33.33.
     *
     * @param total more than zero, no finer than the currency
     * @param atMost more than zero; parts are larger than this only where {@code mostParts} would not do
     * @param mostParts at least 1
     */
    public static List<BigDecimal> of(BigDecimal total, BigDecimal atMost, int mostParts, String currency) {
        BigDecimal wanted = total.divide(atMost, 0, RoundingMode.CEILING);
        int parts = wanted.min(BigDecimal.valueOf(mostParts)).intValueExact();
        BigDecimal unit = Amounts.minorUnit(currency);
        BigDecimal[] units =
                total.divide(unit, 0, RoundingMode.UNNECESSARY).divideAndRemainder(BigDecimal.valueOf(parts));
        List<BigDecimal> instalments = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            BigDecimal one = i < units[1].intValueExact() ? units[0].add(BigDecimal.ONE) : units[0];
            instalments.add(one.multiply(unit));
        }
        return instalments;
    }
}
