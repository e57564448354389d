package io.tieout.export;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Cells out of bytes, written apart from the product and from its library: quotes, delimiter, line ends, no more. */
final class CellReading {

    private CellReading() {}

    static List<List<String>> read(byte[] bytes, Charset charset, char delimiter) {
        String text = new String(bytes, charset);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == delimiter || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (cell.length() > 0 || !row.isEmpty() || quoted) {
            throw new AssertionError("the last line has no end");
        }
        return rows;
    }
}
