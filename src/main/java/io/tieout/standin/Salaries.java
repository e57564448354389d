package io.tieout.standin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Everybody's salaries. Of two that start on one day the one created later holds. Guarded by the lock of {@link House}. */
final class Salaries {

    private static final Comparator<Salary> NEWEST_FIRST =
            Comparator.comparing(Salary::from).thenComparing(Salary::number).reversed();

    private final Map<String, List<Salary>> byEmployee = new HashMap<>();
    private final Changes changes;
    private long number;

    Salaries(Changes changes) {
        this.changes = changes;
    }

    Salary add(String employeeId, ObjectNode sent) {
        long next = number + 1;
        Salary salary = Salary.of(Ids.derived("sal", employeeId, Long.toString(next)), next, employeeId, sent);
        store(salary);
        changes.add("salary", salary.json().put("number", next));
        return salary;
    }

    /** Newest start first. */
    List<Salary> of(String employeeId) {
        return byEmployee.getOrDefault(employeeId, List.of());
    }

    Salary find(String employeeId, String id) {
        return of(employeeId).stream()
                .filter(salary -> salary.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("salary"));
    }

    Salary current(String employeeId, LocalDate today) {
        return of(employeeId).stream()
                .filter(salary -> !salary.from().isAfter(today))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("current salary"));
    }

    void restore(ObjectNode state) {
        store(Salary.of(
                state.get("id").asString(),
                state.get("number").asLong(),
                state.get("employee_id").asString(),
                state));
    }

    private void store(Salary salary) {
        List<Salary> list = byEmployee.computeIfAbsent(salary.employeeId(), id -> new ArrayList<>());
        list.add(salary);
        list.sort(NEWEST_FIRST);
        number = Math.max(number, salary.number());
    }
}
