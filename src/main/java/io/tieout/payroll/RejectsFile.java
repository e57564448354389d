package io.tieout.payroll;

import io.tieout.file.Private;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The refused rows of one input, written so that the file can be mended and sent again as it is: in the
 * dialect, charset and bytes of the input, the row whole, then line, column, value (masked where it is
 * personal) and reason. It is read like the input; the added columns are passed over.
 *
 * <p>Holds personal data: readable by its owner only. It appears under its name when {@link #finish} is
 * called and not before; without a refused row there is no file.
 */
public final class RejectsFile implements Closeable {

    /** Enough to see what is wrong with a whole column. */
    private static final int EXAMPLES = 3;

    private final Path input;
    private final Layout layout;
    private final Profile profile;
    private final Path target;
    private final Path part;

    private @Nullable CsvFile source;
    private @Nullable BufferedWriter out;
    private @Nullable CsvRecord current;
    private final List<String> first = new ArrayList<>();
    private long count;

    RejectsFile(Path input, Layout layout, Profile profile, Path target) {
        this.input = input;
        this.layout = layout;
        this.profile = profile;
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
    }

    /** Adds a row that the reader refused. */
    public void add(Rejection rejection) {
        write(rejection);
    }

    /**
     * Adds a row that was read well and is refused for a reason that only shows beside other rows, such as
     * a ref that is there twice. Lines must come in ascending order; the row is looked up in the input.
     *
     * @param line of the row's first line
     * @param canonicalColumn the column at fault, empty when it is the whole row
     * @throws IllegalArgumentException if no row begins at this line
     */
    public void add(long line, String canonicalColumn, String reason) {
        CsvFile file = source();
        while (current == null || current.line() < line) {
            current = file.next();
            if (current == null) {
                throw new IllegalArgumentException("no row of " + input + " begins at line " + line);
            }
        }
        CsvRecord row = current;
        if (row.line() != line) {
            throw new IllegalArgumentException("no row of " + input + " begins at line " + line);
        }
        if (canonicalColumn.isEmpty()) {
            write(new Rejection(line, "", "", reason, file.original(row)));
            return;
        }
        Cells cells = file.cells(row);
        cells.refuse(canonicalColumn, reason);
        Rejection rejection = cells.rejection(file.original(row));
        if (rejection != null) {
            write(rejection);
        }
    }

    private void write(Rejection rejection) {
        CsvFile file = source();
        try {
            if (out == null) {
                out = open(file);
                if (file.byteOrderMark()) {
                    out.write('\uFEFF');
                }
                out.write(file.preamble());
                line(file, file.originalHeader(), Layout.REJECT_COLUMNS);
            }
            line(
                    file,
                    rejection.original(),
                    List.of(
                            String.valueOf(rejection.line()),
                            rejection.column(),
                            rejection.value(),
                            rejection.reason()));
            count++;
            if (first.size() < EXAMPLES) {
                first.add("line " + rejection.line()
                        + (rejection.column().isEmpty() ? "" : ", " + rejection.column())
                        + ": " + rejection.reason());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(CsvFile file, String row, Iterable<String> added) throws IOException {
        BufferedWriter writer = Objects.requireNonNull(out);
        writer.write(row);
        for (String cell : added) {
            writer.write(file.delimiter());
            writer.write(file.quoted(cell));
        }
        writer.write(file.lineEnd());
    }

    private CsvFile source() {
        if (source == null) {
            source = CsvFile.open(input, layout, profile);
        }
        return source;
    }

    private BufferedWriter open(CsvFile file) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        return new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(Private.file(part)), file.charset()));
    }

    /** The first few refusals in words, without values. */
    public List<String> first() {
        return List.copyOf(first);
    }

    /** How many rows were added. */
    public long count() {
        return count;
    }

    /** Puts the file in place; removes an older one when no row was refused. Returns whether there is a file. */
    public boolean finish() {
        try {
            if (out == null) {
                Files.deleteIfExists(target);
                return false;
            }
            out.close();
            out = null;
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without {@link #finish} before it, nothing is left behind. */
    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
        try {
            if (out != null) {
                out.close();
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
