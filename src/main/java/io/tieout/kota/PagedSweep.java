package io.tieout.kota;

import io.tieout.kota.KotaException.Code;
import io.tieout.kota.KotaException.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a paged list to its end. The list is newest first and pages are counted from its head, so
 * whatever is created meanwhile pushes items from one page to the next: items are taken once by id,
 * and a reading counts only when as many came as the list says it has. Else it is read again.
 *
 * @param <T> the kind of item
 */
final class PagedSweep<T> {

    private static final int READINGS = 5;

    private final String name;
    private final IntFunction<Page<T>> pages;
    private final Function<T, String> id;
    private final int ahead;

    /** @param ahead pages fetched at once, from 1; they come out in order */
    PagedSweep(String name, IntFunction<Page<T>> pages, Function<T, String> id, int ahead) {
        this.name = name;
        this.pages = pages;
        this.id = id;
        this.ahead = ahead;
    }

    /** A list that is short enough to be held. */
    static <T> List<T> list(String name, IntFunction<Page<T>> pages, Function<T, String> id) {
        List<T> items = new ArrayList<>();
        new PagedSweep<>(name, pages, id, 1).read(new Sweep<>() {
            @Override
            public void begin() {
                items.clear();
            }

            @Override
            public void item(T item) {
                items.add(item);
            }
        });
        return List.copyOf(items);
    }

    /**
     * @return how many items the list has
     * @throws KotaException also when the list kept moving, five times
     */
    long read(Sweep<T> sweep) {
        for (int reading = 1; reading <= READINGS; reading++) {
            Set<String> ids = new HashSet<>();
            sweep.begin();
            if (readOnce(sweep, ids)) {
                return ids.size();
            }
        }
        throw new KotaException(
                Code.UNREADABLE,
                200,
                name + ": the list changed each of the " + READINGS
                        + " times it was read. Try again when nothing else writes to Kota.",
                Facts.of(name));
    }

    /** @return whether this was the list as it stands: every item, each once */
    private boolean readOnce(Sweep<T> sweep, Set<String> ids) {
        Page<T> page = pages.apply(1);
        Long total = page.total_count();
        long read = take(page, sweep, ids);
        if (more(page, read)) {
            // Only as far ahead as the first page lets expect: what lies beyond the end may be refused.
            int size = page.items().size();
            int expected = total == null ? 1 : (int) ((total + size - 1) / size);
            try (InFlight window = InFlight.of(ahead);
                    InFlight.Results<Page<T>> next = window.inOrder(calls(2, expected))) {
                int number = 1;
                do {
                    number++;
                    page = next.hasNext() ? next.next() : pages.apply(number);
                    if (!same(total, page.total_count())) {
                        return false;
                    }
                    long before = ids.size();
                    read += take(page, sweep, ids);
                    if (ids.size() == before && !page.items().isEmpty()) {
                        // Nothing new on a whole page: the list moved far, or the server does not turn pages.
                        return false;
                    }
                } while (more(page, read));
            }
        }
        return ids.size() == read && (total == null || total == read);
    }

    private long take(Page<T> page, Sweep<T> sweep, Set<String> ids) {
        for (T item : page.items()) {
            if (ids.add(id.apply(item))) {
                sweep.item(item);
            }
        }
        return page.items().size();
    }

    private boolean more(Page<T> page, long read) {
        if (page.items().isEmpty()) {
            return false;
        }
        Boolean said = page.has_next_page();
        Long total = page.total_count();
        // A server that says neither is asked until a page is empty.
        return said != null ? said : total == null || read < total;
    }

    private Iterator<Callable<Page<T>>> calls(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .<Callable<Page<T>>>mapToObj(number -> () -> pages.apply(number))
                .iterator();
    }

    private static boolean same(@Nullable Long before, @Nullable Long after) {
        return before == null || after == null || before.equals(after);
    }
}
