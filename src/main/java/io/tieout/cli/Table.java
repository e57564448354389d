package io.tieout.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns of text for a terminal; numbers to the right. */
final class Table {

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /** @param heads the column heads; one that begins with {@code >} is set to the right */
    Table(String... heads) {
        right = new boolean[heads.length];
        String[] clean = new String[heads.length];
        for (int i = 0; i < heads.length; i++) {
            right[i] = heads[i].startsWith(">");
            clean[i] = right[i] ? heads[i].substring(1) : heads[i];
        }
        rows.add(clean);
    }

    Table row(Object... cells) {
        String[] row = new String[right.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = i < cells.length ? String.valueOf(cells[i]) : "";
        }
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    List<String> lines() {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.length; i++) {
                String space = " ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()));
                line.append(right[i] ? space + row[i] : row[i] + space).append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    void print() {
        lines().forEach(Out::result);
    }
}
