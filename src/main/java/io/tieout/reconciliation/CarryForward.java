package io.tieout.reconciliation;

import java.util.List;
import java.util.Set;

/** Payroll settled the whole balance that earlier periods left: minus the opening balance. */
final class CarryForward implements CauseRule {

    @Override
    public List<Candidate> candidates(Position position) {
        if (position.opening().signum() == 0) {
            return List.of();
        }
        return List.of(new Candidate.Known(
                Cause.CARRY_FORWARD,
                Set.of(Evidence.OpeningBalance.OPENING),
                position.opening().negate()));
    }
}
