package io.tieout.reconciliation;

import java.util.List;

/** A single charge of this month, such as a fee, that payroll has not taken: the sum of those lines. */
final class OneOff implements CauseRule {

    @Override
    public List<Candidate> candidates(Position position) {
        return Candidate.ofLines(
                Cause.ONE_OFF,
                position.lines().stream()
                        .filter(line -> line.oneOff() && !line.adjustment())
                        .filter(line -> line.reportingMonth().equals(position.period()))
                        .toList());
    }
}
