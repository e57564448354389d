package io.tieout.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One set of causes that sums to a variance.
 *
 * @param members in the order of the table, one for each member of the set
 * @param amounts what each cause stands for, in major units
 * @param rest the part that ROUNDING took, zero for an exact set
 */
record Explanation(List<Cause> members, Map<Cause, BigDecimal> amounts, BigDecimal rest)
        implements Comparable<Explanation> {

    /** The better one first: exact, then fewer members, then the order of the table member by member. */
    @Override
    public int compareTo(Explanation other) {
        int byRest = Boolean.compare(rest.signum() != 0, other.rest.signum() != 0);
        if (byRest != 0) {
            return byRest;
        }
        int bySize = Integer.compare(members.size(), other.members.size());
        if (bySize != 0) {
            return bySize;
        }
        for (int i = 0; i < members.size(); i++) {
            int byTable = members.get(i).compareTo(other.members.get(i));
            if (byTable != 0) {
                return byTable;
            }
        }
        return 0;
    }

    /** As the files write it: one entry per cause, alphabetical. */
    String text(String currency) {
        return new TreeMap<>(amounts.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().name(), entry -> Minor.text(entry.getValue(), currency))))
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(";"));
    }
}
