package io.tieout.payroll;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule that remembers the last text it read and what it read in it: a register says the same date, period and pay run
 * row after row. For one reader at a time.
 */
final class Repeated<T> implements Function<String, T> {

    private final Function<String, T> rule;
    private @Nullable String text;
    private @Nullable T value;

    Repeated(Function<String, T> rule) {
        this.rule = rule;
    }

    @Override
    public T apply(String next) {
        T known = value;
        if (known != null && next.equals(text)) {
            return known;
        }
        T read = rule.apply(next);
        text = next;
        value = read;
        return read;
    }
}
