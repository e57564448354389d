package io.tieout.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Holds the rows of one reconciliation.csv against the rows that the rules want. */
final class RowComparison {

    private final String where;
    private final List<String> differences = new ArrayList<>();

    private RowComparison(String where) {
        this.where = where;
    }

    /**
     * @param where goes before each difference
     * @param reports of the employer and period, to check the columns that say where a row comes from
     */
    static List<String> differences(
            String where,
            SortedMap<Key, ExpectedRow> wanted,
            List<Map<String, String>> actual,
            List<PulledReport> reports) {
        RowComparison comparison = new RowComparison(where);
        Map<Key, PulledReport> origins = new HashMap<>();
        reports.forEach(report -> report.charges().forEach(line -> origins.putIfAbsent(line.key(), report)));
        Set<Key> seen = new HashSet<>();
        List<Key> order = new ArrayList<>();
        for (Map<String, String> cells : actual) {
            Key key;
            try {
                key = new Key(
                        cells.getOrDefault("employer_ref", ""),
                        cells.getOrDefault("employee_ref", ""),
                        cells.getOrDefault("currency", ""),
                        Side.of(cells.getOrDefault("portion", "")));
            } catch (IllegalArgumentException e) {
                comparison.say("a row without a portion: " + cells);
                continue;
            }
            order.add(key);
            ExpectedRow row = wanted.get(key);
            if (!seen.add(key)) {
                comparison.say(key + " has two rows");
            } else if (row == null) {
                comparison.say(key + " is one too many: " + cells);
            } else {
                comparison.figures(row, cells);
                comparison.origin(key, cells, origins.get(key));
            }
        }
        wanted.keySet().stream().filter(key -> !seen.contains(key)).forEach(key -> comparison.say(key + " is missing"));
        if (!order.equals(order.stream().sorted().toList())) {
            comparison.say("rows are not in the order of person, currency, portion");
        }
        return comparison.differences;
    }

    private void figures(ExpectedRow row, Map<String, String> cells) {
        Key key = row.key();
        column(key, cells, "charged", text(row.charged(), key));
        column(key, cells, "withheld", text(row.withheld(), key));
        column(key, cells, "variance", text(row.variance(), key));
        column(key, cells, "status", row.status().name());
        column(key, cells, "unexplained", text(row.unexplained(), key));
        column(key, cells, "opening_balance", text(row.opening(), key));
        column(key, cells, "closing_balance", text(row.closing(), key));
        String causes = cells.getOrDefault("causes", "(no such column)");
        if (!row.causes().contains(causes)) {
            say(key + " causes: wanted " + String.join(" or ", row.causes()) + ", found " + causes);
        }
    }

    /** A row without a line of its own may name its employer's report or none. */
    private void origin(Key key, Map<String, String> cells, @Nullable PulledReport own) {
        if (own == null) {
            return;
        }
        column(key, cells, "employer_id", own.employerId());
        column(key, cells, "employee_id", own.employees().getOrDefault(key.person(), ""));
        column(key, cells, "report_id", own.id());
        column(key, cells, "report_status", own.status());
        column(key, cells, "period", own.period().toString());
        String customer = own.externalCustomer();
        column(key, cells, "external_customer_id", customer == null ? "" : customer);
    }

    private void column(Key key, Map<String, String> cells, String column, String wanted) {
        String found = cells.getOrDefault(column, "(no such column)");
        if (!found.equals(wanted)) {
            say(key + " " + column + ": wanted " + wanted + ", found " + found);
        }
    }

    private static String text(@Nullable BigDecimal amount, Key key) {
        return amount == null ? "" : Minor.text(amount, key.currency());
    }

    private void say(String difference) {
        differences.add(where + ": " + difference);
    }
}
