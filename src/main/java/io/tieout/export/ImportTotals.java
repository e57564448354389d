package io.tieout.export;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Control totals of a payroll import, summed while it is written: payroll's own import report must show the same. */
final class ImportTotals {

    private record Key(String element, String currency) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byElement = element.compareTo(other.element);
            return byElement != 0 ? byElement : currency.compareTo(other.currency);
        }
    }

    private record Sum(long lines, BigDecimal amount) {
        Sum plus(Sum other) {
            return new Sum(lines + other.lines, amount.add(other.amount));
        }
    }

    private final Map<Key, Sum> sums = new TreeMap<>();

    void add(String element, String currency, BigDecimal amount) {
        sums.merge(new Key(element, currency), new Sum(1, amount), Sum::plus);
    }

    List<Manifest.ElementTotal> asList() {
        return sums.entrySet().stream()
                .map(entry -> new Manifest.ElementTotal(
                        entry.getKey().element(),
                        entry.getKey().currency(),
                        entry.getValue().lines(),
                        Amounts.plain(entry.getValue().amount(), entry.getKey().currency())))
                .toList();
    }
}
