package io.tieout.kota;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For a Kota in memory that does only what its tests need; the rest fails where it is called. */
public abstract class PartOfKota implements Kota {

    @Override
    public Page<Employer> employers(int page) {
        throw not();
    }

    @Override
    public Employer employer(String employerId) {
        throw not();
    }

    @Override
    public Employer createEmployer(RequestBody body, String idempotencyKey) {
        throw not();
    }

    @Override
    public Employer updateEmployer(String employerId, RequestBody body) {
        throw not();
    }

    @Override
    public Employer offboardEmployer(String employerId, String idempotencyKey) {
        throw not();
    }

    @Override
    public Page<Employee> employees(int page) {
        throw not();
    }

    @Override
    public List<Employee> employeesWithRef(String employerId, String employeeRef) {
        throw not();
    }

    @Override
    public Employee employee(String employeeId) {
        throw not();
    }

    @Override
    public Employee createEmployee(RequestBody body, String idempotencyKey) {
        throw not();
    }

    @Override
    public Employee updateEmployee(String employeeId, RequestBody body) {
        throw not();
    }

    @Override
    public Employee offboardEmployee(String employeeId, RequestBody body, String idempotencyKey) {
        throw not();
    }

    @Override
    public Employee cancelOffboarding(String employeeId, String idempotencyKey) {
        throw not();
    }

    @Override
    public Salary createSalary(String employeeId, RequestBody body, String idempotencyKey) {
        throw not();
    }

    @Override
    public Page<Salary> salaries(String employeeId, int page) {
        throw not();
    }

    @Override
    public Salary salary(String employeeId, String salaryId) {
        throw not();
    }

    @Override
    public Optional<Salary> currentSalary(String employeeId) {
        throw not();
    }

    @Override
    public HostedSession hostedSession(String employerId, String employeeId) {
        throw not();
    }

    @Override
    public List<ContributionReport> contributionReports(String employerId, YearMonth month) {
        throw not();
    }

    @Override
    public List<ContributionReport> contributionReports(ReportFilter filter) {
        throw not();
    }

    @Override
    public ContributionReport contributionReport(String reportId) {
        throw not();
    }

    @Override
    public ContributionReport finalizeReport(String reportId) {
        throw not();
    }

    @Override
    public Page<EmployeeBreakdown> employeeBreakdowns(String reportId, int page) {
        throw not();
    }

    @Override
    public Optional<EmployeeBreakdown> employeeBreakdown(String reportId, String employeeId) {
        throw not();
    }

    @Override
    public Page<Event> events(EventFilter filter, int page) {
        throw not();
    }

    @Override
    public Event event(String eventId) {
        throw not();
    }

    @Override
    public ReplayedEvent replayEvent(String eventId) {
        throw not();
    }

    @Override
    public List<WebhookEndpoint> webhookEndpoints() {
        throw not();
    }

    @Override
    public WebhookEndpoint webhookEndpoint(String endpointId) {
        throw not();
    }

    @Override
    public List<EmployerQuote> employerQuotes(String employerId) {
        throw not();
    }

    @Override
    public EmployerQuote employerQuote(String employerId, String quoteId) {
        throw not();
    }

    @Override
    public List<EmployeeOffer> employeeOffers(String employeeId) {
        throw not();
    }

    @Override
    public EmployeeOffer employeeOffer(String employeeId, String offerId) {
        throw not();
    }

    @Override
    public RequestBody bodyOf(Record request) {
        throw not();
    }

    @Override
    public @Nullable Instant time() {
        throw not();
    }

    @Override
    public void endWaits() {
        throw not();
    }

    private static UnsupportedOperationException not() {
        return new UnsupportedOperationException("this Kota in memory does not do that");
    }
}
