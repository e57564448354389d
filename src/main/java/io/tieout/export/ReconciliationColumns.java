package io.tieout.export;

import io.tieout.reconciliation.Cause;
import io.tieout.reconciliation.ReconciliationRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/** The columns of the Reconciliation sheet; formulas know each by its name. */
final class ReconciliationColumns {

    /** Fills one cell of a line. */
    interface Filler {
        void fill(Row line, int column, ReconciliationRow row);
    }

    /**
     * One column.
     *
     * @param name of its range, as formulas use it
     * @param width in characters
     * @param number whether the heading stands at the right, over the numbers
     */
    record Column(String name, String title, int width, boolean number, Filler filler) {}

    private final Styles styles;
    private final List<Column> columns = new ArrayList<>();

    private ReconciliationColumns(Styles styles) {
        this.styles = styles;
    }

    /** What is the same on every row stands on the Summary and not in a column: the page is narrow. */
    static List<Column> of(Book book) {
        ReconciliationColumns of = new ReconciliationColumns(book.styles());
        of.text("Employee", "Employee ref", 14, of.styles.text, ReconciliationRow::employeeRef);
        of.text("EmployeeId", "Id at Kota", 14, of.styles.text, ReconciliationRow::employeeId);
        of.text("Currency", "Currency", 9, of.styles.word, ReconciliationRow::currency);
        of.text("Portion", "Portion", 10, of.styles.word, row -> row.portion().word());
        of.amount("Opening", "Opening balance", ReconciliationRow::opening);
        of.amount("Charged", "Charged by Kota", ReconciliationRow::charged);
        of.amount("Withheld", "Withheld by payroll", ReconciliationRow::withheld);
        of.amount("Variance", "Variance", ReconciliationRow::variance);
        of.amount("Closing", "Closing balance", ReconciliationRow::closing);
        of.text("Status", "Status", 20, of.styles.word, row -> row.status().name());
        for (String cause : book.causeNames()) {
            of.amount(cause, Words.of(cause), row -> row.causes().get(Cause.valueOf(cause)));
        }
        of.amount("Unexplained", "Unexplained", ReconciliationRow::unexplained);
        if (book.employer().reports().stream().anyMatch(report -> report.externalCustomerId() != null)) {
            of.text("Customer", "External customer", 16, of.styles.text, ReconciliationRow::externalCustomerId);
        }
        if (book.employer().reports().size() > 1) {
            of.text("Report", "Report", 16, of.styles.text, ReconciliationRow::reportId);
            of.text("ReportStatus", "Report status", 11, of.styles.word, ReconciliationRow::reportStatus);
        }
        of.text("Note", "Note", 24, of.styles.wrapped, ReconciliationRow::note);
        return List.copyOf(of.columns);
    }

    private void text(
            String name,
            String title,
            int width,
            CellStyle style,
            Function<ReconciliationRow, @Nullable String> value) {
        columns.add(new Column(
                name, title, width, false, (line, at, row) -> Cells.text(line, at, style, value.apply(row))));
    }

    private void amount(String name, String title, Function<ReconciliationRow, @Nullable BigDecimal> value) {
        columns.add(new Column(
                name,
                title,
                13,
                true,
                (line, at, row) -> Cells.amount(line, at, styles.money(row.currency()), value.apply(row))));
    }
}
