package io.tieout.bruteforce;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at every set of parts. */
final class Sets {

    private static final int MOST_COMBINED = 12;

    private static final Comparator<Explained> BEST_FIRST = Comparator.comparing((Explained set) -> set.rest() != 0)
            .thenComparing(set -> set.members().size())
            .thenComparing(Explained::members, Sets::memberByMember);

    /** A set that holds. @param members its causes in the order of the table */
    private record Explained(List<Part.Name> members, long rest, String text) {}

    /** @param causes every way to write a best set; empty when nothing explains the variance */
    record Best(Set<String> causes, int members, boolean exact, boolean tooMany) {}

    private Sets() {}

    static Best of(OneRow row) {
        List<Part> parts = Parts.of(row);
        boolean tooMany = parts.size() > MOST_COMBINED;
        List<Explained> sets = new ArrayList<>();
        if (tooMany) {
            parts.forEach(part -> add(row, List.of(part), sets));
        } else {
            for (int choice = 1; choice < 1 << parts.size(); choice++) {
                add(row, chosen(parts, choice), sets);
            }
        }
        if (sets.isEmpty()) {
            return new Best(Set.of(), 0, false, tooMany);
        }
        Explained best = sets.stream().min(BEST_FIRST).orElseThrow();
        Set<String> texts = sets.stream()
                .filter(set -> BEST_FIRST.compare(set, best) == 0)
                .map(Explained::text)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Best(texts, best.members().size(), best.rest() == 0, tooMany);
    }

    private static List<Part> chosen(List<Part> parts, int choice) {
        List<Part> chosen = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if ((choice >> i & 1) == 1) {
                chosen.add(parts.get(i));
            }
        }
        return chosen;
    }

    private static void add(OneRow row, List<Part> set, List<Explained> sets) {
        BitSet used = new BitSet();
        for (Part part : set) {
            if (used.intersects(part.facts())) {
                return;
            }
            used.or(part.facts());
        }
        long least = set.stream().mapToLong(Part::least).sum();
        long most = set.stream().mapToLong(Part::most).sum();
        boolean proRated = set.stream().anyMatch(part -> part.cause() == Part.Name.PRORATION);
        long variance = row.variance();
        if (least <= variance && variance <= most) {
            sets.add(explained(row, set, 0));
        } else if (!proRated && Math.abs(variance - least) <= row.tolerance()) {
            sets.add(explained(row, set, variance - least));
        }
    }

    private static Explained explained(OneRow row, List<Part> set, long rest) {
        Map<Part.Name, Long> sums = new EnumMap<>(Part.Name.class);
        set.stream()
                .filter(part -> part.cause() != Part.Name.PRORATION)
                .forEach(part -> sums.merge(part.cause(), part.least(), Long::sum));
        if (set.stream().anyMatch(part -> part.cause() == Part.Name.PRORATION)) {
            long others = sums.values().stream().mapToLong(Long::longValue).sum();
            sums.put(Part.Name.PRORATION, row.variance() - others);
        }
        if (rest != 0) {
            sums.put(Part.Name.ROUNDING, rest);
        }
        return new Explained(set.stream().map(Part::cause).sorted().toList(), rest, text(row, sums));
    }

    static String text(OneRow row, Map<Part.Name, Long> sums) {
        return sums.entrySet().stream()
                .map(sum -> sum.getKey() + "=" + row.text(sum.getValue()))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    /** Both have the same number of members. */
    private static int memberByMember(List<Part.Name> one, List<Part.Name> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
