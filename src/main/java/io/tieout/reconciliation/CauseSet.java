package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Candidates that together sum to a variance.
 *
 * @param members in the order of the table
 * @param variance what they and the rest sum to
 * @param rest zero when exact, else a rest within the tolerance
 */
record CauseSet(List<Candidate> members, BigDecimal variance, BigDecimal rest) {

    boolean exact() {
        return rest.signum() == 0;
    }

    /** Amounts by cause; members of one cause are summed. */
    Map<Cause, BigDecimal> amounts() {
        Map<Cause, BigDecimal> amounts = new EnumMap<>(Cause.class);
        BigDecimal left = variance;
        for (Candidate member : members) {
            if (member instanceof Candidate.Known known) {
                amounts.merge(known.cause(), known.amount(), BigDecimal::add);
                left = left.subtract(known.amount());
            }
        }
        if (members.stream().anyMatch(PartMonth.class::isInstance)) {
            amounts.put(Cause.PRORATION, left);
        } else if (!exact()) {
            amounts.put(Cause.ROUNDING, rest);
        }
        return amounts;
    }

    /** Whether this set is smaller or, at the same size, first in the order of the table, member by member. */
    boolean isBetterThan(@Nullable CauseSet other) {
        if (other == null || members.size() != other.members.size()) {
            return other == null || members.size() < other.members.size();
        }
        for (int i = 0; i < members.size(); i++) {
            int order = members.get(i).cause().compareTo(other.members.get(i).cause());
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }
}
