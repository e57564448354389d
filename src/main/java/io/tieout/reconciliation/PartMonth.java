package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Pro-rated lines of one cover against a whole month's amount {@code f} that payroll holds instead.
 *
 * <p>Nothing states {@code f}; it is what the rest of the variance leaves: if the lines explain a
 * rest {@code r}, payroll holds {@code f = charged − r}. Only an {@code f} whose share for the
 * covered days is the charged amount again is believed.
 *
 * <p>Example: 20 of 31 days of 60.00 are charged with 38.71. A variance of −21.29 is explained,
 * because 38.71 + 21.29 = 60.00, and 60.00 × 20 / 31 is 38.71.
 *
 * @param lines one, or several of one policy and cover
 */
record PartMonth(List<ChargedLine> lines, String currency) implements Candidate {

    @Override
    public Cause cause() {
        return Cause.PRORATION;
    }

    @Override
    public Set<Evidence> evidence() {
        return Set.copyOf(lines);
    }

    boolean explains(BigDecimal rest) {
        BigDecimal charged = lines.stream().map(ChargedLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal wholeMonth = charged.subtract(rest);
        return lines.size() == 1
                ? Amounts.proRate(wholeMonth, coveredDays(), daysOfMonth(), currency)
                                .compareTo(charged)
                        == 0
                : withinHalfAMinorUnitPerLine(charged, wholeMonth);
    }

    /**
     * Each line was rounded alone, so their sum may be off by half a minor unit per line. Both sides
     * are multiplied by twice the days of the month instead of dividing.
     */
    private boolean withinHalfAMinorUnitPerLine(BigDecimal charged, BigDecimal wholeMonth) {
        BigDecimal days = BigDecimal.valueOf(daysOfMonth());
        BigDecimal off = wholeMonth
                .multiply(BigDecimal.valueOf(coveredDays()))
                .subtract(charged.multiply(days))
                .abs()
                .multiply(BigDecimal.valueOf(2));
        BigDecimal allowed = Amounts.minorUnit(currency)
                .multiply(BigDecimal.valueOf(lines.size()))
                .multiply(days);
        return off.compareTo(allowed) <= 0;
    }

    private int coveredDays() {
        ChargedLine line = lines.get(0);
        return (int) ChronoUnit.DAYS.between(line.coverFrom(), line.coverTo()) + 1;
    }

    private int daysOfMonth() {
        return YearMonth.from(lines.get(0).coverFrom()).lengthOfMonth();
    }
}
