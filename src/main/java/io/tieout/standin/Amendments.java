package io.tieout.standin;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** How often somebody's month was changed by hand, so that a report changes between two reads. */
final class Amendments {

    private final Map<String, Map<YearMonth, Integer>> byEmployee = new HashMap<>();

    /** How often each month was changed. */
    Map<YearMonth, Integer> of(String employeeId) {
        return byEmployee.getOrDefault(employeeId, Map.of());
    }

    void add(String employeeId, YearMonth month) {
        byEmployee.computeIfAbsent(employeeId, id -> new HashMap<>()).merge(month, 1, Integer::sum);
    }

    int count() {
        return byEmployee.values().stream()
                .flatMap(months -> months.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
