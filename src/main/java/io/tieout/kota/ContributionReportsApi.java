package io.tieout.kota;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Section "Contribution reports" of the API reference. */
interface ContributionReportsApi {

    @GetExchange("/contribution_reports")
    Page<ContributionReport> contributionReports(
            @RequestParam(name = "employer_id", required = false) @Nullable String employerId,
            @RequestParam(name = "external_customer_id", required = false) @Nullable String externalCustomerId,
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "year", required = false) @Nullable Integer year,
            @RequestParam(name = "month", required = false) @Nullable Integer month,
            @RequestParam("page") int page,
            @RequestParam("page_size") int size);

    @GetExchange("/contribution_reports/{id}")
    ContributionReport contributionReport(@PathVariable("id") String id);

    @PostExchange("/contribution_reports/{id}/finalize")
    ContributionReport finalizeReport(@PathVariable("id") String id);

    @GetExchange("/contribution_reports/{id}/employee_breakdowns")
    Page<EmployeeBreakdown> employeeBreakdowns(
            @PathVariable("id") String reportId, @RequestParam("page") int page, @RequestParam("page_size") int size);

    @GetExchange("/contribution_reports/{id}/employee_breakdowns/{employee}")
    EmployeeBreakdown employeeBreakdown(
            @PathVariable("id") String reportId, @PathVariable("employee") String employeeId);
}
