package io.tieout.console;

import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on.
 *
 * @param back path and query of the page before, null on the first
 * @param on path and query of the next page, null on the last
 * @param words what is shown, like "1 to 50 of 5,000 employers"
 */
record Pager(@Nullable String back, @Nullable String on, String words) {}
