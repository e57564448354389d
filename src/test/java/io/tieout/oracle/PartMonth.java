package io.tieout.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PRORATION: payroll holds the whole month where Kota charges some days of it. */
final class PartMonth {

    private record PolicyAndCover(String policy, LocalDate from, LocalDate to) {}

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private PartMonth() {}

    /** One candidate per policy and cover that lies in one month and is not all of it. */
    static List<Candidate> among(Collection<Charge> lines, YearMonth period) {
        Map<PolicyAndCover, List<Charge>> groups = new LinkedHashMap<>();
        for (Charge line : lines) {
            if (!line.oneOff()
                    && line.reportingMonth().equals(period)
                    && isPartOfOneMonth(line.coverFrom(), line.coverTo())) {
                groups.computeIfAbsent(
                                new PolicyAndCover(line.policy(), line.coverFrom(), line.coverTo()),
                                group -> new ArrayList<>())
                        .add(line);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        groups.values().forEach(group -> candidate(group).ifPresent(candidates::add));
        return candidates;
    }

    private static boolean isPartOfOneMonth(LocalDate from, LocalDate to) {
        YearMonth month = YearMonth.from(from);
        return month.equals(YearMonth.from(to))
                && !from.isAfter(to)
                && !(from.equals(month.atDay(1)) && to.equals(month.atEndOfMonth()));
    }

    /** Tries every whole month f, in minor units, around the place where it must lie. */
    private static Optional<Candidate> candidate(List<Charge> group) {
        Charge first = group.get(0);
        int digits = Minor.digits(first.key().currency());
        BigDecimal charged = group.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(first.coverFrom(), first.coverTo()) + 1);
        BigDecimal month = BigDecimal.valueOf(first.coverFrom().lengthOfMonth());
        long middle = charged.movePointRight(digits)
                .multiply(month)
                .divide(days, 0, RoundingMode.HALF_UP)
                .longValueExact();
        long reach = (group.size() + 1) * month.longValueExact();
        BigDecimal least = null;
        BigDecimal most = null;
        for (long f = middle - reach; f <= middle + reach; f++) {
            BigDecimal whole = BigDecimal.valueOf(f, digits);
            if (isCharged(charged, whole, days, month, group.size(), digits)) {
                BigDecimal amount = charged.subtract(whole);
                least = least == null ? amount : least.min(amount);
                most = most == null ? amount : most.max(amount);
            }
        }
        return least == null || most == null
                ? Optional.empty()
                : Optional.of(new Candidate(Cause.PRORATION, least, most, new HashSet<>(group)));
    }

    private static boolean isCharged(
            BigDecimal charged, BigDecimal whole, BigDecimal days, BigDecimal month, int lines, int digits) {
        if (lines == 1) {
            return whole.multiply(days)
                            .divide(month, digits, RoundingMode.HALF_UP)
                            .compareTo(charged)
                    == 0;
        }
        // |f * days / month - charged| <= half a unit per line, multiplied out so that nothing is rounded.
        BigDecimal room = HALF.movePointLeft(digits).multiply(BigDecimal.valueOf(lines));
        BigDecimal off = whole.multiply(days).subtract(charged.multiply(month)).abs();
        return off.compareTo(room.multiply(month)) <= 0;
    }
}
