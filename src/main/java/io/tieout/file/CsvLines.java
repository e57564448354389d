package io.tieout.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, in UTF-8 with CRLF: quotes only where they are needed, so that the same cells
 * always give the same bytes.
 */
public final class CsvLines {

    private final BufferedWriter out;
    private long rows = -1;

    /** The header is written at once. */
    public CsvLines(OutputStream out, String... header) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
        row(header);
    }

    /** Null is an empty cell. */
    public void row(@Nullable String... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                if (i > 0) {
                    out.write(',');
                }
                cell(cells[i]);
            }
            out.write("\r\n");
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the rows written, the header not counted */
    public long finish() throws IOException {
        out.flush();
        return rows;
    }

    private void cell(@Nullable String text) throws IOException {
        if (text == null) {
            return;
        }
        if (needsQuotes(text)) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
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
