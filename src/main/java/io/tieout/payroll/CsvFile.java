package io.tieout.payroll;

import java.io.Closeable;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of one layout with its header read: what is the same for rows and for rejects. */
final class CsvFile implements Closeable {

    private final CsvRecords records;
    private final Layout layout;
    private final Profile profile;
    private final String preamble;
    private final CsvRecord headerRow;
    private final Header header;

    private final Path path;

    private CsvFile(CsvRecords records, Path path, Layout layout, Profile profile) {
        this.records = records;
        this.path = path;
        this.layout = layout;
        this.profile = profile;
        this.preamble = records.preamble();
        CsvRecord first = records.next();
        if (first == null) {
            throw new UnusableFileException(
                    path + ": the file is empty. Expected " + layout.title() + " with a header; export it again.");
        }
        this.headerRow = first;
        this.header = Header.of(path, first, layout, profile);
    }

    /** @throws UnusableFileException if it is no such file */
    static CsvFile open(Path path, Layout layout, Profile profile) {
        CsvRecords records = new CsvRecords(path, profile);
        try {
            return new CsvFile(records, path, layout, profile);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    @Nullable
    CsvRecord next() {
        return records.next();
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
                    row.text());
        }
        if (row.cells().size() < header.size() && records.endsAbruptly()) {
            throw new UnusableFileException(
                    path + ", line " + row.line() + ": the file ends in the middle of this row ("
                            + row.cells().size() + " of " + header.size()
                            + " cells, and no line end). It was probably cut off on its way: send the whole file again.");
        }
        if (row.cells().size() != header.size()) {
            return new Rejection(
                    row.line(),
                    "",
                    "",
                    "the row has " + row.cells().size() + " cells, the header has " + header.size() + "; a '"
                            + profile.delimiter() + "' inside a cell needs quotes around the cell",
                    row.text());
        }
        return null;
    }

    /** The row as it stands in the file, less what an earlier rejects file of ours had added at its end. */
    String original(CsvRecord row) {
        return header.endsWithRejectColumns()
                ? withoutLastCells(row.text(), row.cells().size() - Layout.REJECT_COLUMNS.size())
                : row.text();
    }

    private String withoutLastCells(String text, int cells) {
        QuoteScan scan = new QuoteScan(profile.delimiter(), profile.quote());
        for (int i = 0; i < text.length(); i++) {
            scan.step(text.charAt(i));
            if (scan.cell() == cells) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    String originalHeader() {
        return original(headerRow);
    }

    /** The lines before the header, with their line ends. */
    String preamble() {
        return preamble;
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
