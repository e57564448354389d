package io.tieout.payroll;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one file, each read through the rules of its layout. */
final class CheckedRows<R> implements RowSource<R> {

    private final CsvFile file;
    private final List<String> assumptions;
    private final RowReading<R> reading;
    private final @Nullable TotalRows totals;
    private @Nullable CsvRecord ahead;

    /**
     * @param reading made with the rule by which this file's dates are read
     * @throws UnusableFileException if the file has no rows, or not the header of this layout, or can be read
     *     in two ways
     */
    CheckedRows(Path path, Layout layout, Profile profile, Function<DateRule, RowReading<R>> reading) {
        DateSearch.Found dates = DateSearch.in(path, layout, profile);
        this.reading = reading.apply(new DateRule(dates.pattern()));
        this.file = CsvFile.open(path, layout, profile);
        this.totals = TotalRows.of(path, profile);
        this.assumptions = Stream.concat(file.assumptions().stream(), Stream.of(dates.evidence()))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        try {
            this.ahead = file.next();
            if (ahead == null) {
                throw new UnusableFileException(path + ": the file has a header and no rows. If that is right there is"
                        + " nothing to do; else export it again.");
            }
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public @Nullable Outcome<R> next() {
        CsvRecord row = ahead == null ? file.next() : ahead;
        ahead = null;
        if (totals == null || file.isRejects()) {
            return row == null ? null : outcome(row);
        }
        while (row != null && totals.take(row, file)) {
            row = file.next();
        }
        if (row == null) {
            totals.end();
            return null;
        }
        return outcome(row);
    }

    private Outcome<R> outcome(CsvRecord row) {
        Rejection misshapen = file.misshapen(row);
        if (misshapen != null) {
            return new Outcome.Refused<>(misshapen, null);
        }
        Cells cells = file.cells(row);
        R read = reading.read(cells);
        Rejection wrong = cells.rejection(file.original(row));
        return wrong == null ? new Outcome.Accepted<>(read) : new Outcome.Refused<>(wrong, read);
    }

    @Override
    public boolean hasColumn(String canonicalColumn) {
        return file.header().has(canonicalColumn);
    }

    @Override
    public List<String> ignoredColumns() {
        return file.header().ignored();
    }

    @Override
    public List<String> assumptions() {
        return assumptions;
    }

    @Override
    public void close() {
        file.close();
    }
}
