package io.tieout.cli;

import io.tieout.contribution.CoverCost;
import io.tieout.contribution.CoverCosts;
import io.tieout.money.Amounts;
import io.tieout.roster.PlannedChange;
import java.util.stream.Collectors;

/** What it costs that a leave date came late: the cover went on, and somebody pays for it. */
final class LeaveCost {

    private final CoverCosts costs;

    LeaveCost(CoverCosts costs) {
        this.costs = costs;
    }

    /** In words; empty where the date is not too far back, or no report told what the person's cover costs. */
    String of(PlannedChange change) {
        Integer back = change.daysBack();
        if (back == null || back <= PlannedChange.MOST_DAYS_BACK) {
            return "";
        }
        int late = back - PlannedChange.MOST_DAYS_BACK;
        return costs.of(change.employerRef(), change.employeeRef()).stream()
                .map(cost -> "about " + money(cost, 1) + " a day, so about " + money(cost, late) + " since the 30 days")
                .collect(Collectors.joining("; "));
    }

    private static String money(CoverCost cost, int days) {
        return Amounts.plain(cost.of(days), cost.currency()) + " " + cost.currency();
    }
}
