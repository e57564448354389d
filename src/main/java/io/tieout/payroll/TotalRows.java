package io.tieout.payroll;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of totals at the end of a register. Each is checked against the sum of all rows before it, in its own
 * currency where it names one, and left out. What doesn't agree refuses the whole file: rows were lost on the way.
 *
 * <p>A row of totals begins with the profile's text in one of its cells, and has no person: its employee_ref is blank,
 * or is that text itself.
 */
final class TotalRows {

    private final Path path;
    private final String begins;
    private final AmountRule amounts;
    private final Map<String, BigDecimal> sums = new TreeMap<>();
    private long rows;
    private long unread;
    private long totalLine;

    private TotalRows(Path path, String begins, AmountRule amounts) {
        this.path = path;
        this.begins = begins.toLowerCase(Locale.ROOT);
        this.amounts = amounts;
    }

    /** Null where the profile knows of no totals. */
    static @Nullable TotalRows of(Path path, Profile profile) {
        String begins = profile.totalRows();
        return begins == null ? null : new TotalRows(path, begins, new AmountRule(profile));
    }

    /**
     * Whether the row is one of totals; then it has been checked and is done.
     *
     * @throws UnusableFileException if its total is not the sum, or rows of people come after it
     */
    boolean take(CsvRecord row, CsvFile file) {
        boolean sound =
                row.brokenCell() < 0 && row.cells().size() == file.header().size();
        if (sound && isTotal(row, file)) {
            check(row, file);
            totalLine = row.line();
            return true;
        }
        if (totalLine > 0) {
            throw new UnusableFileException(path + ", line " + row.line() + ": a row of data stands after the total in"
                    + " line " + totalLine + ". Totals are expected at the end only; take the others out.");
        }
        rows++;
        BigDecimal amount = sound ? amount(text(file, row, "amount")) : null;
        if (amount == null) {
            unread++;
        } else {
            sums.merge(currency(file, row), amount, BigDecimal::add);
        }
        return false;
    }

    /** @throws UnusableFileException if the file ended without a total */
    void end() {
        if (totalLine == 0) {
            throw new UnusableFileException(path + ": the file ends without a row that begins with \"" + begins
                    + "\", which 'total-rows' in the profile promises. It was probably cut off on its way: send the"
                    + " whole file again, or leave 'total-rows' empty.");
        }
    }

    private boolean isTotal(CsvRecord row, CsvFile file) {
        String ref = text(file, row, "employee_ref");
        return (ref.isEmpty() || begins(ref))
                && row.cells().stream().map(TextRules::trimmed).anyMatch(this::begins);
    }

    private boolean begins(String cell) {
        return cell.toLowerCase(Locale.ROOT).startsWith(begins);
    }

    private void check(CsvRecord row, CsvFile file) {
        String where = path + ", line " + row.line() + ": ";
        BigDecimal total = amount(text(file, row, "amount"));
        if (total == null) {
            throw new UnusableFileException(where + "the row of totals has no amount that can be read.");
        }
        String currency = currency(file, row);
        if (currency.isEmpty() && sums.size() > 1) {
            throw new UnusableFileException(where + "the total names no currency and the rows have several ("
                    + String.join(", ", sums.keySet()) + "), so it can't be checked. Have a total for each currency, or"
                    + " take it out and leave 'total-rows' empty.");
        }
        BigDecimal sum = currency.isEmpty()
                ? sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                : sums.getOrDefault(currency, BigDecimal.ZERO);
        if (sum.compareTo(total) != 0) {
            throw new UnusableFileException(where + "the total is " + total.toPlainString() + " and the " + rows
                    + " rows before it sum to " + sum.toPlainString() + (currency.isEmpty() ? "" : " " + currency)
                    + (unread == 0 ? "" : " (" + unread + " of them have no amount that can be read)")
                    + ". Rows were lost or changed on the way: export the file again. Nothing of it is used.");
        }
    }

    private @Nullable BigDecimal amount(String text) {
        try {
            return text.isEmpty() ? null : amounts.amount(text);
        } catch (FieldProblem unreadable) {
            return null;
        }
    }

    private static String currency(CsvFile file, CsvRecord row) {
        return text(file, row, "currency").toUpperCase(Locale.ROOT);
    }

    private static String text(CsvFile file, CsvRecord row, String column) {
        String cell = file.header().cell(row, column);
        return cell == null ? "" : file.header().meaning(column, TextRules.trimmed(cell));
    }
}
