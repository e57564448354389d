package io.tieout.kota;

import static io.tieout.kota.Operation.read;
import static io.tieout.kota.Operation.writeOnce;

import io.tieout.kota.KotaException.Code;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** {@link ContributionReports} over HTTP. */
interface ContributionReportsWire extends ContributionReports, Wire {

    /** Tries whose answer is lost; before each further one the report is read. */
    int MOST_LOST = 3;

    @Override
    default List<ContributionReport> contributionReports(String employerId, YearMonth month) {
        return contributionReports(
                read("list contribution reports of " + employerId + " for " + month),
                new ReportFilter(employerId, null, null, month.getYear(), month.getMonthValue()));
    }

    @Override
    default List<ContributionReport> contributionReports(ReportFilter filter) {
        return contributionReports(read("list contribution reports"), filter);
    }

    private List<ContributionReport> contributionReports(Operation operation, ReportFilter filter) {
        return PagedSweep.list(
                        operation.name(),
                        page -> call(
                                operation,
                                api -> api.contributionReports(
                                        filter.employer_id(),
                                        filter.external_customer_id(),
                                        filter.status(),
                                        filter.year(),
                                        filter.month(),
                                        page,
                                        PAGE)),
                        ContributionReport::id)
                .stream()
                .filter(filter::lets)
                .toList();
    }

    @Override
    default ContributionReport contributionReport(String reportId) {
        return call(read("read contribution report " + reportId), api -> api.contributionReport(reportId));
    }

    @Override
    default ContributionReport finalizeReport(String reportId) {
        for (int lost = 0; ; ) {
            try {
                return call(writeOnce("finalize contribution report " + reportId), api -> api.finalizeReport(reportId));
            } catch (KotaException e) {
                // Kota takes no idempotency key here: a try whose answer was lost shows as a state that is there
                // already.
                lost += e.mayHaveBeenDone() ? 1 : 0;
                if (lost == 0 || !e.mayHaveBeenDone() && e.code() != Code.INVALID_STATE) {
                    throw e;
                }
                ContributionReport now = contributionReport(reportId);
                if (now.status().equals("finalized")) {
                    return now;
                }
                if (lost == MOST_LOST || !e.mayHaveBeenDone()) {
                    throw e;
                }
            }
        }
    }

    @Override
    default Page<EmployeeBreakdown> employeeBreakdowns(String reportId, int page) {
        return call(
                read("list employee breakdowns of " + reportId), api -> api.employeeBreakdowns(reportId, page, PAGE));
    }

    @Override
    default Optional<EmployeeBreakdown> employeeBreakdown(String reportId, String employeeId) {
        return callForOne(
                read("read the breakdown of employee " + employeeId + " in " + reportId),
                api -> api.employeeBreakdown(reportId, employeeId));
    }
}
