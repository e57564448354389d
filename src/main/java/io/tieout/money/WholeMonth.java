package io.tieout.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The amounts of a whole month whose share for some covered days is a given charge. Several neighbours are, because
 * the share was rounded: both ends belong to them, and so does every minor unit between.
 *
 * @param least major units, signed
 * @param most major units, signed, not below {@code least}
 */
public record WholeMonth(BigDecimal least, BigDecimal most) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * One line is the share half up, exactly as {@link Amounts#proRate} gives it. Several lines were each rounded
     * alone, so that their sum may be off by half a minor unit per line.
     *
     * @param charged sum of the lines, no finer than the currency
     * @param lines one or more
     * @param coveredDays 1 or more, fewer than {@code days}
     * @param days days of the whole month, 28 to 31
     */
    public static WholeMonth of(BigDecimal charged, int lines, int coveredDays, int days, String currency) {
        BigDecimal unit = Amounts.minorUnit(currency);
        BigDecimal off = unit.multiply(BigDecimal.valueOf(lines));
        BigDecimal least =
                whole(charged.multiply(TWO).subtract(off), coveredDays, days, currency, RoundingMode.CEILING);
        BigDecimal most = whole(charged.multiply(TWO).add(off), coveredDays, days, currency, RoundingMode.FLOOR);
        if (lines > 1) {
            return new WholeMonth(least, most);
        }
        // Half goes away from zero, so one of the two ends, where it is hit exactly, belongs to the next amount.
        boolean leastFits = isShare(charged, least, coveredDays, days, currency);
        boolean mostFits = isShare(charged, most, coveredDays, days, currency);
        return new WholeMonth(leastFits ? least : least.add(unit), mostFits ? most : most.subtract(unit));
    }

    private static BigDecimal whole(
            BigDecimal twicePart, int coveredDays, int days, String currency, RoundingMode rounding) {
        return twicePart
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(2L * coveredDays), Amounts.minorDigits(currency), rounding);
    }

    private static boolean isShare(BigDecimal charged, BigDecimal full, int coveredDays, int days, String currency) {
        return Amounts.proRate(full, coveredDays, days, currency).compareTo(charged) == 0;
    }
}
