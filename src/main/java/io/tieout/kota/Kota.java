package io.tieout.kota;

import java.time.YearMonth;
import java.util.List;

/**
 * The Kota benefits API, as far as Tieout uses it. Calls block; 429, 5xx and broken connections have
 * been retried by the time a {@link KotaException} comes out. Pages hold up to 100 items.
 */
public interface Kota {

    /** A client with a budget of its own. Nothing is sent before the first call, so a key may be missing until then. */
    static Kota connect(KotaProperties properties) {
        return new KotaClient(properties);
    }

    Page<Employer> employers(int page);

    Employer employer(String employerId);

    /** @param idempotencyKey at most 200 characters; kept by Kota for one hour */
    Employer createEmployer(RequestBody body, String idempotencyKey);

    Employer updateEmployer(String employerId, RequestBody body);

    /** All employees of all employers, newest first. */
    Page<Employee> employees(int page);

    /**
     * The employees of one employer whose {@code metadata.id} is exactly the ref, in whatever state.
     * Kota's own filter is partial and ignores case, so the comparison is made here.
     */
    List<Employee> employeesWithRef(String employerId, String employeeRef);

    Employee employee(String employeeId);

    Employee createEmployee(RequestBody body, String idempotencyKey);

    Employee updateEmployee(String employeeId, RequestBody body);

    /** The reports of one employer whose period is that month, one per external customer. */
    List<ContributionReport> contributionReports(String employerId, YearMonth month);

    ContributionReport contributionReport(String reportId);

    Page<EmployeeBreakdown> employeeBreakdowns(String reportId, int page);

    /** The canonical bytes of a request record: snake_case keys in declared order, nulls left out. */
    RequestBody bodyOf(Record request);
}
