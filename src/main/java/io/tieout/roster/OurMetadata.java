package io.tieout.roster;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The two metadata keys that are ours; all others belong to other people and are kept. */
final class OurMetadata {

    /** Payroll's own ref. */
    static final String REF = "id";

    /** The intent that created or linked the record: the proof that a create landed. */
    static final String INTENT = "tieout";

    private OurMetadata() {}

    static Map<String, String> of(Intent intent) {
        return mergedInto(null, intent);
    }

    /** Kota replaces metadata whole, so what stands there goes along. */
    static Map<String, String> mergedInto(@Nullable Map<String, String> present, Intent intent) {
        // Sorted, because the same request must have the same bytes each time it is built.
        Map<String, String> all = present == null ? new TreeMap<>() : new TreeMap<>(present);
        all.put(REF, intent.ref());
        all.put(INTENT, intent.id().toString());
        return all;
    }

    /** The ref that a record says it has. */
    static @Nullable String refIn(@Nullable Map<String, String> metadata) {
        return metadata == null ? null : metadata.get(REF);
    }

    static boolean provesThat(Intent intent, @Nullable Map<String, String> metadata) {
        return metadata != null
                && intent.ref().equals(metadata.get(REF))
                && intent.id().toString().equals(metadata.get(INTENT));
    }
}
