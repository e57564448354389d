package io.tieout.kota;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What Kota charges. It makes the reports itself; nobody else can create, open again or delete one. */
public interface ContributionReports {

    /** The reports of one employer whose period is that month, one per external customer. */
    List<ContributionReport> contributionReports(String employerId, YearMonth month);

    /** Every report that the filter lets through, newest first. */
    List<ContributionReport> contributionReports(ReportFilter filter);

    ContributionReport contributionReport(String reportId);

    /**
     * Makes a report final, for good; what changes afterwards goes into the next one. After an answer that was lost
     * the report is read, and only when it is still open the call is made again.
     *
     * @throws KotaException with INVALID_STATE when it already was, unless an earlier try of this very call did it
     */
    ContributionReport finalizeReport(String reportId);

    Page<EmployeeBreakdown> employeeBreakdowns(String reportId, int page);

    /** Empty when the person is not in the report; Kota says the same of a report that it does not know. */
    Optional<EmployeeBreakdown> employeeBreakdown(String reportId, String employeeId);
}
