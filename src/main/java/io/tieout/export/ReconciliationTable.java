package io.tieout.export;

import io.tieout.reconciliation.Cause;
import io.tieout.reconciliation.ReconciliationRow;
import io.tieout.reconciliation.ReconciliationRows;
import io.tieout.reconciliation.Status;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Every row of the employer, with a column for each cause that occurs, so that causes can be filtered and summed. */
final class ReconciliationTable implements Table<ReconciliationRow> {

    private static final int NOTE_WIDTH = 28;
    private static final int NOTE_LINE = 28;

    static final String PREFIX = "Rec";

    private final Book book;
    private final ReconciliationRows rows;

    ReconciliationTable(Book book, ReconciliationRows rows) {
        this.book = book;
        this.rows = rows;
    }

    @Override
    public String tab() {
        return "Reconciliation";
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String holds() {
        return "Every person, currency and portion: charged, withheld, variance, causes and balances.";
    }

    @Override
    public String nothing() {
        return "Nothing was charged or withheld, and no balance is open.";
    }

    /** What is the same on every row stands on the Summary and not in a column: the page is narrow. */
    @Override
    public List<Column<ReconciliationRow>> columns() {
        Columns<ReconciliationRow> columns = new Columns<>(book.frame(), ReconciliationRow::currency)
                .person(ReconciliationRow::employeeRef)
                .id("EmployeeId", "Id at Kota", ReconciliationRow::employeeId)
                .currency()
                .word("Portion", "Portion", 10, row -> row.portion().word())
                .sum("Opening", "Opening balance", ReconciliationRow::opening)
                .sum("Charged", "Charged by Kota", ReconciliationRow::charged)
                .sum("Withheld", "Withheld by payroll", ReconciliationRow::withheld)
                .sum("Variance", "Variance", ReconciliationRow::variance)
                .sum("Closing", "Closing balance", ReconciliationRow::closing)
                .word("Status", "Status", 20, row -> row.status().name());
        for (String cause : book.causeNames()) {
            columns.sum(cause, Words.of(cause), row -> row.causes().get(Cause.valueOf(cause)));
        }
        columns.sum("Unexplained", "Unexplained", ReconciliationRow::unexplained);
        if (book.employer().reports().stream().anyMatch(report -> report.externalCustomerId() != null)) {
            columns.text("Customer", "External customer", 16, ReconciliationRow::externalCustomerId);
        }
        if (book.employer().reports().size() > 1) {
            columns.id("Report", "Report", ReconciliationRow::reportId);
            columns.word("ReportStatus", "Report status", 11, ReconciliationRow::reportStatus);
        }
        return columns.words("Note", "Note", NOTE_WIDTH, ReconciliationRow::note)
                .list();
    }

    @Override
    public void forEach(Consumer<ReconciliationRow> consumer) {
        EmployerOfRun employer = book.employer();
        ReadAhead.forEach(ahead -> rows.forEach(employer.run(), employer.employerRef(), ahead), consumer);
    }

    @Override
    public int height(ReconciliationRow row) {
        return row.note() == null ? 0 : Heights.of(row.note(), NOTE_LINE, 1);
    }

    /** Only the status cell is tinted: a coloured row would hide the red of a negative amount. */
    @Override
    public void dress(XSSFSheet sheet, List<String> names, int last) {
        int status = names.indexOf("Status");
        String cell = "$" + CellReference.convertNumToColString(status) + "2";
        String any = Arrays.stream(Status.values())
                .filter(Status::needsPerson)
                .map(s -> cell + "=\"" + s.name() + "\"")
                .collect(Collectors.joining(",", "OR(", ")"));
        var formatting = sheet.getSheetConditionalFormatting();
        var rule = formatting.createConditionalFormattingRule(any);
        var fill = rule.createPatternFormatting();
        fill.setFillBackgroundColor(Styles.ALARM);
        fill.setFillPattern(FillPatternType.SOLID_FOREGROUND.getCode());
        formatting.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(1, last, status, status)}, rule);
    }
}
