package io.tieout.reconciliation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kota charges some days of a month and payroll holds the whole month. Candidates are each
 * pro-rated line alone and, because payroll often holds one sum for a whole policy, all pro-rated
 * lines of one policy and cover together.
 */
final class Proration implements CauseRule {

    private record PolicyCover(String policyId, LocalDate from, LocalDate to) {}

    @Override
    public List<Candidate> candidates(Position position) {
        Map<PolicyCover, List<ChargedLine>> groups = new LinkedHashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (ChargedLine line : position.lines()) {
            if (isPartMonth(line) && line.recurring() && line.reportingMonth().equals(position.period())) {
                if (line.amount().signum() != 0) {
                    candidates.add(new PartMonth(List.of(line), position.key().currency()));
                }
                groups.computeIfAbsent(
                                new PolicyCover(line.policyId(), line.coverFrom(), line.coverTo()),
                                cover -> new ArrayList<>())
                        .add(line);
            }
        }
        groups.values().stream()
                .filter(lines -> lines.size() > 1)
                .forEach(lines ->
                        candidates.add(new PartMonth(lines, position.key().currency())));
        return candidates;
    }

    /** Whether the cover lies in one month and is not all of it. */
    private static boolean isPartMonth(ChargedLine line) {
        YearMonth month = YearMonth.from(line.coverFrom());
        boolean inOneMonth = month.equals(YearMonth.from(line.coverTo()));
        boolean whole = line.coverFrom().getDayOfMonth() == 1 && line.coverTo().equals(month.atEndOfMonth());
        return inOneMonth && !whole && !line.coverTo().isBefore(line.coverFrom());
    }
}
