package io.tieout.roster;

import io.tieout.kota.InFlight;
import io.tieout.kota.Page;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * A whole list of Kota's, page by page, from the start each time the step runs.
 *
 * <p>The lists are newest first, so a record that is created meanwhile shifts others to a later page:
 * they are read twice, never missed. The plan drops the doubles.
 */
class ListReader<T> implements ItemStreamReader<T> {

    private final InFlight window;
    private final IntFunction<Page<T>> pages;
    private final Runnable atStart;

    private Iterator<T> items = Collections.emptyIterator();
    private InFlight.@Nullable Results<Page<T>> ahead;
    private int nextPage = 1;
    private long seen;
    private boolean ended;

    ListReader(InFlight window, IntFunction<Page<T>> pages, Runnable atStart) {
        this.window = window;
        this.pages = pages;
        this.atStart = atStart;
    }

    @Override
    public void open(ExecutionContext context) {
        atStart.run();
    }

    @Override
    public @Nullable T read() {
        while (!items.hasNext() && !ended) {
            take(nextPage());
        }
        return items.hasNext() ? items.next() : null;
    }

    private Page<T> nextPage() {
        if (ahead != null && ahead.hasNext()) {
            return ahead.next();
        }
        return pages.apply(nextPage);
    }

    private void take(Page<T> page) {
        nextPage++;
        seen += page.items().size();
        items = page.items().iterator();
        ended = page.items().isEmpty() || !hasNext(page);
        if (!ended && ahead == null) {
            ahead = window.inOrder(restOf(page));
        }
    }

    private boolean hasNext(Page<T> page) {
        if (page.has_next_page() != null) {
            return page.has_next_page();
        }
        return page.total_count() != null && seen < page.total_count();
    }

    /** As many pages as the first one's answer foretells; what the list has beyond is read one by one. */
    private Iterator<Callable<Page<T>>> restOf(Page<T> first) {
        long total = first.total_count() == null ? 0 : first.total_count();
        int size = first.items().size();
        int last = (int) ((total + size - 1) / size);
        return IntStream.rangeClosed(2, last)
                .<Callable<Page<T>>>mapToObj(number -> () -> pages.apply(number))
                .iterator();
    }

    @Override
    public void close() {
        if (ahead != null) {
            ahead.close();
            ahead = null;
        }
    }
}
