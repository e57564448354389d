package io.tieout.payroll;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row, read through the rules of their fields. What is wrong is gathered, so that one
 * refusal names everything that has to be mended in the row.
 */
final class Cells {

    static final String CLEAR = "<clear>";
    static final String MASK = "***";

    private final Header header;
    private final Layout layout;
    private final CsvRecord row;
    private final List<Rejection> wrong = new ArrayList<>(0);
    private final Set<String> cleared = new HashSet<>(0);

    Cells(Header header, Layout layout, CsvRecord row) {
        this.header = header;
        this.layout = layout;
        this.row = row;
    }

    long line() {
        return row.line();
    }

    /** The cell as the rule reads it; null when it is blank, erased or refused. */
    <T> @Nullable T read(String column, Function<String, T> rule) {
        String text = header.meaning(column, text(column));
        if (text.isEmpty()) {
            return null;
        }
        if (isClear(text)) {
            clear(column);
            return null;
        }
        try {
            return rule.apply(text);
        } catch (FieldProblem problem) {
            refuse(column, problem.reason());
            return null;
        }
    }

    private void clear(String column) {
        if (layout.isErasable(column)) {
            cleared.add(column);
        } else {
            refuse(
                    column,
                    CLEAR + " can't be used here: this field can't be erased. "
                            + (layout.erasable().isEmpty()
                                    ? "No field of " + layout.title() + " can be."
                                    : "Only " + String.join(", ", layout.erasable())
                                            + " can be; leave the cell blank to keep what is known."));
        }
    }

    /** Whether the cell says that the field is to be erased; capital letters make no name of it. */
    boolean isCleared(String column) {
        return isClear(header.meaning(column, text(column)));
    }

    private static boolean isClear(String text) {
        return text.equalsIgnoreCase(CLEAR);
    }

    private String text(String column) {
        String cell = header.cell(row, column);
        return cell == null ? "" : TextRules.trimmed(cell);
    }

    /** The trimmed cells of columns, as they stand in the file; blank ones left out. */
    List<String> filled(Collection<String> columns) {
        return columns.stream().map(this::text).filter(text -> !text.isEmpty()).toList();
    }

    /**
     * As {@link #read}, for a cell that no row can do without. What is returned for a blank or refused
     * cell is of no use to anybody: the row is refused.
     */
    <T> T need(String column, Function<String, T> rule, T otherwise) {
        int before = wrong.size();
        T value = read(column, rule);
        if (value != null) {
            return value;
        }
        if (wrong.size() == before) {
            refuse(column, "is blank; every row needs it");
        }
        return otherwise;
    }

    void refuse(String column, String reason) {
        wrong.add(new Rejection(row.line(), header.nameOf(column), shown(column), reason, ""));
    }

    private String shown(String column) {
        String text = text(column);
        return layout.isPersonal(column) && !text.isEmpty() && !isClear(text) ? MASK : text;
    }

    Set<String> cleared() {
        return Set.copyOf(cleared);
    }

    /** Everything that is wrong with the row as one refusal under the first column at fault; null if nothing is. */
    @Nullable
    Rejection rejection(String original) {
        if (wrong.isEmpty()) {
            return null;
        }
        Rejection first = wrong.get(0);
        StringBuilder reason = new StringBuilder(first.reason());
        for (Rejection more : wrong.subList(1, wrong.size())) {
            reason.append("; ").append(more.column()).append(": ").append(more.reason());
        }
        return new Rejection(first.line(), first.column(), first.value(), reason.toString(), original);
    }
}
