package io.tieout.reconciliation;

import io.tieout.money.Amounts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kota charges some days of a month and payroll holds the whole month. Payroll holds one sum for a
 * policy, so all pro-rated lines of one policy and cover, premium and relief alike, are one candidate.
 */
final class Proration implements CauseRule {

    private record PolicyCover(String policyId, LocalDate from, LocalDate to) {}

    @Override
    public List<Candidate> candidates(Position position) {
        String currency = position.key().currency();
        Map<PolicyCover, List<ChargedLine>> covers = new LinkedHashMap<>();
        for (ChargedLine line : position.lines()) {
            if (isPartMonth(line)
                    && line.recurring()
                    && line.reportingMonth().equals(position.period())
                    && !Amounts.isFinerThanCurrency(line.amount(), currency)) {
                covers.computeIfAbsent(
                                new PolicyCover(line.policyId(), line.coverFrom(), line.coverTo()),
                                cover -> new ArrayList<>())
                        .add(line);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (List<ChargedLine> lines : covers.values()) {
            if (PartMonth.sum(lines).signum() != 0) {
                candidates.add(PartMonth.of(lines, currency));
            }
        }
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
