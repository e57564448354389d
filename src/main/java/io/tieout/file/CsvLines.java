package io.tieout.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, in UTF-8 with CRLF: quotes only where they are needed, so that the same cells
 * always give the same bytes.
 */
public final class CsvLines {

    private static final int BUFFER = 1 << 15;

    private final OutputStream out;
    private byte[] bytes = new byte[BUFFER + 1024];
    private int size;
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
                add(',');
            }
            cell(cells[i]);
        }
        add('\r');
        add('\n');
        rows++;
        if (size >= BUFFER) {
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
        out.write(bytes, 0, size);
        size = 0;
    }

    private void cell(@Nullable String cell) {
        if (cell == null || copyPlain(cell)) {
            return;
        }
        String text = needsQuotes(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        makeRoom(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    /** Nearly every cell is plain ASCII without a sign that needs quotes. False when it is not. */
    private boolean copyPlain(String cell) {
        int length = cell.length();
        makeRoom(length);
        byte[] to = bytes;
        int begin = size;
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c == ',' || c == '"' || c > '~') {
                return false;
            }
            to[begin + i] = (byte) c;
        }
        size = begin + length;
        return true;
    }

    private void add(char ascii) {
        makeRoom(1);
        bytes[size++] = (byte) ascii;
    }

    private void makeRoom(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
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
