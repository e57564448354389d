package io.tieout.reconciliation;

import io.tieout.oracle.Charge;
import io.tieout.oracle.Key;
import io.tieout.oracle.Withholding;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Invented lines and register rows as the rules take them, person by person. */
final class Invented {

    private Invented() {}

    /** @param tolerance in major units */
    static SortedMap<Key, Settlement> settled(
            YearMonth period,
            BigDecimal tolerance,
            List<Charge> lines,
            List<Withholding> register,
            Map<Key, BigDecimal> openings) {
        SortedMap<Key, Position> positions = new TreeMap<>();
        openings.forEach((key, opening) -> {
            if (opening.signum() != 0) {
                positions.put(key, position(key, period, tolerance, lines, register, opening));
            }
        });
        lines.forEach(line -> positions.computeIfAbsent(
                line.key(), key -> position(key, period, tolerance, lines, register, BigDecimal.ZERO)));
        register.forEach(row -> positions.computeIfAbsent(
                row.key(), key -> position(key, period, tolerance, lines, register, BigDecimal.ZERO)));
        Map<String, List<Key>> people = new LinkedHashMap<>();
        positions
                .keySet()
                .forEach(key -> people.computeIfAbsent(key.employer() + "\n" + key.person(), any -> new ArrayList<>())
                        .add(key));
        SortedMap<Key, Settlement> settled = new TreeMap<>();
        people.values().forEach(person -> {
            List<Settlement> settlements =
                    Rules.settle(person.stream().map(positions::get).toList());
            for (int i = 0; i < person.size(); i++) {
                settled.put(person.get(i), settlements.get(i));
            }
        });
        return settled;
    }

    private static Position position(
            Key key,
            YearMonth period,
            BigDecimal tolerance,
            List<Charge> lines,
            List<Withholding> register,
            BigDecimal opening) {
        return new Position(
                new io.tieout.reconciliation.Key(
                        key.employer(),
                        key.person(),
                        key.currency(),
                        Portion.of(key.side().text())),
                period,
                true,
                opening,
                tolerance,
                lines.stream()
                        .filter(line -> line.key().equals(key))
                        .map(Invented::line)
                        .toList(),
                register.stream()
                        .filter(row -> row.key().equals(key))
                        .map(row -> new WithheldRow(row.payRun(), row.payDate(), row.element(), row.amount()))
                        .toList());
    }

    private static ChargedLine line(Charge line) {
        return new ChargedLine(
                line.id(),
                line.category(),
                line.memberType(),
                line.adjustment(),
                null,
                line.amount(),
                line.oneOff() ? "one_off" : "recurring",
                line.coverFrom(),
                line.coverTo(),
                line.policy(),
                line.reportingMonth());
    }
}
