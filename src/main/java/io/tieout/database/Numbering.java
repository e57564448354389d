package io.tieout.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for values that rows say again and again, so that a row holds the number and a table of its own the value.
 *
 * <p>Only so many values are remembered, whatever comes: one that comes back after more than those gets another number,
 * so two numbers may mean the same value, but never one number two.
 *
 * @param <T> equal values are the same value
 */
public final class Numbering<T> {

    private static final int REMEMBERED = 1000;

    /** A value that is not stored yet. @param number from 1, without gaps */
    public record Numbered<T>(int number, T value) {}

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<Numbered<T>> added = new ArrayList<>();
    private int last;

    /** The number of a value, a new one if it has none. */
    public int of(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (numbers.size() == REMEMBERED) {
            numbers.clear();
        }
        last++;
        numbers.put(value, last);
        added.add(new Numbered<>(last, value));
        return last;
    }

    /** What got a number since this was asked last, to be stored in the same transaction as the rows. */
    public List<Numbered<T>> takeAdded() {
        List<Numbered<T>> taken = List.copyOf(added);
        added.clear();
        return taken;
    }
}
