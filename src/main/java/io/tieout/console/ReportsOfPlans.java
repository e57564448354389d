package io.tieout.console;

import io.tieout.roster.ListedPlan;
import io.tieout.roster.SyncReport;
import io.tieout.roster.SyncReports;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What came of plans. Of one that was sent it is counted once: it never changes, and there may be a million changes. */
@Component
@ConditionalOnWebApplication
class ReportsOfPlans {

    private static final int MOST = 100;

    private final SyncReports reports;
    private final Map<Long, SyncReport> sent = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SyncReport> eldest) {
            return size() > MOST;
        }
    };

    ReportsOfPlans(SyncReports reports) {
        this.reports = reports;
    }

    SyncReport of(ListedPlan plan) {
        if (!plan.sent()) {
            return reports.of(plan.run());
        }
        synchronized (sent) {
            SyncReport known = sent.get(plan.run());
            if (known != null) {
                return known;
            }
        }
        SyncReport report = reports.of(plan.run());
        synchronized (sent) {
            sent.put(plan.run(), report);
        }
        return report;
    }
}
