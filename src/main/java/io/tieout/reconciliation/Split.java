package io.tieout.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Payroll divided the charge differently between employer and employee: both portions of a person
 * would be a break and their whole variances are exactly opposite. Never with other causes.
 */
final class Split {

    private Split() {}

    /** The same rows with such pairs explained. @param positions and settlements of one person, in step */
    static List<Settlement> explain(List<Position> positions, List<Settlement> settlements) {
        List<Settlement> result = new ArrayList<>(settlements);
        for (int i = 0; i < result.size(); i++) {
            for (int j = i + 1; j < result.size(); j++) {
                if (isSplit(settlements.get(i), settlements.get(j))) {
                    result.set(i, explained(positions.get(i), settlements.get(i)));
                    result.set(j, explained(positions.get(j), settlements.get(j)));
                }
            }
        }
        return result;
    }

    private static boolean isSplit(Settlement one, Settlement other) {
        return one.status() == Status.BREAK
                && other.status() == Status.BREAK
                && one.key().currency().equals(other.key().currency())
                && one.key().portion() != other.key().portion()
                && Objects.requireNonNull(one.variance())
                                .add(Objects.requireNonNull(other.variance()))
                                .signum()
                        == 0;
    }

    private static Settlement explained(Position position, Settlement broken) {
        return Settlement.explained(
                position, Status.EXPLAINED, Map.of(Cause.SPLIT, position.variance()), broken.note());
    }
}
