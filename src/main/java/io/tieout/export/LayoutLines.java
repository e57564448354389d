package io.tieout.export;

import io.tieout.batch.UsageException;
import io.tieout.jobfile.ImportLayout;
import io.tieout.jobfile.ImportLayout.Quoting;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetEncoder;
import java.util.List;

/**
 * Rows and lines in the bytes that a layout asks for. No text is ever altered: one that the layout's charset or
 * quoting can't hold refuses the file, because payroll would read something else.
 */
final class LayoutLines {

    private final ImportLayout layout;
    private final CharsetEncoder encoder;
    private final BufferedWriter out;

    LayoutLines(ImportLayout layout, OutputStream out) {
        this.layout = layout;
        this.encoder = layout.charset().newEncoder();
        this.out = new BufferedWriter(new OutputStreamWriter(out, layout.charset()), 1 << 14);
    }

    /** A line as it is, without quotes. */
    void line(String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw refused("a line of the layout would hold a line break", "Leave that place out of the layout's lines");
        }
        put(text);
        end();
    }

    void row(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                put(String.valueOf(layout.delimiter()));
            }
            put(quoted(cells.get(i)));
        }
        end();
    }

    void finish() throws IOException {
        out.flush();
    }

    private String quoted(String text) {
        boolean needed = needsQuotes(text);
        if (layout.quoting() == Quoting.NEVER) {
            if (needed) {
                throw refused(
                        "a text holds the delimiter, a quote or a line break, and the layout quotes nothing",
                        "Set 'quoting: needed' if payroll reads quotes, or change the ref or element in payroll");
            }
            return text;
        }
        if (!needed && layout.quoting() == Quoting.NEEDED) {
            return text;
        }
        String quote = String.valueOf(layout.quote());
        return quote + text.replace(quote, quote + quote) + quote;
    }

    private boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == layout.delimiter() || c == layout.quote() || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }

    private void put(String text) {
        if (!encoder.canEncode(text)) {
            throw refused(
                    "a text has a sign that " + layout.charset().name() + " doesn't have",
                    "Set another 'charset' if payroll reads one, or change the ref or element in payroll");
        }
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        try {
            out.write(layout.lineEnd());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UsageException refused(String why, String next) {
        return new UsageException("The payroll import can't be written as the job file's layout asks: " + why + ". "
                + next + " (payroll-import: layout: in the job file), then give the same command.");
    }
}
