package io.tieout.roster;

import io.tieout.payroll.Outcome;
import io.tieout.payroll.RowSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands for a file that was not given. */
final class NoRows<R> implements RowSource<R> {

    @Override
    public @Nullable Outcome<R> next() {
        return null;
    }

    @Override
    public boolean hasColumn(String canonicalColumn) {
        return false;
    }

    @Override
    public List<String> ignoredColumns() {
        return List.of();
    }

    @Override
    public List<String> assumptions() {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
