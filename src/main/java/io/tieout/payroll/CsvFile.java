package io.tieout.payroll;

import java.io.Closeable;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of one layout whose columns are known: what is the same for rows and for rejects. */
final class CsvFile implements Closeable {

    private final CsvRecords records;
    private final Path path;
    private final Layout layout;
    private final Profile profile;
    private final Dialect dialect;
    private final String preamble;
    private final Header header;
    private final boolean rejects;
    private final String originalHeader;

    /** The first row of a file without a header: it was read to count its cells. */
    private @Nullable CsvRecord ahead;

    private CsvFile(CsvRecords records, Path path, Layout layout, Profile profile, Dialect dialect) {
        this.records = records;
        this.path = path;
        this.layout = layout;
        this.profile = profile;
        this.dialect = dialect;
        this.preamble = records.preamble();
        CsvRecord first = records.next();
        if (first == null) {
            throw new UnusableFileException(path + ": the file is empty. Expected " + layout.title()
                    + (profile.hasHeader() ? " with a header" : "") + "; export it again.");
        }
        this.rejects = Header.isOfRejects(
                first.cells().stream().map(TextRules::trimmed).toList());
        if (profile.hasHeader()) {
            this.header = Header.of(path, first, layout, profile, dialect.delimiter());
            this.originalHeader = original(first);
        } else {
            this.header = byPosition(first);
            this.ahead = rejects ? null : first;
            this.originalHeader = names();
        }
    }

    /** @throws UnusableFileException if it is no such file */
    static CsvFile open(Path path, Layout layout, Profile profile) {
        Dialect dialect = Dialect.of(profile, DelimiterSearch.find(path, layout, profile));
        CsvRecords records = new CsvRecords(path, dialect);
        try {
            return new CsvFile(records, path, layout, profile, dialect);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    private Header byPosition(CsvRecord first) {
        if (first.brokenCell() >= 0) {
            throw new UnusableFileException(path + ", line " + first.line()
                    + ": a quote stands inside a cell of the first row, so its columns can't be counted; write the"
                    + " quote twice, and put quotes around the cell.");
        }
        int width = first.cells().size() - (rejects ? Layout.REJECT_COLUMNS.size() : 0);
        return Header.byPosition(path, first, width, layout, profile, dialect.delimiter());
    }

    /** A file without a header gets one in its rejects, so that people see which cell is which. */
    private String names() {
        return header.names().stream().map(this::quoted).collect(Collectors.joining(delimiter()));
    }

    /** A cell as this file would write it. */
    String quoted(String cell) {
        String quote = String.valueOf(dialect.quote());
        boolean plain = cell.indexOf(dialect.delimiter()) < 0
                && !cell.contains(quote)
                && cell.chars().noneMatch(Character::isISOControl);
        return plain ? cell : quote + cell.replace(quote, quote + quote) + quote;
    }

    String delimiter() {
        return String.valueOf(dialect.delimiter());
    }

    @Nullable
    CsvRecord next() {
        CsvRecord row = ahead == null ? records.next() : ahead;
        ahead = null;
        return row;
    }

    Header header() {
        return header;
    }

    Cells cells(CsvRecord row) {
        return new Cells(header, layout, row);
    }

    /** Why a row can't even be cut into its cells; null if it can. */
    @Nullable
    Rejection misshapen(CsvRecord row) {
        if (row.brokenCell() >= 0) {
            return new Rejection(
                    row.line(),
                    header.nameAt(row.brokenCell()),
                    "",
                    "a quote stands inside the cell; write it twice, and put quotes around the cell",
                    original(row));
        }
        int size = width();
        if (row.cells().size() < size && records.endsAbruptly()) {
            throw new UnusableFileException(
                    path + ", line " + row.line() + ": the file ends in the middle of this row ("
                            + row.cells().size() + " of " + size
                            + " cells, and no line end). It was probably cut off on its way: send the whole file again.");
        }
        if (row.cells().size() != size) {
            return new Rejection(
                    row.line(),
                    "",
                    "",
                    "the row has " + row.cells().size() + " cells, the "
                            + (profile.hasHeader() ? "header" : "first row") + " has " + size + "; a '"
                            + dialect.delimiter() + "' inside a cell needs quotes around the cell",
                    original(row));
        }
        if (header.isRepeatedBy(row)) {
            return new Rejection(
                    row.line(),
                    "",
                    "",
                    "this is the header once more, so two files were probably put together; take the line out, and"
                            + " see that nobody is in the file twice",
                    original(row));
        }
        return null;
    }

    /** Cells of a sound row. */
    private int width() {
        return header.size() + (rejects && !profile.hasHeader() ? Layout.REJECT_COLUMNS.size() : 0);
    }

    /** The row as it stands in the file, less what an earlier rejects file of ours had added at its end. */
    String original(CsvRecord row) {
        return rejects ? withoutLastCells(row.text(), Layout.REJECT_COLUMNS.size()) : row.text();
    }

    private String withoutLastCells(String text, int count) {
        int cells = dialect.scan().over(text).cell() + 1;
        QuoteScan scan = dialect.scan();
        for (int i = 0; i < text.length(); i++) {
            scan.step(text.charAt(i));
            if (scan.cell() == cells - count) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** Whether we wrote the file, for people to mend. */
    boolean isRejects() {
        return rejects;
    }

    String originalHeader() {
        return originalHeader;
    }

    /** The lines before the header, with their line ends. */
    String preamble() {
        return preamble;
    }

    /** What the profile left open and how it was decided, for people; without values. */
    List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        if (profile.charset() == null || byteOrderMark()) {
            assumptions.add(records.text().evidence(profile.charset() != null));
        }
        if (profile.delimiter() == null) {
            assumptions.add(DelimiterSearch.evidence(dialect.delimiter(), profile));
        }
        assumptions.addAll(header.assumptions());
        return assumptions;
    }

    String lineEnd() {
        return records.lineEnd();
    }

    Charset charset() {
        return records.text().charset();
    }

    boolean byteOrderMark() {
        return records.text().byteOrderMark();
    }

    @Override
    public void close() {
        records.close();
    }
}
