package io.tieout.reconciliation;

import java.util.List;

/** Kota corrected an earlier charge and payroll has not taken the correction: the sum of those lines. */
final class Adjustment implements CauseRule {

    @Override
    public List<Candidate> candidates(Position position) {
        return Candidate.ofLines(
                Cause.ADJUSTMENT,
                position.lines().stream().filter(ChargedLine::adjustment).toList());
    }
}
