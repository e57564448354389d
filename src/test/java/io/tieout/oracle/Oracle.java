package io.tieout.oracle;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the rules say about one period: all rows of all employers given, worked out by trying everything. */
public final class Oracle {

    private final YearMonth period;
    private final int toleranceMinorUnits;
    private final Set<String> employersWithRegister;

    /**
     * @param employersWithRegister refs for which a register was ever loaded for this period
     */
    public Oracle(YearMonth period, int toleranceMinorUnits, Set<String> employersWithRegister) {
        this.period = period;
        this.toleranceMinorUnits = toleranceMinorUnits;
        this.employersWithRegister = Set.copyOf(employersWithRegister);
    }

    /**
     * @param openings the closings of the latest earlier period that held the employer, zeros may be left out
     */
    public SortedMap<Key, ExpectedRow> rows(
            Collection<Charge> charges, Collection<Withholding> register, Map<Key, BigDecimal> openings) {
        SortedMap<Key, Sums> table = table(charges, register, openings);
        Set<Key> mismatched = currencyMismatches(table);
        SortedMap<Key, ExpectedRow> rows = new TreeMap<>();
        table.forEach((key, sums) -> rows.put(key, judge(sums, mismatched.contains(key))));
        return settleSplits(rows);
    }

    private static SortedMap<Key, Sums> table(
            Collection<Charge> charges, Collection<Withholding> register, Map<Key, BigDecimal> openings) {
        Set<Key> keys = new HashSet<>();
        Map<Key, List<Charge>> lines = new TreeMap<>();
        Map<Key, List<Withholding>> withheld = new TreeMap<>();
        charges.forEach(line ->
                lines.computeIfAbsent(line.key(), key -> new ArrayList<>()).add(line));
        register.forEach(row ->
                withheld.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row));
        keys.addAll(lines.keySet());
        keys.addAll(withheld.keySet());
        openings.forEach((key, opening) -> {
            if (opening.signum() != 0) {
                keys.add(key);
            }
        });
        SortedMap<Key, Sums> table = new TreeMap<>();
        for (Key key : keys) {
            table.put(
                    key,
                    new Sums(
                            key,
                            lines.getOrDefault(key, List.of()),
                            withheld.getOrDefault(key, List.of()),
                            openings.getOrDefault(key, BigDecimal.ZERO)));
        }
        return table;
    }

    private ExpectedRow judge(Sums sums, boolean currenciesDiffer) {
        if (!employersWithRegister.contains(sums.key().employer())) {
            return ExpectedRow.instructed(sums);
        }
        if (sums.nothingCharged() && sums.nothingWithheld()) {
            return ExpectedRow.of(sums, Status.CARRIED, List.of(""));
        }
        if (currenciesDiffer) {
            return ExpectedRow.of(sums, Status.CURRENCY_MISMATCH, List.of(""));
        }
        String currency = sums.key().currency();
        BigDecimal variance = sums.variance();
        BigDecimal tolerance = Minor.unit(currency).multiply(BigDecimal.valueOf(toleranceMinorUnits));
        boolean beyondTolerance = variance.abs().compareTo(tolerance) > 0;
        if (sums.nothingCharged() || sums.nothingWithheld()) {
            if (beyondTolerance && variance.compareTo(sums.opening().negate()) == 0) {
                return ExpectedRow.of(
                        sums, Status.EXPLAINED, List.of(Cause.CARRY_FORWARD + "=" + Minor.text(variance, currency)));
            }
            Status status = sums.nothingCharged() ? Status.NOT_IN_KOTA : Status.NOT_IN_PAYROLL;
            return ExpectedRow.of(sums, status, List.of(""));
        }
        if (variance.signum() == 0) {
            return ExpectedRow.of(sums, Status.MATCHED, List.of(""));
        }
        if (!beyondTolerance) {
            return ExpectedRow.of(
                    sums, Status.ROUNDING, List.of(Cause.ROUNDING + "=" + Minor.text(variance, currency)));
        }
        List<String> explanations = new Combinations(variance, tolerance)
                .best(Candidates.of(sums.lines(), sums.rows(), sums.opening(), period)).stream()
                        .map(found -> found.text(currency))
                        .distinct()
                        .toList();
        return explanations.isEmpty()
                ? ExpectedRow.of(sums, Status.BREAK, List.of(""))
                : ExpectedRow.of(sums, Status.EXPLAINED, explanations);
    }

    /** Charged in one currency and withheld in another, none in common. */
    private static Set<Key> currencyMismatches(SortedMap<Key, Sums> table) {
        record PersonSide(String employer, String person, Side side) {}
        Map<PersonSide, Set<String>> charged = new java.util.HashMap<>();
        Map<PersonSide, Set<String>> withheld = new java.util.HashMap<>();
        table.forEach((key, sums) -> {
            PersonSide who = new PersonSide(key.employer(), key.person(), key.side());
            if (!sums.nothingCharged()) {
                charged.computeIfAbsent(who, any -> new HashSet<>()).add(key.currency());
            }
            if (!sums.nothingWithheld()) {
                withheld.computeIfAbsent(who, any -> new HashSet<>()).add(key.currency());
            }
        });
        Set<Key> mismatched = new HashSet<>();
        for (Key key : table.keySet()) {
            PersonSide who = new PersonSide(key.employer(), key.person(), key.side());
            Set<String> there = charged.getOrDefault(who, Set.of());
            Set<String> here = withheld.getOrDefault(who, Set.of());
            if (!there.isEmpty() && !here.isEmpty() && there.stream().noneMatch(here::contains)) {
                mismatched.add(key);
            }
        }
        return mismatched;
    }

    /** Two breaks of one person that are exactly opposite: money booked on the wrong portion. */
    private static SortedMap<Key, ExpectedRow> settleSplits(SortedMap<Key, ExpectedRow> rows) {
        SortedMap<Key, ExpectedRow> settled = new TreeMap<>();
        rows.forEach((key, row) -> {
            ExpectedRow other = rows.get(key.otherSide());
            BigDecimal variance = row.variance();
            boolean split = row.status() == Status.BREAK
                    && other != null
                    && other.status() == Status.BREAK
                    && variance != null
                    && other.variance() != null
                    && variance.add(other.variance()).signum() == 0;
            settled.put(key, split && variance != null ? asSplit(row, variance) : row);
        });
        return settled;
    }

    private static ExpectedRow asSplit(ExpectedRow row, BigDecimal variance) {
        return new ExpectedRow(
                row.key(),
                row.charged(),
                row.withheld(),
                variance,
                Status.EXPLAINED,
                List.of(Cause.SPLIT + "=" + Minor.text(variance, row.key().currency())),
                BigDecimal.ZERO,
                row.opening(),
                row.closing());
    }
}
