package io.tieout.console;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read from a place on, or backwards from it.
 *
 * @param back whether there are rows before it
 * @param on whether there are rows after it
 */
record Slice<T>(List<T> rows, boolean back, boolean on) {

    /** How many rows a page has at most. */
    static final int SIZE = 50;

    /** Reads {@code most} rows; from the beginning where the place is null. */
    interface Reading<T> {
        List<T> rows(@Nullable String place, int most);
    }

    /**
     * @param after the place that the page comes after; null for none
     * @param before the place that it comes before; null for none
     */
    static <T> Slice<T> of(@Nullable String after, @Nullable String before, Reading<T> on, Reading<T> back) {
        if (before != null && after == null) {
            List<T> rows = back.rows(before, SIZE + 1);
            boolean more = rows.size() > SIZE;
            return new Slice<>(more ? rows.subList(rows.size() - SIZE, rows.size()) : rows, more, true);
        }
        List<T> rows = on.rows(after, SIZE + 1);
        boolean more = rows.size() > SIZE;
        return new Slice<>(more ? rows.subList(0, SIZE) : rows, after != null, more);
    }

    /**
     * The way to the pages around it.
     *
     * @param path with its other parameters, so that one more can be added
     */
    Pager pager(String path, Function<T, String> place, String words) {
        String joined = path + (path.contains("?") ? "&" : "?");
        return rows.isEmpty()
                ? new Pager(null, null, words)
                : new Pager(
                        back ? joined + "before=" + place.apply(rows.get(0)) : null,
                        on ? joined + "after=" + place.apply(rows.get(rows.size() - 1)) : null,
                        words);
    }
}
