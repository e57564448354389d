package io.tieout.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that might explain a part of one row's variance. */
final class Candidates {

    private record SameRow(String payRun, LocalDate payDate, String element, BigDecimal amount, String currency) {}

    private Candidates() {}

    static List<Candidate> of(
            Collection<Charge> lines, Collection<Withholding> rows, BigDecimal opening, YearMonth period) {
        List<Candidate> all = new ArrayList<>();
        all.addAll(aloneAndTogether(
                Cause.ADJUSTMENT,
                singles(lines.stream().filter(Charge::adjustment).toList())));
        all.addAll(PartMonth.among(lines, period));
        List<Charge> plain = lines.stream().filter(line -> !line.adjustment()).toList();
        all.addAll(aloneAndTogether(
                Cause.TIMING,
                singles(plain.stream()
                        .filter(line -> !line.reportingMonth().equals(period))
                        .toList())));
        all.addAll(aloneAndTogether(
                Cause.ONE_OFF,
                singles(plain.stream()
                        .filter(line -> line.oneOff() && line.reportingMonth().equals(period))
                        .toList())));
        if (opening.signum() != 0) {
            all.add(Candidate.of(Cause.CARRY_FORWARD, opening.negate(), Set.of("the opening")));
        }
        all.addAll(aloneAndTogether(Cause.DUPLICATE, surpluses(rows)));
        return all;
    }

    private record Part(BigDecimal amount, Set<Object> uses) {}

    private static List<Part> singles(List<Charge> lines) {
        return lines.stream().map(line -> new Part(line.amount(), Set.of(line))).toList();
    }

    /** Rows equal in everything are one too many for each but the first. */
    private static List<Part> surpluses(Collection<Withholding> rows) {
        Map<SameRow, List<Integer>> groups = new LinkedHashMap<>();
        int number = 0;
        for (Withholding row : rows) {
            SameRow same = new SameRow(
                    row.payRun(),
                    row.payDate(),
                    row.element(),
                    row.amount().stripTrailingZeros(),
                    row.key().currency());
            groups.computeIfAbsent(same, group -> new ArrayList<>()).add(number++);
        }
        List<Part> parts = new ArrayList<>();
        groups.forEach((same, numbers) -> {
            if (numbers.size() > 1) {
                BigDecimal surplus = same.amount().multiply(BigDecimal.valueOf(numbers.size() - 1L));
                parts.add(new Part(surplus.negate(), new HashSet<>(numbers)));
            }
        });
        return parts;
    }

    /** Parts of nothing explain nothing, so they are no candidates; neither is a total that sums to nothing. */
    private static List<Candidate> aloneAndTogether(Cause cause, List<Part> parts) {
        List<Candidate> candidates = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        Set<Object> everything = new HashSet<>();
        for (Part part : parts) {
            total = total.add(part.amount());
            everything.addAll(part.uses());
            if (part.amount().signum() != 0) {
                candidates.add(Candidate.of(cause, part.amount(), part.uses()));
            }
        }
        if (candidates.size() > 1 && total.signum() != 0) {
            candidates.add(Candidate.of(cause, total, everything));
        }
        return candidates;
    }
}
