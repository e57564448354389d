package io.tieout.kota;

import static io.tieout.kota.Operation.read;
import static io.tieout.kota.Operation.write;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Kota} over HTTP. It connects with the first call, so that it may exist without a key. */
final class KotaClient implements Kota, AutoCloseable {

    private static final int PAGE = 100;

    private final KotaProperties properties;
    private final Calls calls;
    private volatile @Nullable KotaHttp connected;

    KotaClient(KotaProperties properties) {
        this.properties = properties;
        this.calls = new Calls(properties);
    }

    @Override
    public Page<Employer> employers(int page) {
        return call(read("list employers"), api -> api.employers(page, PAGE));
    }

    @Override
    public Employer employer(String employerId) {
        return call(read("read employer " + employerId), api -> api.employer(employerId));
    }

    @Override
    public Employer createEmployer(RequestBody body, String idempotencyKey) {
        String key = checked(idempotencyKey);
        return call(write("create employer", body), api -> api.createEmployer(body.json(), key));
    }

    @Override
    public Employer updateEmployer(String employerId, RequestBody body) {
        return call(write("update employer " + employerId, body), api -> api.updateEmployer(employerId, body.json()));
    }

    @Override
    public Page<Employee> employees(int page) {
        return call(read("list employees"), api -> api.employees(page, PAGE));
    }

    @Override
    public List<Employee> employeesWithRef(String employerId, String employeeRef) {
        Operation operation = read("look up an employee of " + employerId + " by metadata.id");
        return PagedSweep.list(
                        operation.name(),
                        page -> call(operation, api -> api.employeesLike(employerId, employeeRef, page, PAGE)),
                        Employee::id)
                .stream()
                .filter(employee -> employee.employer_id() == null || employerId.equals(employee.employer_id()))
                .filter(employee -> hasRef(employee, employeeRef))
                .toList();
    }

    @Override
    public Employee employee(String employeeId) {
        return call(read("read employee " + employeeId), api -> api.employee(employeeId));
    }

    @Override
    public Employee createEmployee(RequestBody body, String idempotencyKey) {
        String key = checked(idempotencyKey);
        return call(write("create employee", body), api -> api.createEmployee(body.json(), key));
    }

    @Override
    public Employee updateEmployee(String employeeId, RequestBody body) {
        return call(write("update employee " + employeeId, body), api -> api.updateEmployee(employeeId, body.json()));
    }

    @Override
    public List<ContributionReport> contributionReports(String employerId, YearMonth month) {
        Operation operation = read("list contribution reports of " + employerId + " for " + month);
        return PagedSweep.list(
                        operation.name(),
                        page -> call(
                                operation,
                                api -> api.contributionReports(
                                        employerId, month.getYear(), month.getMonthValue(), page, PAGE)),
                        ContributionReport::id)
                .stream()
                // A far side that does not know a filter ignores it; one report too many would be charged.
                .filter(report -> report.employer_id().equals(employerId))
                .filter(report -> !report.period().to_date().isBefore(month.atDay(1)))
                .filter(report -> !report.period().from_date().isAfter(month.atEndOfMonth()))
                .toList();
    }

    @Override
    public ContributionReport contributionReport(String reportId) {
        return call(read("read contribution report " + reportId), api -> api.contributionReport(reportId));
    }

    @Override
    public Page<EmployeeBreakdown> employeeBreakdowns(String reportId, int page) {
        return call(
                read("list employee breakdowns of " + reportId), api -> api.employeeBreakdowns(reportId, page, PAGE));
    }

    @Override
    public RequestBody bodyOf(Record request) {
        return KotaJson.bodyOf(request);
    }

    @Override
    public synchronized void close() {
        if (connected != null) {
            connected.close();
        }
    }

    private <T> T call(Operation operation, Function<KotaApi, @Nullable T> request) {
        KotaHttp known = connected != null ? connected : connect();
        return calls.make(operation, () -> request.apply(known.api()));
    }

    private synchronized KotaHttp connect() {
        if (connected == null) {
            String why = properties.whyUnusable();
            if (why != null) {
                throw new IllegalStateException(why);
            }
            connected = new KotaHttp(properties);
        }
        return connected;
    }

    private static boolean hasRef(Employee employee, String ref) {
        return employee.metadata() != null && ref.equals(employee.metadata().get("id"));
    }

    private static String checked(String idempotencyKey) {
        if (!idempotencyKey.matches("[\\x21-\\x7e]{1,200}")) {
            throw new IllegalArgumentException("an idempotency key has 1 to 200 printable ASCII characters");
        }
        return idempotencyKey;
    }
}
