package io.tieout.reconciliation;

import io.tieout.money.WholeMonth;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Pro-rated lines of one policy and cover against a whole month's amount {@code f} that payroll holds instead.
 *
 * <p>Nothing states {@code f}; it is what the rest of the variance leaves: if the lines explain a
 * rest {@code r}, payroll holds {@code f = charged − r}. Only an {@code f} whose share for the
 * covered days is the charged amount again is believed, so {@code r} lies in a small range.
 *
 * <p>Example: 20 of 31 days of 60.00 are charged with 38.71. A variance of −21.29 is explained,
 * because 38.71 + 21.29 = 60.00, and 60.00 × 20 / 31 is 38.71.
 *
 * @param evidence the lines
 * @param least charged less the largest believable month
 * @param most charged less the smallest
 */
record PartMonth(Set<Evidence> evidence, BigDecimal least, BigDecimal most) implements Candidate {

    /** @param lines one, or several of one policy and cover, none finer than the currency */
    static PartMonth of(List<ChargedLine> lines, String currency) {
        BigDecimal charged = sum(lines);
        ChargedLine any = lines.get(0);
        int covered = (int) ChronoUnit.DAYS.between(any.coverFrom(), any.coverTo()) + 1;
        int days = YearMonth.from(any.coverFrom()).lengthOfMonth();
        WholeMonth month = WholeMonth.of(charged, lines.size(), covered, days, currency);
        return new PartMonth(Set.copyOf(lines), charged.subtract(month.most()), charged.subtract(month.least()));
    }

    @Override
    public Cause cause() {
        return Cause.PRORATION;
    }

    static BigDecimal sum(List<ChargedLine> lines) {
        return lines.stream().map(ChargedLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
