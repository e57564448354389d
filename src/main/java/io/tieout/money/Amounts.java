package io.tieout.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/**
 * Sums of money as decimals in major units (euro, not cent), each with its ISO 4217 code beside it.
 *
 * <p>Nothing here rounds silently: the only method that rounds is {@link #proRate}, and it says how.
 */
public final class Amounts {

    private static final Map<String, Integer> DIGITS = new ConcurrentHashMap<>();

    private Amounts() {}

    /** Whether the code, in upper case, is a currency of ISO 4217. */
    public static boolean isCurrency(String code) {
        try {
            minorDigits(code);
            return true;
        } catch (IllegalCurrencyException unknown) {
            return false;
        }
    }

    /**
     * How many decimals a sum of this currency has: 2 for EUR, 0 for JPY, 3 for KWD.
     *
     * @throws IllegalCurrencyException if the code is unknown
     */
    public static int minorDigits(String currency) {
        // Asked for every amount of a million rows; the library's own search takes longer than what is done with it.
        return DIGITS.computeIfAbsent(
                currency, code -> Math.max(0, CurrencyUnit.of(code).getDecimalPlaces()));
    }

    /** The smallest sum that can be paid in this currency: 0.01 for EUR. */
    public static BigDecimal minorUnit(String currency) {
        return BigDecimal.ONE.movePointLeft(minorDigits(currency));
    }

    /** Whether the amount has decimals that the currency has no coin for. */
    public static boolean isFinerThanCurrency(BigDecimal amount, String currency) {
        int digits = minorDigits(currency);
        return amount.scale() > digits && amount.stripTrailingZeros().scale() > digits;
    }

    /**
     * The part of a month's amount that falls on the covered days, by calendar days, rounded half up
     * (away from zero for refunds) to the currency's minor unit.
     *
     * @param coveredDays above {@code days} when the amount went on for longer than that month
     * @param days days of the whole month, 28 to 31
     */
    public static BigDecimal proRate(BigDecimal full, int coveredDays, int days, String currency) {
        return full.multiply(BigDecimal.valueOf(coveredDays))
                .divide(BigDecimal.valueOf(days), minorDigits(currency), RoundingMode.HALF_UP);
    }

    /** The amount with at least the currency's decimals, never rounded and never with an exponent. */
    public static String plain(BigDecimal amount, String currency) {
        int digits = minorDigits(currency);
        BigDecimal shortest = amount.stripTrailingZeros();
        return (shortest.scale() < digits ? shortest.setScale(digits) : shortest).toPlainString();
    }

    /**
     * As {@link #plain(BigDecimal, String)}, for an amount that is text already, as PostgreSQL writes it: files of a
     * million rows are nearly all amounts that have the currency's decimals and can stay as they are.
     *
     * @param amount digits, with a point and a minus sign if need be; no exponent
     */
    public static String plain(String amount, String currency) {
        int digits = minorDigits(currency);
        int point = amount.indexOf('.');
        if (point < 0) {
            return digits == 0 ? amount : amount + '.' + "0".repeat(digits);
        }
        return amount.length() - point - 1 == digits ? amount : plain(new BigDecimal(amount), currency);
    }
}
