package io.tieout.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The days for which something is charged, counted by the calendar. A part month, several months, and a policy's
 * month, which may run from the 10th to the 9th, are all of them split at the ends of the calendar's months.
 *
 * @param to belongs to the cover
 */
public record Cover(LocalDate from, LocalDate to) {

    private static final int FRACTION_DIGITS = 6;

    /** @throws IllegalArgumentException if the cover ends before it begins */
    public Cover {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a cover from " + from + " can't end on " + to);
        }
    }

    /**
     * The days of one calendar month.
     *
     * @param covered 1 to {@code days}
     * @param days of the whole month, 28 to 31
     */
    public record Part(YearMonth month, int covered, int days) {}

    /** One for every calendar month that the cover touches, in order. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (YearMonth month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            LocalDate first = month.equals(YearMonth.from(from)) ? from : month.atDay(1);
            LocalDate last = month.equals(YearMonth.from(to)) ? to : month.atEndOfMonth();
            parts.add(new Part(month, daysOf(first, last), month.lengthOfMonth()));
        }
        return parts;
    }

    public int coveredDays() {
        return daysOf(from, to);
    }

    /**
     * How many months this is when it ends on the day before the day of the month on which it began: 1 for
     * 10 October to 9 November, as for 1 to 31 October; 0 when it is no number of whole months.
     */
    public int wholeMonths() {
        LocalDate next = to.plusDays(1);
        int months = Math.toIntExact(ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(next)));
        return months > 0 && from.plusMonths(months).equals(next) ? months : 0;
    }

    /** In months, six decimals, half up: whole months count as such, other days by the days of their calendar month. */
    public BigDecimal fraction() {
        return ratio(BigDecimal.ONE, FRACTION_DIGITS);
    }

    /** What a month's amount comes to for this cover, rounded once, half up (away from zero for refunds). */
    public BigDecimal share(BigDecimal full, String currency) {
        return ratio(full, Amounts.minorDigits(currency));
    }

    private BigDecimal ratio(BigDecimal full, int digits) {
        if (wholeMonths() > 0) {
            return full.multiply(BigDecimal.valueOf(wholeMonths())).setScale(digits, RoundingMode.HALF_UP);
        }
        BigInteger covered = BigInteger.ZERO;
        BigInteger days = BigInteger.ONE;
        for (Part part : parts()) {
            BigInteger length = BigInteger.valueOf(part.days());
            covered = covered.multiply(length)
                    .add(BigInteger.valueOf(part.covered()).multiply(days));
            days = days.multiply(length);
        }
        return full.multiply(new BigDecimal(covered)).divide(new BigDecimal(days), digits, RoundingMode.HALF_UP);
    }

    private static int daysOf(LocalDate first, LocalDate last) {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
    }
}
