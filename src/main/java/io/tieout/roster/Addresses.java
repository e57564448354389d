package io.tieout.roster;

import io.tieout.kota.Address;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kota replaces an address whole, so what the row leaves blank is taken from what stands there. */
final class Addresses {

    static final Set<String> COLUMNS = Set.of("line1", "line2", "line3", "city", "state", "postal_code");

    private Addresses() {}

    /** @return without the country, which an update may not carry */
    static <R> Address merged(RowFields<R> fields, R row, @Nullable Address present) {
        Merge<R> merge = new Merge<>(fields, row);
        return new Address(
                merge.value("line1", present == null ? null : present.line1()),
                merge.value("line2", present == null ? null : present.line2()),
                merge.value("line3", present == null ? null : present.line3()),
                merge.value("city", present == null ? null : present.city()),
                merge.value("state", present == null ? null : present.state()),
                merge.value("postal_code", present == null ? null : present.postal_code()),
                null);
    }

    private record Merge<R>(RowFields<R> fields, R row) {

        @SuppressWarnings("NullAway") // what Kota needs and nobody gives is Kota's to refuse
        String value(String column, @Nullable String present) {
            if (fields.cleared(row).contains(column)) {
                return null;
            }
            for (RosterField<R> field : fields.fields()) {
                if (field.column().equals(column)) {
                    Object given = field.value().apply(row);
                    return given == null ? present : given.toString();
                }
            }
            throw new IllegalArgumentException(column);
        }
    }
}
