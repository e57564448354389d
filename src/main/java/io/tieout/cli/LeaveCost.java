package io.tieout.cli;

import io.tieout.contribution.CoverCosts;
import io.tieout.roster.PlannedChange;

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
        return costs.words(change.employerRef(), change.employeeRef(), back - PlannedChange.MOST_DAYS_BACK);
    }
}
