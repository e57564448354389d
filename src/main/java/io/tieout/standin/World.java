package io.tieout.standin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Employers and employees as the imitated Kota holds them. Guarded by the lock of {@link House}. */
final class World {

    private final Map<String, Employer> employers = new LinkedHashMap<>();
    private final Map<String, Employee> employees = new LinkedHashMap<>();
    private final Map<String, List<String>> employeesOf = new HashMap<>();
    private final Map<String, Integer> sameRef = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final List<String> employeeOrder = new ArrayList<>();
    private final Changes changes;
    private long number;

    World(Changes changes) {
        this.changes = changes;
    }

    long nextNumber() {
        return ++number;
    }

    /** A second record of the same ref, such as a rehire, gets another id; it is the same in every run. */
    String newEmployerId(String ref) {
        return newId("er", employers, ref);
    }

    String newEmployeeId(String employerId, String ref) {
        return newId("ee", employees, employerId, ref);
    }

    private String newId(String prefix, Map<String, ?> taken, String... parts) {
        String key = prefix + String.join("\u0000", parts);
        while (true) {
            int nth = sameRef.merge(key, 1, Integer::sum);
            String id = Ids.derived(prefix, String.join("\u0000", parts), Integer.toString(nth));
            if (!taken.containsKey(id)) {
                return id;
            }
        }
    }

    void put(Employer employer) {
        store(employer);
        changes.add("employer", StateJson.of(employer));
    }

    void put(Employee employee) {
        store(employee);
        changes.add("employee", StateJson.of(employee));
    }

    private void store(Employer employer) {
        employers.put(employer.id(), employer);
        employeesOf.computeIfAbsent(employer.id(), id -> new ArrayList<>());
        touched(employer.id(), employer.number());
    }

    private void store(Employee employee) {
        if (employees.put(employee.id(), employee) == null) {
            employeeOrder.add(employee.id());
            employeesOf
                    .computeIfAbsent(employee.employerId(), id -> new ArrayList<>())
                    .add(employee.id());
        }
        touched(employee.employerId(), employee.number());
    }

    private void touched(String employerId, long itsNumber) {
        versions.merge(employerId, 1L, Long::sum);
        number = Math.max(number, itsNumber);
    }

    /** Something about the employer's reports changed. */
    void touch(String employerId) {
        versions.merge(employerId, 1L, Long::sum);
    }

    /** Moves whenever something about the employer or its people changed, so that reports know to look again. */
    long version(String employerId) {
        return versions.getOrDefault(employerId, 0L);
    }

    void restore(String kind, ObjectNode state) {
        switch (kind) {
            case "employer" -> store(StateJson.employer(state));
            case "employee" -> store(StateJson.employee(state));
            default -> {}
        }
    }

    @Nullable
    Employer findEmployer(String id) {
        return employers.get(id);
    }

    Employer employer(String id) {
        Employer employer = employers.get(id);
        if (employer == null) {
            throw Refusal.notFound("employer");
        }
        return employer;
    }

    Employee employee(String id) {
        Employee employee = employees.get(id);
        if (employee == null) {
            throw Refusal.notFound("employee");
        }
        return employee;
    }

    /** The employer or the employee of an id. */
    OnRecord onRecord(String id) {
        return id.startsWith("er_") ? employer(id) : employee(id);
    }

    /** Oldest first. */
    Collection<Employer> employers() {
        return employers.values();
    }

    /** Ids, oldest first. */
    List<String> employeeIds() {
        return employeeOrder;
    }

    /** Ids, oldest first. */
    List<String> employeeIdsOf(String employerId) {
        return employeesOf.getOrDefault(employerId, List.of());
    }

    List<Employee> employeesOf(String employerId) {
        return employeeIdsOf(employerId).stream().map(this::employee).toList();
    }
}
