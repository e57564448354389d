package io.tieout.reconciliation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Payroll took the same thing more than once: rows equal in pay run, pay date, element, amount and
 * currency. Of n such rows n − 1 are too many, and the variance is short by them.
 */
final class Duplicate implements CauseRule {

    @Override
    public List<Candidate> candidates(Position position) {
        Map<WithheldRow, Integer> counts = new LinkedHashMap<>();
        position.rows().forEach(row -> counts.merge(sameScale(row), 1, Integer::sum));
        return Candidate.eachAndAll(counts.entrySet().stream()
                .filter(group -> group.getValue() > 1)
                .map(group -> surplus(group.getKey(), group.getValue() - 1))
                .toList());
    }

    private static Candidate.Known surplus(WithheldRow row, int tooMany) {
        BigDecimal surplus = row.amount().multiply(BigDecimal.valueOf(tooMany));
        return new Candidate.Known(Cause.DUPLICATE, Set.of(row), surplus.negate());
    }

    /** 10.0 and 10.00 are the same amount, though not equal to Java. */
    private static WithheldRow sameScale(WithheldRow row) {
        return new WithheldRow(
                row.payRun(), row.payDate(), row.payElement(), row.amount().stripTrailingZeros());
    }
}
