package io.tieout.contribution;

import io.tieout.kota.Contribution;
import io.tieout.kota.ContributionReport;
import io.tieout.kota.DatePeriod;
import io.tieout.kota.Employee;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.kota.Employer;
import io.tieout.kota.KotaException;
import io.tieout.kota.Page;
import io.tieout.kota.PartOfKota;
import io.tieout.kota.RequestBody;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reports in memory whose pages can be made to move, to fail, or to hold what nobody knows. */
class FakeReports extends PartOfKota {

    static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final int PAGE = 100;

    /** Report id to the employee ids in it. */
    final Map<String, List<String>> people = new LinkedHashMap<>();

    final Map<String, String> employerOf = new LinkedHashMap<>();
    final Map<String, @Nullable Map<String, String>> metadata = new LinkedHashMap<>();
    final AtomicInteger calls = new AtomicInteger();
    Instant updated = Instant.parse("2026-11-01T00:00:00Z");
    Before before = (operation, id, page) -> {};
    String status = "open";
    boolean hasNextPageLeftOut;
    /** Employee id to what the breakdown says, where it is not two plain lines. */
    final Map<String, EmployeeBreakdown.HealthInsurance> figures = new LinkedHashMap<>();

    /** What happens right before an answer. */
    interface Before {
        void answer(String operation, String id, int page);
    }

    void report(String employerId, String reportId, int headcount) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < headcount; i++) {
            ids.add("ee_" + reportId + "_" + i);
        }
        people.put(reportId, ids);
        employerOf.put(reportId, employerId);
    }

    @Override
    public List<ContributionReport> contributionReports(String employerId, YearMonth month) {
        meanwhile("reports", employerId, 0);
        return month.equals(MONTH)
                ? people.keySet().stream()
                        .filter(report -> employerId.equals(employerOf.get(report)))
                        .map(this::asReport)
                        .toList()
                : List.of();
    }

    @Override
    public ContributionReport contributionReport(String reportId) {
        meanwhile("report", reportId, 0);
        return asReport(reportId);
    }

    @Override
    public Page<EmployeeBreakdown> employeeBreakdowns(String reportId, int page) {
        meanwhile("page", reportId, page);
        List<String> ids = people.getOrDefault(reportId, List.of());
        int from = Math.min(ids.size(), (page - 1) * PAGE);
        int to = Math.min(ids.size(), from + PAGE);
        List<EmployeeBreakdown> items = ids.subList(from, to).stream()
                .map(id -> breakdown(reportId, id))
                .toList();
        Boolean next = hasNextPageLeftOut ? null : (Boolean) (to < ids.size());
        return new Page<>(items, page, items.size(), (long) ids.size(), next);
    }

    @Override
    public Employee employee(String employeeId) {
        meanwhile("employee", employeeId, 0);
        if (!metadata.containsKey(employeeId)) {
            throw new KotaException(KotaException.Code.NOT_FOUND, 404, "no such employee", null);
        }
        return new Employee(
                employeeId,
                null,
                null,
                null,
                null,
                "",
                "",
                LocalDate.of(1990, 1, 1),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                metadata.get(employeeId),
                null);
    }

    private void meanwhile(String operation, String id, int page) {
        calls.incrementAndGet();
        before.answer(operation, id, page);
    }

    private ContributionReport asReport(String id) {
        return new ContributionReport(
                id,
                String.valueOf(employerOf.get(id)),
                null,
                new DatePeriod(MONTH.atDay(1), MONTH.atEndOfMonth()),
                status,
                updated,
                updated,
                null,
                null,
                null);
    }

    EmployeeBreakdown breakdown(String reportId, String employeeId) {
        return new EmployeeBreakdown(
                employeeId,
                reportId,
                String.valueOf(employerOf.get(reportId)),
                null,
                new DatePeriod(MONTH.atDay(1), MONTH.atEndOfMonth()),
                "eur",
                "open",
                null,
                null,
                null,
                figures.getOrDefault(
                        employeeId,
                        new EmployeeBreakdown.HealthInsurance(
                                List.of(line(employeeId, "er", "100.10")), List.of(line(employeeId, "ee", "0.10")))),
                null,
                Map.of());
    }

    private static Contribution line(String employeeId, String side, String amount) {
        return new Contribution(
                "ct_" + employeeId + side,
                "gross_premium",
                "policyholder",
                false,
                null,
                new BigDecimal(amount),
                "recurring",
                null,
                new DatePeriod(MONTH.atDay(1), MONTH.atEndOfMonth()),
                "p_" + employeeId,
                null,
                MONTH.atDay(1));
    }

    @Override
    public Page<Employer> employers(int page) {
        throw new AssertionError("a pull does not list employers");
    }

    @Override
    public Employer employer(String employerId) {
        throw new AssertionError("a pull does not read employers");
    }

    @Override
    public Employer createEmployer(RequestBody body, String idempotencyKey) {
        throw new AssertionError("a pull creates nobody");
    }

    @Override
    public Employer updateEmployer(String employerId, RequestBody body) {
        throw new AssertionError("a pull changes nobody");
    }

    @Override
    public Page<Employee> employees(int page) {
        throw new AssertionError("a pull does not list employees");
    }

    @Override
    public List<Employee> employeesWithRef(String employerId, String employeeRef) {
        throw new AssertionError("a pull does not look for refs");
    }

    @Override
    public Employee createEmployee(RequestBody body, String idempotencyKey) {
        throw new AssertionError("a pull creates nobody");
    }

    @Override
    public Employee updateEmployee(String employeeId, RequestBody body) {
        throw new AssertionError("a pull changes nobody");
    }

    @Override
    public RequestBody bodyOf(Record request) {
        throw new AssertionError("a pull sends nothing");
    }
}
