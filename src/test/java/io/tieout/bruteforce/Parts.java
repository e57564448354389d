package io.tieout.bruteforce;

import io.tieout.oracle.Charge;
import io.tieout.oracle.Withholding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Everything that the table of causes lets a row be explained by. */
final class Parts {

    /** What makes two register rows the same; the currency is the row's. */
    private record Equal(String run, LocalDate payDate, String element, long amount) {}

    private Parts() {}

    static List<Part> of(OneRow row) {
        List<Part> parts = new ArrayList<>();
        parts.addAll(lines(Part.Name.ADJUSTMENT, row, Charge::adjustment));
        parts.addAll(PartMonths.of(row));
        parts.addAll(lines(
                Part.Name.TIMING, row, line -> !line.reportingMonth().equals(row.period()) && !line.adjustment()));
        parts.addAll(lines(
                Part.Name.ONE_OFF,
                row,
                line -> line.oneOff() && line.reportingMonth().equals(row.period()) && !line.adjustment()));
        if (row.opening() != 0) {
            BitSet facts = new BitSet();
            facts.set(row.lines().size() + row.register().size());
            parts.add(Part.of(Part.Name.CARRY_FORWARD, -row.opening(), facts));
        }
        parts.addAll(duplicates(row));
        return parts;
    }

    private static List<Part> lines(Part.Name cause, OneRow row, Predicate<Charge> evidence) {
        List<Part> each = new ArrayList<>();
        for (int i = 0; i < row.lines().size(); i++) {
            Charge line = row.lines().get(i);
            if (evidence.test(line) && row.minor(line.amount()) != 0) {
                BitSet facts = new BitSet();
                facts.set(i);
                each.add(Part.of(cause, row.minor(line.amount()), facts));
            }
        }
        return withTotal(cause, each);
    }

    private static List<Part> duplicates(OneRow row) {
        Map<Equal, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < row.register().size(); i++) {
            Withholding taken = row.register().get(i);
            groups.computeIfAbsent(
                            new Equal(taken.payRun(), taken.payDate(), taken.element(), row.minor(taken.amount())),
                            any -> new ArrayList<>())
                    .add(i);
        }
        List<Part> each = new ArrayList<>();
        groups.forEach((equal, rows) -> {
            if (rows.size() > 1 && equal.amount() != 0) {
                BitSet facts = new BitSet();
                rows.forEach(i -> facts.set(row.lines().size() + i));
                each.add(Part.of(Part.Name.DUPLICATE, -equal.amount() * (rows.size() - 1), facts));
            }
        });
        return withTotal(Part.Name.DUPLICATE, each);
    }

    private static List<Part> withTotal(Part.Name cause, List<Part> each) {
        long total = each.stream().mapToLong(Part::least).sum();
        if (each.size() < 2 || total == 0) {
            return each;
        }
        List<Part> all = new ArrayList<>(each);
        BitSet facts = new BitSet();
        each.forEach(part -> facts.or(part.facts()));
        all.add(Part.of(cause, total, facts));
        return all;
    }
}
