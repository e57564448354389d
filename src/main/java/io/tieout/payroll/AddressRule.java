package io.tieout.payroll;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Kota asks of an address as a whole. */
final class AddressRule {

    private static final Set<String> WITH_STATE = Set.of("us", "ca");

    private AddressRule() {}

    static void check(Cells cells, @Nullable String line1, @Nullable String state, @Nullable String country) {
        if (line1 != null && state == null && country != null && WITH_STATE.contains(country)) {
            cells.refuse("state", "is blank; an address in the United States or Canada needs its state or province");
        }
    }
}
