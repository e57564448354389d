package io.tieout.export;

import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A line for each employer, currency and portion, with links to its files. */
final class PortfolioTable implements Table<PortfolioRow> {

    private static final int NOTE_LINE = 30;
    private static final int NAME_LINE = 24;

    private final Frame frame;
    private final PortfolioRows rows;
    private final String period;
    private final PortfolioLinks links;
    private final EmployerNames names;

    PortfolioTable(Frame frame, PortfolioRows rows, String period, PortfolioLinks links, EmployerNames names) {
        this.frame = frame;
        this.rows = rows;
        this.period = period;
        this.links = links;
        this.names = names;
    }

    @Override
    public String tab() {
        return "Portfolio";
    }

    @Override
    public String prefix() {
        return "Por";
    }

    @Override
    public String holds() {
        return "A line for each employer, currency and portion.";
    }

    @Override
    public String nothing() {
        return "No employer was named in a run of this period.";
    }

    @Override
    public List<Column<PortfolioRow>> columns() {
        Columns<PortfolioRow> columns = new Columns<>(frame, PortfolioTable::currency)
                .text("Employer", "Employer", 16, PortfolioRow::employerRef);
        if (names.given()) {
            columns.note("LegalName", "Legal name", 22, row -> names.of(row.employerRef()));
        }
        return columns.word("State", "State", 13, PortfolioRow::state)
                .word("Run", "Run", 6, row -> row.run() == null ? null : String.valueOf(row.run()))
                .currency()
                .word("Portion", "Portion", 10, PortfolioRow::portion)
                .sum("Opening", "Opening balance", PortfolioRow::opening)
                .sum("Charged", "Charged by Kota", PortfolioRow::charged)
                .sum("Withheld", "Withheld by payroll", PortfolioRow::withheld)
                .sum("Variance", "Variance", PortfolioRow::variance)
                .sum("Unexplained", "Unexplained", PortfolioRow::unexplained)
                .sum("Closing", "Closing balance", PortfolioRow::closing)
                .count("People", "Need a person", 9, PortfolioRow::needPerson)
                .add(new Column<>("Files", "Files", 18, false, false, (line, at, row) -> {
                    links.folder(line, at, row);
                    return null;
                }))
                .add(new Column<>("Workbook", "Workbook", 11, false, false, (line, at, row) -> {
                    links.workbook(line, at, row);
                    return null;
                }))
                .note("Note", "Note", 28, PortfolioRow::note)
                .list();
    }

    static String currency(PortfolioRow row) {
        return row.currency() == null ? "" : row.currency();
    }

    @Override
    public void forEach(Consumer<PortfolioRow> consumer) {
        rows.forEach(period, consumer);
    }

    @Override
    public int height(PortfolioRow row) {
        String name = names.of(row.employerRef());
        int noteHeight = row.note() == null ? 0 : Heights.of(row.note(), NOTE_LINE, 1);
        int nameHeight = name == null ? 0 : Heights.of(name, NAME_LINE, 1);
        return Math.max(noteHeight, nameHeight);
    }

    @Override
    public void dress(XSSFSheet sheet, List<String> names, int last) {
        int people = names.indexOf("People");
        var formatting = sheet.getSheetConditionalFormatting();
        var rule =
                formatting.createConditionalFormattingRule("$" + CellReference.convertNumToColString(people) + "2>0");
        var fill = rule.createPatternFormatting();
        fill.setFillBackgroundColor(Styles.ALARM);
        fill.setFillPattern(FillPatternType.SOLID_FOREGROUND.getCode());
        formatting.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(1, last, people, people)}, rule);
    }
}
