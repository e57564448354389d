package io.tieout.oracle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What one row of the reconciliation is about.
 *
 * @param employer payroll's ref
 * @param person payroll's ref
 * @param currency ISO 4217 in upper case
 */
public record Key(String employer, String person, String currency, Side side) implements Comparable<Key> {

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::employer, Key::byBytes)
            .thenComparing(Key::person, Key::byBytes)
            .thenComparing(Key::currency)
            .thenComparing(key -> key.side().text());

    /** The same person's other portion. */
    Key otherSide() {
        return new Key(employer, person, currency, side == Side.EMPLOYEE ? Side.EMPLOYER : Side.EMPLOYEE);
    }

    @Override
    public String toString() {
        return employer + " " + person + " " + currency + " " + side.text();
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }

    /** The order of COLLATE "C": by the bytes of UTF-8. */
    static int byBytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
