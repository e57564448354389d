package io.tieout.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What many exchanges showed: how often each operation and status was seen, and every kind of violation once. */
public final class Findings {

    /** Declared, and yet nothing that the contract tells of can cause it. */
    private static final Map<String, String> WITHOUT_A_CAUSE = Map.of(
            "GET /employers 404", "no parameter of this list names anything",
            "GET /employees/{} 400", "an id of the wrong form is answered like any unknown id");

    private final Contract contract;
    private final Map<String, Map<Integer, Long>> seen = new TreeMap<>();
    private final Map<String, Long> asked = new TreeMap<>();
    private final Map<String, Long> violations = new TreeMap<>();
    private long exchanges;

    public Findings(Contract contract) {
        this.contract = contract;
    }

    /** A request that a test made up, often badly, counts for its answer only. */
    public void add(Exchange exchange) {
        note(exchange, exchange.fromProduct());
    }

    /** Whoever asked. Returns the violations that were not seen before. */
    public List<String> addBothWays(Exchange exchange) {
        return note(exchange, true);
    }

    private List<String> note(Exchange exchange, boolean bothWays) {
        List<String> found = bothWays ? contract.violations(exchange) : contract.answerViolations(exchange);
        synchronized (this) {
            exchanges++;
            contract.operation(exchange.method(), exchange.path())
                    .map(Operation::name)
                    .ifPresent(name -> {
                        seen.computeIfAbsent(name, key -> new TreeMap<>()).merge(exchange.status(), 1L, Long::sum);
                        if (exchange.fromProduct()) {
                            asked.merge(name, 1L, Long::sum);
                        }
                    });
            return found.stream()
                    .filter(violation -> violations.merge(violation, 1L, Long::sum) == 1)
                    .toList();
        }
    }

    public synchronized long exchanges() {
        return exchanges;
    }

    /** Each with its count. */
    public synchronized Map<String, Long> violations() {
        return new TreeMap<>(violations);
    }

    /** Operations that the product's own client called. */
    public synchronized TreeSet<String> asked() {
        return new TreeSet<>(asked.keySet());
    }

    /** Declared operations and statuses that nobody ever saw, without those that nothing can cause. */
    public synchronized TreeSet<String> unseen() {
        TreeSet<String> unseen = new TreeSet<>();
        for (Operation operation : contract.operations()) {
            for (int status : operation.statuses()) {
                String name = operation.name() + " " + status;
                if (!seen.getOrDefault(operation.name(), Map.of()).containsKey(status)
                        && !WITHOUT_A_CAUSE.containsKey(name)) {
                    unseen.add(name);
                }
            }
        }
        return unseen;
    }

    /** Operation, how often the product called it, and its answers: declared ones that never came stand as 0. */
    public synchronized String report() {
        StringBuilder report = new StringBuilder(String.format(
                "%nExchanges: %d, of the product %d. Status 0 is a connection dropped without an answer.%n",
                exchanges, asked.values().stream().mapToLong(Long::longValue).sum()));
        for (Operation operation : contract.operations()) {
            Map<Integer, Long> statuses = new TreeMap<>(seen.getOrDefault(operation.name(), Map.of()));
            operation.statuses().forEach(status -> statuses.putIfAbsent(status, 0L));
            report.append(String.format(
                    "  %-62s product %6d  answers %s%n",
                    operation.name(), asked.getOrDefault(operation.name(), 0L), statuses));
        }
        WITHOUT_A_CAUSE.forEach((what, why) -> report.append(String.format("  not demanded: %s (%s)%n", what, why)));
        violations.forEach((what, times) -> report.append(String.format("  VIOLATION, %d times: %s%n", times, what)));
        return report.toString();
    }
}
