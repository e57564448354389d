package io.tieout.bruteforce;

import io.tieout.oracle.Charge;
import io.tieout.oracle.Key;
import io.tieout.oracle.Withholding;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * All that is known of one employer, person, currency and portion. Sums are in minor units.
 *
 * @param opening in minor units
 * @param tolerance in minor units
 */
record OneRow(Key key, YearMonth period, List<Charge> lines, List<Withholding> register, long opening, long tolerance) {

    long charged() {
        return lines.stream().mapToLong(line -> minor(line.amount())).sum();
    }

    long withheld() {
        return register.stream().mapToLong(row -> minor(row.amount())).sum();
    }

    long variance() {
        return charged() - withheld();
    }

    boolean nothingOnOneSide() {
        return lines.isEmpty() || register.isEmpty();
    }

    long minor(BigDecimal major) {
        return major.movePointRight(digits(key.currency())).longValueExact();
    }

    String text(long minor) {
        return BigDecimal.valueOf(minor, digits(key.currency())).toPlainString();
    }

    OneRow with(Charge line) {
        List<Charge> more = new ArrayList<>(lines);
        more.add(line);
        return new OneRow(key, period, more, register, opening, tolerance);
    }

    OneRow with(Withholding row) {
        List<Withholding> more = new ArrayList<>(register);
        more.add(row);
        return new OneRow(key, period, lines, more, opening, tolerance);
    }

    static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
