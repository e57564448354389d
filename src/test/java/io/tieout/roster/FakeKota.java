package io.tieout.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.kota.ContributionReport;
import io.tieout.kota.Employee;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.kota.Employer;
import io.tieout.kota.KotaException;
import io.tieout.kota.Page;
import io.tieout.kota.PartOfKota;
import io.tieout.kota.RequestBody;
import io.tieout.kota.Salary;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Kota in memory, for what can't be had from a server: a fault before or after the n-th call did its work. */
class FakeKota extends PartOfKota {

    enum Moment {
        BEFORE,
        AFTER,
        /**
         * The answer to a create is lost while the work is still under way. It ends just before the second look-up of
         * that ref, or else just before the next create, when all lists were read without it.
         */
        LATE
    }

    private record Kept(String sha256, String id, Instant at) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    all -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final Clock clock;

    /** By how much Kota's clock is ahead of that of the tests; null when its answers carry no date. */
    volatile @Nullable Duration ahead = Duration.ZERO;

    private final LinkedHashMap<String, Map<String, Object>> employers = new LinkedHashMap<>();
    private final LinkedHashMap<String, Map<String, Object>> employees = new LinkedHashMap<>();
    private final LinkedHashMap<String, Map<String, Object>> salaries = new LinkedHashMap<>();
    private final Map<String, Kept> keys = new HashMap<>();

    /** Every call, in the order in which they arrived. */
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /** Called on the caller's thread in every call, outside the lock. */
    Runnable during = () -> {};

    private int failAt = -1;
    private Moment failWhen = Moment.BEFORE;
    private KotaException.Code failWith = KotaException.Code.UNREACHABLE;
    private int count;
    private @Nullable Work<?> underWay;
    private String lookUp = "";
    private int lookUps;
    private UnaryOperator<String> refusal = json -> null;
    private int pageSize = 100;

    FakeKota(Clock clock) {
        this.clock = clock;
    }

    synchronized void reset() {
        underWay = null;
        ahead = Duration.ZERO;
        employers.clear();
        employees.clear();
        salaries.clear();
        keys.clear();
        calls.clear();
        during = () -> {};
        refusal = json -> null;
        pageSize = 100;
        wellAgain();
    }

    synchronized void failAt(int call, Moment when, KotaException.Code code) {
        count = 0;
        failAt = call;
        failWhen = when;
        failWith = code;
    }

    synchronized void wellAgain() {
        failAt = -1;
        count = 0;
    }

    synchronized boolean hasFailed() {
        return failAt >= 0 && count >= failAt;
    }

    /** @param rule the name of an error code for a body that is refused, else null */
    synchronized void refuse(UnaryOperator<String> rule) {
        refusal = rule;
    }

    synchronized void pagesOf(int size) {
        pageSize = size;
    }

    List<String> writes() {
        synchronized (calls) {
            return calls.stream().filter(call -> !call.startsWith("GET")).toList();
        }
    }

    synchronized List<Employee> people() {
        return employees.keySet().stream()
                .map(id -> view(id, employees, Employee.class))
                .toList();
    }

    synchronized List<Employer> companies() {
        return employers.keySet().stream()
                .map(id -> view(id, employers, Employer.class))
                .toList();
    }

    /** In the order in which they were created. */
    synchronized List<Salary> salaries() {
        return salaries.keySet().stream()
                .map(id -> view(id, salaries, Salary.class))
                .toList();
    }

    /** Somebody else's salary for a person. */
    synchronized void addSalary(String employeeId, Map<String, Object> fields) {
        Map<String, Object> record = new LinkedHashMap<>(fields);
        record.put("employee_id", employeeId);
        insert("sal_", salaries, record);
    }

    /** Somebody else's change. */
    synchronized String add(boolean employee, Map<String, Object> fields) {
        return insert(employee ? "ee_" : "er_", employee ? employees : employers, new LinkedHashMap<>(fields));
    }

    synchronized void change(String id, String field, Object value) {
        (id.startsWith("ee_") ? employees : employers).get(id).put(field, value);
    }

    @Override
    public @Nullable Instant time() {
        return ahead == null ? null : clock.instant().plus(ahead);
    }

    @Override
    public void endWaits() {
        // Nothing waits here.
    }

    @Override
    public Page<Employer> employers(int page) {
        return call("GET employers " + page, () -> page(employers, page, Employer.class));
    }

    @Override
    public Employer employer(String employerId) {
        return call("GET " + employerId, () -> view(known(employers, employerId), employers, Employer.class));
    }

    @Override
    public Employer createEmployer(RequestBody body, String idempotencyKey) {
        return call("POST employer " + ref(body), () -> {
            String id = once(body, idempotencyKey, () -> insert("er_", employers, read(body)));
            return view(id, employers, Employer.class);
        });
    }

    @Override
    public Employer updateEmployer(String employerId, RequestBody body) {
        return call("PUT " + employerId + " " + new TreeSet<>(read(body).keySet()), () -> {
            refuseIfAsked(body);
            employers.get(known(employers, employerId)).putAll(read(body));
            return view(employerId, employers, Employer.class);
        });
    }

    @Override
    public Employer offboardEmployer(String employerId, String idempotencyKey) {
        return call("OFFBOARD " + employerId, () -> {
            once(bodyOf(new Ended(employerId)), idempotencyKey, () -> {
                Map<String, Object> company = employers.get(known(employers, employerId));
                if (company.get("offboard_on") != null) {
                    throw new KotaException(KotaException.Code.INVALID_STATE, 400, "already offboarded", null);
                }
                company.put("offboard_on", clock.instant().toString());
                company.put("status", "offboarding");
                return employerId;
            });
            return view(employerId, employers, Employer.class);
        });
    }

    private record Ended(String id) {}

    @Override
    public Page<Employee> employees(int page) {
        return call("GET employees " + page, () -> page(employees, page, Employee.class));
    }

    @Override
    public List<Employee> employeesWithRef(String employerId, String employeeRef) {
        return call(
                "GET with ref " + employeeRef,
                () -> people().stream()
                        .filter(one -> employerId.equals(one.employer_id())
                                && one.metadata() != null
                                && employeeRef.equals(one.metadata().get("id")))
                        .toList());
    }

    @Override
    public Employee employee(String employeeId) {
        return call("GET " + employeeId, () -> view(known(employees, employeeId), employees, Employee.class));
    }

    @Override
    public Employee createEmployee(RequestBody body, String idempotencyKey) {
        return call("POST employee " + ref(body), () -> {
            String id = once(body, idempotencyKey, () -> insert("ee_", employees, read(body)));
            return view(id, employees, Employee.class);
        });
    }

    @Override
    public Employee updateEmployee(String employeeId, RequestBody body) {
        return call("PUT " + employeeId + " " + new TreeSet<>(read(body).keySet()), () -> {
            refuseIfAsked(body);
            employees.get(known(employees, employeeId)).putAll(read(body));
            return view(employeeId, employees, Employee.class);
        });
    }

    @Override
    public Salary createSalary(String employeeId, RequestBody body, String idempotencyKey) {
        return call("POST salary of " + employeeId, () -> {
            String id = once(body, idempotencyKey, () -> {
                Map<String, Object> record = read(body);
                record.put("employee_id", known(employees, employeeId));
                return insert("sal_", salaries, record);
            });
            return view(id, salaries, Salary.class);
        });
    }

    @Override
    public Page<Salary> salaries(String employeeId, int page) {
        return call("GET salaries of " + employeeId + " " + page, () -> {
            LinkedHashMap<String, Map<String, Object>> theirs = new LinkedHashMap<>(salaries);
            theirs.values().removeIf(record -> !employeeId.equals(record.get("employee_id")));
            return page(theirs, page, Salary.class);
        });
    }

    @Override
    public List<ContributionReport> contributionReports(String employerId, YearMonth month) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ContributionReport contributionReport(String reportId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<EmployeeBreakdown> employeeBreakdowns(String reportId, int page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Employee offboardEmployee(String employeeId, RequestBody body, String idempotencyKey) {
        return call("OFFBOARD " + employeeId + " " + read(body).get("offboard_on"), () -> {
            once(body, idempotencyKey, () -> {
                refuseIfAsked(body);
                Map<String, Object> person = employees.get(known(employees, employeeId));
                if (person.get("offboard_on") != null) {
                    throw new KotaException(KotaException.Code.INVALID_STATE, 400, "already offboarding", null);
                }
                person.put("offboard_on", read(body).get("offboard_on"));
                person.put("status", "offboarding");
                return employeeId;
            });
            return view(employeeId, employees, Employee.class);
        });
    }

    @Override
    public Employee cancelOffboarding(String employeeId, String idempotencyKey) {
        return call("CANCEL " + employeeId, () -> {
            once(bodyOf(new Cancelled(employeeId)), idempotencyKey, () -> {
                Map<String, Object> person = employees.get(known(employees, employeeId));
                if (person.remove("offboard_on") == null) {
                    throw new KotaException(KotaException.Code.INVALID_STATE, 400, "not offboarding", null);
                }
                person.put("status", "active");
                return employeeId;
            });
            return view(employeeId, employees, Employee.class);
        });
    }

    private record Cancelled(String id) {}

    @Override
    public RequestBody bodyOf(Record request) {
        try {
            byte[] json = JSON.writeValueAsBytes(request);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return new RequestBody(json, HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work<T> {
        T run();
    }

    private <T> T call(String name, Work<T> work) {
        during.run();
        synchronized (this) {
            calls.add(name);
            boolean fails = ++count == failAt;
            if (endsNow(name)) {
                Objects.requireNonNull(underWay).run();
                underWay = null;
            }
            if (fails && failWhen == Moment.LATE) {
                underWay = work;
                lookUp = "GET with ref " + name.substring("POST employee ".length());
                lookUps = 0;
            }
            if (fails && failWhen != Moment.AFTER) {
                throw new KotaException(failWith, 0, name.substring(0, 4) + " failed", null);
            }
            T result = work.run();
            if (fails) {
                throw new KotaException(failWith, 0, name.substring(0, 4) + " failed", null);
            }
            return result;
        }
    }

    private boolean endsNow(String name) {
        if (name.equals(lookUp)) {
            lookUps++;
        }
        return underWay != null && (lookUps == 2 || name.startsWith("POST employee"));
    }

    private String once(RequestBody body, String key, Work<String> create) {
        Kept kept = keys.get(key);
        if (kept != null && Duration.between(kept.at(), clock.instant()).compareTo(Duration.ofHours(1)) < 0) {
            if (!kept.sha256().equals(body.sha256())) {
                throw new KotaException(KotaException.Code.IDEMPOTENCY_ERROR, 409, "create failed", null);
            }
            return kept.id();
        }
        refuseIfAsked(body);
        String id = create.run();
        keys.put(key, new Kept(body.sha256(), id, clock.instant()));
        return id;
    }

    private void refuseIfAsked(RequestBody body) {
        String code = refusal.apply(new String(body.json(), StandardCharsets.UTF_8));
        if (code != null) {
            throw new KotaException(KotaException.Code.valueOf(code), 400, "refused: " + code, null);
        }
    }

    private static String insert(String prefix, Map<String, Map<String, Object>> table, Map<String, Object> fields) {
        String id = prefix + (table.size() + 1);
        fields.put("id", id);
        fields.putIfAbsent("status", "pending");
        table.put(id, fields);
        return id;
    }

    private static String known(Map<String, ?> table, String id) {
        if (!table.containsKey(id)) {
            throw new KotaException(KotaException.Code.NOT_FOUND, 404, "not found", null);
        }
        return id;
    }

    private <T> Page<T> page(Map<String, Map<String, Object>> table, int number, Class<T> type) {
        List<String> newestFirst = new ArrayList<>(table.keySet());
        Collections.reverse(newestFirst);
        List<T> items = newestFirst.stream()
                .skip((number - 1L) * pageSize)
                .limit(pageSize)
                .map(id -> view(id, table, type))
                .toList();
        return new Page<>(items, number, items.size(), (long) table.size(), (long) number * pageSize < table.size());
    }

    private static <T> T view(String id, Map<String, Map<String, Object>> table, Class<T> type) {
        Map<String, Object> fields = new HashMap<>(table.get(id));
        if (fields.get("bank_account") instanceof Map<?, ?> account && account.containsKey("account_number")) {
            String iban = (String) account.get("account_number");
            fields.put("bank_account", Map.of("account_number_last4", iban.substring(iban.length() - 4)));
        }
        return JSON.convertValue(fields, type);
    }

    private static Map<String, Object> read(RequestBody body) {
        return JSON.readValue(body.json(), new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    private static Object ref(RequestBody body) {
        return ((Map<?, ?>) read(body).get("metadata")).get("id");
    }
}
