package io.tieout.roster;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hashes by canonical column: what a row says, or what was last sent, without the values.
 *
 * @param byColumn a column that the row leaves blank is absent; {@link #CLEARED} stands for {@code <clear>}
 */
record FieldHashes(SortedMap<String, String> byColumn) {

    /** Not a hash: hashes have 22 characters. */
    static final String CLEARED = "-";

    /** Not a column: the four of a salary, which change only together. */
    static final String SALARY = "salary";

    private static final Pattern PAIR = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([^\"]*)\"");

    static final FieldHashes NONE = new FieldHashes(new TreeMap<>());

    /** Of {@link #json}, or the same as SQL gives it; null is none. */
    static FieldHashes parse(@Nullable String json) {
        SortedMap<String, String> map = new TreeMap<>();
        if (json != null) {
            PAIR.matcher(json).results().forEach(pair -> map.put(pair.group(1), pair.group(2)));
        }
        return new FieldHashes(map);
    }

    /** Columns and hashes need no escaping: lower-case names and URL-safe base64. */
    String json() {
        return byColumn.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\":\"" + entry.getValue() + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    boolean has(String column) {
        return byColumn.containsKey(column);
    }

    boolean hasAny(Collection<String> columns) {
        return columns.stream().anyMatch(this::has);
    }

    boolean isEmpty() {
        return byColumn.isEmpty();
    }

    /** Those of the given columns only. */
    FieldHashes only(Collection<String> columns) {
        SortedMap<String, String> rest = new TreeMap<>(byColumn);
        rest.keySet().retainAll(columns);
        return new FieldHashes(rest);
    }

    FieldHashes and(FieldHashes others) {
        SortedMap<String, String> sum = new TreeMap<>(byColumn);
        sum.putAll(others.byColumn);
        return new FieldHashes(sum);
    }

    /** The columns of this one of which the other says something else, or nothing. */
    Set<String> differingFrom(FieldHashes other) {
        return byColumn.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(other.byColumn.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether the other says the same of every column that this one holds. */
    boolean agreesWith(FieldHashes other) {
        Map<String, String> theirs = other.byColumn;
        return byColumn.entrySet().stream().allMatch(entry -> entry.getValue().equals(theirs.get(entry.getKey())));
    }
}
