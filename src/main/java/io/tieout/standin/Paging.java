package io.tieout.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The published page of a list. Beyond the end it is empty; a size under 1 or over 100 is refused, which no text says
 * and every such API does.
 */
record Paging(int page, int size) {

    static Paging of(Request request) {
        int page = number(request, "page", 1, Integer.MAX_VALUE, 1);
        return new Paging(page, number(request, "page_size", 1, 100, 10));
    }

    static int number(Request request, String name, int least, int most, int otherwise) {
        String text = request.query(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw Refusal.invalid(
                name, most == Integer.MAX_VALUE ? "must be at least " + least : "must be " + least + " to " + most);
    }

    /** A comma-separated list of states; null lets all through. */
    static @Nullable Set<String> states(Request request, String name, Set<String> known) {
        String text = request.query(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        Set<String> states = Stream.of(text.split(",")).map(String::strip).collect(Collectors.toSet());
        if (!known.containsAll(states)) {
            throw Refusal.invalid(
                    name,
                    "must hold only "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        return states;
    }

    /** The page of a list that is kept oldest first and shown newest first, leaving out what doesn't fit. */
    <T> Found<T> newestFirst(List<String> ids, Function<String, T> byId, @Nullable Predicate<T> fits) {
        long from = (long) (page - 1) * size;
        if (fits == null) {
            return new Found<>(
                    Stream.iterate(ids.size() - 1 - from, i -> i >= 0, i -> i - 1)
                            .limit(size)
                            .map(i -> byId.apply(ids.get(i.intValue())))
                            .toList(),
                    ids.size());
        }
        List<T> all = new ArrayList<>();
        for (int i = ids.size() - 1; i >= 0; i--) {
            T item = byId.apply(ids.get(i));
            if (fits.test(item)) {
                all.add(item);
            }
        }
        return of(all);
    }

    /** The page of a list that is already in order. */
    <T> Found<T> of(List<T> all) {
        long from = Math.min((long) (page - 1) * size, all.size());
        long to = Math.min(from + size, all.size());
        return new Found<>(all.subList((int) from, (int) to), all.size());
    }

    /** @param total how many there are on all pages */
    record Found<T>(List<T> items, int total) {}

    /** {@code page_size} says how many are on this page, which may be fewer than asked for. */
    <T> Json.Body body(Found<T> found, Function<T, Json.Body> each) {
        return json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            for (T item : found.items()) {
                each.apply(item).write(json);
            }
            json.writeEndArray();
            json.writeNumberProperty("page", page);
            json.writeNumberProperty("page_size", found.items().size());
            json.writeNumberProperty("total_count", found.total());
            json.writeBooleanProperty("has_next_page", (long) page * size < found.total());
            json.writeBooleanProperty("has_previous_page", page > 1 && found.total() > 0);
            json.writeEndObject();
        };
    }
}
