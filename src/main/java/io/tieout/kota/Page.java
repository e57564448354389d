package io.tieout.kota;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first unless said otherwise.
 *
 * @param page number of this page, from 1
 * @param page_size how many items are on this page; may be smaller than what was asked for
 * @param total_count items in the whole list at the moment of the answer
 * @param has_next_page may be absent; then the running count against {@code total_count} decides
 */
public record Page<T>(
        List<T> items,
        @Nullable Integer page,
        @Nullable Integer page_size,
        @Nullable Long total_count,
        @Nullable Boolean has_next_page,
        @Nullable Boolean has_previous_page) {

    /** A page of a server that says nothing about the page before, as this client does not ask. */
    public Page(
            List<T> items,
            @Nullable Integer page,
            @Nullable Integer page_size,
            @Nullable Long total_count,
            @Nullable Boolean has_next_page) {
        this(items, page, page_size, total_count, has_next_page, null);
    }

    /** A list that is null or absent is an empty one. */
    public Page {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
