package io.tieout.standin;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed in months whose reports were finalized goes to the report after them: for each entry the difference
 * between what it would be now and what was charged for it so far.
 */
final class CarryOver {

    private CarryOver() {}

    /** @param finalized the frozen contents of the unbroken row of months right before this one, oldest first */
    static List<Charge> lines(
            String employeeId, Charges charges, YearMonth report, Map<YearMonth, ReportContent> finalized) {
        Map<String, Charge> last = new LinkedHashMap<>();
        Map<String, BigDecimal> settled = new LinkedHashMap<>();
        finalized
                .values()
                .forEach(content -> frozen(content, employeeId).forEach(charge -> {
                    String base = base(charge.line());
                    last.putIfAbsent(base, charge);
                    settled.merge(base, charge.line().amount(), BigDecimal::add);
                }));
        Map<String, Charge> ideal = new LinkedHashMap<>();
        finalized
                .keySet()
                .forEach(month -> charges.in(month)
                        .forEach(charge -> ideal.put(charge.line().id(), charge)));
        List<Charge> lines = new ArrayList<>();
        Stream.concat(ideal.keySet().stream(), settled.keySet().stream())
                .distinct()
                .forEach(base -> {
                    Charge wanted = ideal.get(base);
                    Charge charged = last.get(base);
                    BigDecimal want =
                            wanted == null ? BigDecimal.ZERO : wanted.line().amount();
                    BigDecimal difference = want.subtract(settled.getOrDefault(base, BigDecimal.ZERO));
                    if (difference.signum() != 0) {
                        lines.add(line(base, wanted == null ? charged : wanted, charged, difference, report));
                    }
                });
        return lines;
    }

    private static Charge line(
            String base, Charge like, @Nullable Charge charged, BigDecimal amount, YearMonth report) {
        Line line = like.line();
        boolean adjustment = charged != null;
        return new Charge(
                like.side(),
                new Line(
                        Ids.derived("ct", base, "settled in", report.toString()),
                        line.category(),
                        line.memberType(),
                        adjustment || line.adjustment(),
                        charged != null ? charged.line().id() : line.adjustmentFor(),
                        amount,
                        adjustment ? "one_off" : line.type(),
                        "Changed after " + line.month() + " was finalized",
                        line.coverFrom(),
                        line.coverTo(),
                        line.reportingMonth(),
                        line.policyId(),
                        base));
    }

    private static String base(Line line) {
        return line.settles() == null ? line.id() : line.settles();
    }

    private static List<Charge> frozen(ReportContent content, String employeeId) {
        PersonLines person = content.of(employeeId);
        if (person == null) {
            return List.of();
        }
        return Stream.concat(
                        person.employer().stream().map(line -> new Charge(Side.EMPLOYER, line)),
                        person.employee().stream().map(line -> new Charge(Side.EMPLOYEE, line)))
                .toList();
    }
}
