package io.tieout.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, in UTF-8 with CRLF: quotes only where they are needed, so that the same cells
 * always give the same bytes.
 */
public final class CsvLines {

    private static final int BUFFER = 1 << 15;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(BUFFER + 1024);
    private long rows = -1;

    /** The header is written at once. */
    public CsvLines(OutputStream out, String... header) {
        this.out = out;
        row(header);
    }

    /** Null is an empty cell. */
    public void row(@Nullable String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            cell(cells[i]);
        }
        text.append("\r\n");
        rows++;
        if (text.length() >= BUFFER) {
            try {
                write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @return the rows written, the header not counted */
    public long finish() throws IOException {
        write();
        out.flush();
        return rows;
    }

    private void write() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private void cell(@Nullable String cell) {
        if (cell == null) {
            return;
        }
        if (needsQuotes(cell)) {
            text.append('"');
            text.append(cell.replace("\"", "\"\""));
            text.append('"');
        } else {
            text.append(cell);
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
