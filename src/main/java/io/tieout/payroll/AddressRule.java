package io.tieout.payroll;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Kota asks of an address as a whole. */
final class AddressRule {

    private static final Set<String> WITH_STATE = Set.of("us", "ca");

    private static final String NEEDED = "an address in the United States or Canada needs its state or province";

    private AddressRule() {}

    static void check(Cells cells, @Nullable String line1, @Nullable String state, @Nullable String country) {
        if (country == null || !WITH_STATE.contains(country)) {
            return;
        }
        if (cells.isCleared("state")) {
            cells.refuse("state", Cells.CLEAR + " can't be used here: " + NEEDED);
        } else if (line1 != null && state == null) {
            cells.refuse("state", "is blank; " + NEEDED);
        }
    }
}
