package io.tieout.bruteforce;

import io.tieout.oracle.Charge;
import io.tieout.oracle.Key;
import io.tieout.oracle.Side;
import io.tieout.oracle.Withholding;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the rules from the top for every row of a period. */
public final class BruteForce {

    private final YearMonth period;
    private final long tolerance;
    private final Set<String> registers;

    /**
     * @param tolerance in minor units
     * @param registers employers for which a register of the period was loaded
     */
    public BruteForce(YearMonth period, long tolerance, Set<String> registers) {
        this.period = period;
        this.tolerance = tolerance;
        this.registers = registers;
    }

    /**
     * @param lines the lines of the period's reports
     * @param register the register rows of the period that count towards a portion
     * @param openings in major units
     */
    public SortedMap<Key, Reading> rows(
            Collection<Charge> lines, Collection<Withholding> register, Map<Key, BigDecimal> openings) {
        SortedMap<Key, OneRow> table = new TreeMap<>();
        openings.forEach((key, opening) -> {
            OneRow row = empty(key, 0);
            if (row.minor(opening) != 0) {
                table.put(key, empty(key, row.minor(opening)));
            }
        });
        for (Charge line : lines) {
            table.merge(line.key(), empty(line.key(), 0).with(line), (row, one) -> row.with(line));
        }
        for (Withholding taken : register) {
            table.merge(taken.key(), empty(taken.key(), 0).with(taken), (row, one) -> row.with(taken));
        }
        SortedMap<Key, Reading> readings = new TreeMap<>();
        table.values().forEach(row -> readings.put(row.key(), reading(row, table)));
        return readings;
    }

    private OneRow empty(Key key, long opening) {
        return new OneRow(key, period, List.of(), List.of(), opening, tolerance);
    }

    private Reading reading(OneRow row, SortedMap<Key, OneRow> table) {
        Reading alone = withoutTheOtherPortion(row, table);
        if (!alone.status().equals("BREAK")) {
            return alone;
        }
        Side otherSide = row.key().side() == Side.EMPLOYEE ? Side.EMPLOYER : Side.EMPLOYEE;
        OneRow other = table.get(
                new Key(row.key().employer(), row.key().person(), row.key().currency(), otherSide));
        if (other != null
                && withoutTheOtherPortion(other, table).status().equals("BREAK")
                && other.variance() == -row.variance()) {
            return Reading.explained(row, "EXPLAINED", Set.of("SPLIT=" + row.text(row.variance())), 1, true);
        }
        return alone;
    }

    /** The table of statuses, from the top. */
    private Reading withoutTheOtherPortion(OneRow row, SortedMap<Key, OneRow> table) {
        long variance = row.variance();
        if (!registers.contains(row.key().employer())) {
            return Reading.instructed(row);
        }
        if (row.lines().isEmpty() && row.register().isEmpty()) {
            return Reading.plain(row, "CARRIED", false);
        }
        if (currenciesMismatch(row.key(), table.values())) {
            return Reading.plain(row, "CURRENCY_MISMATCH", false);
        }
        if (row.nothingOnOneSide() && Math.abs(variance) > tolerance && variance == -row.opening()) {
            return Reading.explained(row, "EXPLAINED", Set.of("CARRY_FORWARD=" + row.text(variance)), 1, true);
        }
        if (row.lines().isEmpty()) {
            return Reading.plain(row, "NOT_IN_KOTA", false);
        }
        if (row.register().isEmpty()) {
            return Reading.plain(row, "NOT_IN_PAYROLL", false);
        }
        if (variance == 0) {
            return Reading.plain(row, "MATCHED", false);
        }
        if (Math.abs(variance) <= tolerance) {
            return Reading.explained(row, "ROUNDING", Set.of("ROUNDING=" + row.text(variance)), 1, true);
        }
        Sets.Best best = Sets.of(row);
        if (best.causes().isEmpty()) {
            return Reading.plain(row, "BREAK", best.tooMany());
        }
        return Reading.of(row, "EXPLAINED", best.causes(), 0, best.members(), best.exact(), best.tooMany());
    }

    private static boolean currenciesMismatch(Key key, Collection<OneRow> table) {
        Set<String> charged = new TreeSet<>();
        Set<String> withheld = new TreeSet<>();
        for (OneRow row : table) {
            boolean same = row.key().employer().equals(key.employer())
                    && row.key().person().equals(key.person())
                    && row.key().side() == key.side();
            if (same && !row.lines().isEmpty()) {
                charged.add(row.key().currency());
            }
            if (same && !row.register().isEmpty()) {
                withheld.add(row.key().currency());
            }
        }
        return !charged.isEmpty() && !withheld.isEmpty() && charged.stream().noneMatch(withheld::contains);
    }
}
