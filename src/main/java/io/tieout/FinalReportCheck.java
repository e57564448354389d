package io.tieout;

import io.tieout.event.FinalReports;
import io.tieout.kota.ContributionReport;
import io.tieout.kota.Kota;
import io.tieout.reconciliation.LateChanges;
import java.time.YearMonth;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Hands an event about a final report to the reconciliation, which knows nothing of events. */
// Few commands need it, and what it is made of.
@Lazy
@Component
class FinalReportCheck implements FinalReports {

    private final Kota kota;
    private final LateChanges changes;

    FinalReportCheck(Kota kota, LateChanges changes) {
        this.kota = kota;
        this.changes = changes;
    }

    @Override
    public String becameFinal(String reportId) {
        ContributionReport report = kota.contributionReport(reportId);
        return changes.look(report.employer_id(), YearMonth.from(report.period().from_date()));
    }
}
