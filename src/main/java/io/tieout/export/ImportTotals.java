package io.tieout.export;

import io.tieout.batch.UsageException;
import io.tieout.file.Sha256;
import io.tieout.jobfile.Lane;
import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
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

    /** What one lane of one currency comes to, before the layout's sign. */
    record LaneKey(String currency, Lane lane) {}

    private final String employerRef;
    private final MessageDigest digest = Sha256.begin();
    private final Map<Key, Sum> sums = new TreeMap<>();
    private final Map<LaneKey, BigDecimal> lanes = new HashMap<>();
    private long zeroRows;

    ImportTotals(String employerRef) {
        this.employerRef = employerRef;
    }

    String employerRef() {
        return employerRef;
    }

    /** @param takesAPlace whether it is a zero that clears what payroll was told before */
    void add(String element, String currency, BigDecimal amount, boolean takesAPlace) {
        sums.merge(new Key(element, currency), new Sum(1, amount), Sum::plus);
        zeroRows += takesAPlace ? 1 : 0;
    }

    void lane(Lane lane, String currency, BigDecimal amount) {
        lanes.merge(new LaneKey(currency, lane), amount, BigDecimal::add);
    }

    /** What payroll is to take of a person in the end, whatever the layout and form of the file. */
    void instruction(LaneSums person) {
        for (Lane lane : Lane.values()) {
            BigDecimal amount = person.now(lane);
            if (amount.signum() != 0) {
                String line = person.employeeRef()
                        + '\0'
                        + person.currency()
                        + '\0'
                        + lane.key()
                        + '\0'
                        + Amounts.plain(amount, person.currency())
                        + '\n';
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** To be asked once, when all people are through; lower-case hex. */
    String instructionSha256() {
        return Sha256.hex(digest);
    }

    long zeroRows() {
        return zeroRows;
    }

    BigDecimal lane(LaneKey key) {
        return lanes.getOrDefault(key, BigDecimal.ZERO);
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

    /** The amounts of all elements, for a layout that closes with it. */
    String total() {
        List<String> currencies =
                sums.keySet().stream().map(Key::currency).distinct().toList();
        if (currencies.size() > 1) {
            throw new UsageException("The payroll import can't close with {total}: its amounts are in "
                    + String.join(" and ", currencies) + ". Take {total} out of 'lines-after' in the job file.");
        }
        BigDecimal total = sums.values().stream().map(Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return currencies.isEmpty() ? "0" : Amounts.plain(total, currencies.get(0));
    }
}
