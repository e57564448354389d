package io.tieout.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts in a currency's smallest unit and as the files write them. */
final class Minor {

    private Minor() {}

    static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /** One smallest unit, in major units. */
    static BigDecimal unit(String currency) {
        return BigDecimal.ONE.movePointLeft(digits(currency));
    }

    static boolean tooFine(BigDecimal amount, String currency) {
        return amount.stripTrailingZeros().scale() > digits(currency);
    }

    /** Plain, with the currency's digits; never rounds. */
    static String text(BigDecimal amount, String currency) {
        return amount.setScale(digits(currency), RoundingMode.UNNECESSARY).toPlainString();
    }
}
