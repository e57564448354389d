package io.tieout.kota;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Kota's operations as its API reference has them. Bodies are bytes, so that every try sends the same
 * ones. {@code X-Platform-Id} is for dashboard tokens and therefore never sent.
 */
@HttpExchange(accept = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
interface KotaApi {

    String JSON = MediaType.APPLICATION_JSON_VALUE;
    String KEY = "Idempotency-Key";

    @GetExchange("/employers")
    Page<Employer> employers(@RequestParam("page") int page, @RequestParam("page_size") int size);

    @GetExchange("/employers/{id}")
    Employer employer(@PathVariable("id") String id);

    @PostExchange(url = "/employers", contentType = JSON)
    Employer createEmployer(
            @org.springframework.web.bind.annotation.RequestBody byte[] body, @RequestHeader(KEY) String key);

    @PutExchange(url = "/employers/{id}", contentType = JSON)
    Employer updateEmployer(
            @PathVariable("id") String id, @org.springframework.web.bind.annotation.RequestBody byte[] body);

    @GetExchange("/employees")
    Page<Employee> employees(@RequestParam("page") int page, @RequestParam("page_size") int size);

    @GetExchange("/employees")
    Page<Employee> employeesLike(
            @RequestParam("employer_id") String employerId,
            @RequestParam("metadata_id") String part,
            @RequestParam("page") int page,
            @RequestParam("page_size") int size);

    @GetExchange("/employees/{id}")
    Employee employee(@PathVariable("id") String id);

    @PostExchange(url = "/employees", contentType = JSON)
    Employee createEmployee(
            @org.springframework.web.bind.annotation.RequestBody byte[] body, @RequestHeader(KEY) String key);

    @PutExchange(url = "/employees/{id}", contentType = JSON)
    Employee updateEmployee(
            @PathVariable("id") String id, @org.springframework.web.bind.annotation.RequestBody byte[] body);

    @GetExchange("/contribution_reports")
    Page<ContributionReport> contributionReports(
            @RequestParam("employer_id") String employerId,
            @RequestParam("year") int year,
            @RequestParam("month") int month,
            @RequestParam("page") int page,
            @RequestParam("page_size") int size);

    @GetExchange("/contribution_reports/{id}")
    ContributionReport contributionReport(@PathVariable("id") String id);

    @GetExchange("/contribution_reports/{id}/employee_breakdowns")
    Page<EmployeeBreakdown> employeeBreakdowns(
            @PathVariable("id") String reportId, @RequestParam("page") int page, @RequestParam("page_size") int size);
}
