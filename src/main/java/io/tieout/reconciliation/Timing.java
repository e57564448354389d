package io.tieout.reconciliation;

import java.util.List;

/** Kota charges another month's cover in this period and payroll has not taken it: the sum of those lines. */
final class Timing implements CauseRule {

    @Override
    public List<Candidate> candidates(Position position) {
        return Candidate.ofLines(
                Cause.TIMING,
                position.lines().stream()
                        .filter(line -> !line.adjustment())
                        .filter(line -> !line.reportingMonth().equals(position.period()))
                        .toList());
    }
}
