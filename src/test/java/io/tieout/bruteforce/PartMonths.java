package io.tieout.bruteforce;

import io.tieout.oracle.Charge;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PRORATION: payroll holds a whole month where Kota charged some of its days. */
final class PartMonths {

    /** The lines that are looked at together. */
    private record Cover(String policy, LocalDate from, LocalDate to) {}

    private PartMonths() {}

    static List<Part> of(OneRow row) {
        Map<Cover, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < row.lines().size(); i++) {
            Charge line = row.lines().get(i);
            if (!line.oneOff() && line.reportingMonth().equals(row.period()) && isPartOfOneMonth(line)) {
                groups.computeIfAbsent(
                                new Cover(line.policy(), line.coverFrom(), line.coverTo()), any -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Part> parts = new ArrayList<>();
        groups.forEach((cover, lines) -> {
            long charged = 0;
            BitSet facts = new BitSet();
            for (int i : lines) {
                charged += row.minor(row.lines().get(i).amount());
                facts.set(i);
            }
            if (charged != 0) {
                parts.add(part(charged, lines.size(), cover, facts));
            }
        });
        return parts;
    }

    private static boolean isPartOfOneMonth(Charge line) {
        YearMonth month = YearMonth.from(line.coverFrom());
        boolean oneMonth = month.equals(YearMonth.from(line.coverTo()));
        return oneMonth && covered(line.coverFrom(), line.coverTo()) < month.lengthOfMonth();
    }

    private static long covered(LocalDate from, LocalDate to) {
        long days = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            days++;
        }
        return days;
    }

    /** Tries every whole month that is anywhere near. */
    private static Part part(long charged, int lines, Cover cover, BitSet facts) {
        long covered = covered(cover.from(), cover.to());
        long days = YearMonth.from(cover.from()).lengthOfMonth();
        long near = charged * days / covered;
        long reach = (lines + 1) * days;
        List<Long> whole = new ArrayList<>();
        for (long full = near - reach; full <= near + reach; full++) {
            boolean fits = lines == 1
                    ? halfUp(full * covered, days) == charged
                    : Math.abs(full * covered - charged * days) * 2 <= lines * days;
            if (fits) {
                whole.add(full);
            }
        }
        long smallest = whole.get(0);
        long largest = whole.get(whole.size() - 1);
        if (largest - smallest + 1 != whole.size()) {
            throw new IllegalStateException("a gap among the whole months of " + cover);
        }
        return new Part(Part.Name.PRORATION, charged - largest, charged - smallest, facts);
    }

    /** Half goes away from zero. */
    private static long halfUp(long dividend, long divisor) {
        long size = (2 * Math.abs(dividend) + divisor) / (2 * divisor);
        return dividend < 0 ? -size : size;
    }
}
