package io.tieout.reconciliation;

import io.tieout.payroll.RegisterRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts and sums of one chunk of register rows, by file and by pay element. */
final class RegisterTally {

    static final class Counts {
        long read;
        long accepted;
        long refused;
        long otherPeriods;
    }

    record Element(int file, String payElement, String currency, String meaning) {

        // Both are asked of each row, and as the compiler makes them for a record they take several times as long.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Element element
                    && file == element.file
                    && payElement.equals(element.payElement)
                    && currency.equals(element.currency)
                    && meaning.equals(element.meaning);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * payElement.hashCode() + currency.hashCode()) + meaning.hashCode();
        }
    }

    record Sum(long rows, BigDecimal amount) {

        Sum plus(Sum other) {
            return new Sum(rows + other.rows, amount.add(other.amount));
        }
    }

    final Map<Integer, Counts> files = new TreeMap<>();
    final Map<Element, Sum> elements = new HashMap<>();

    static RegisterTally of(Iterable<? extends RegisterItem> items) {
        RegisterTally tally = new RegisterTally();
        items.forEach(tally::add);
        return tally;
    }

    private void add(RegisterItem item) {
        if (item instanceof RegisterItem.End) {
            return;
        }
        Counts counts = files.computeIfAbsent(item.file(), file -> new Counts());
        counts.read++;
        if (item instanceof RegisterItem.Accepted accepted) {
            counts.accepted++;
            RegisterRow row = accepted.row();
            elements.merge(
                    new Element(item.file(), row.payElement(), row.currency(), meaning(row)),
                    new Sum(1, row.amount()),
                    Sum::plus);
        } else if (item instanceof RegisterItem.Refused || item instanceof RegisterItem.UnknownEmployer) {
            counts.refused++;
        } else {
            counts.otherPeriods++;
        }
    }

    private static String meaning(RegisterRow row) {
        if (row.portion() != null) {
            return row.portion().word();
        }
        return row.mapped() ? "left out" : "unmapped";
    }
}
