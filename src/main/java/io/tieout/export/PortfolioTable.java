package io.tieout.export;

import io.tieout.reconciliation.Status;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** A line for each employer, currency and portion, with a link to its workbook. */
final class PortfolioTable implements Table<PortfolioRow> {

    private static final int NOTE_LINE = 30;

    private final Frame frame;
    private final PortfolioRows rows;
    private final String period;
    private final Path folder;

    PortfolioTable(Frame frame, PortfolioRows rows, String period, Path folder) {
        this.frame = frame;
        this.rows = rows;
        this.period = period;
        this.folder = folder;
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
                .text("Employer", "Employer", 18, PortfolioRow::employerRef)
                .word("State", "State", 13, PortfolioRow::state)
                .word("Run", "Run", 6, row -> row.run() == null ? null : String.valueOf(row.run()))
                .currency()
                .word("Portion", "Portion", 10, PortfolioRow::portion)
                .sum("Opening", "Opening balance", PortfolioRow::opening)
                .sum("Charged", "Charged by Kota", PortfolioRow::charged)
                .sum("Withheld", "Withheld by payroll", PortfolioRow::withheld)
                .sum("Variance", "Variance", PortfolioRow::variance)
                .sum("Unexplained", "Unexplained", PortfolioRow::unexplained)
                .sum("Closing", "Closing balance", PortfolioRow::closing)
                .count("Rows", "Rows", 9, PortfolioRow::rows)
                .count("People", "Need a person", 9, PortfolioRow::needPerson);
        for (Status status : rows.statuses(period)) {
            columns.count(status.name(), Words.of(status.name()), 11, row -> row.rows(status));
        }
        return columns.add(new Column<>("Files", "Files", 24, false, false, (line, at, row) -> {
                    link(Cells.text(line, at, frame.styles().link, Portfolio.below(folder, row)), row);
                    return null;
                }))
                .note("Note", "Note", 28, PortfolioRow::note)
                .list();
    }

    private static String currency(PortfolioRow row) {
        return row.currency() == null ? "" : row.currency();
    }

    private void link(Cell cell, PortfolioRow row) {
        @Nullable String below = Portfolio.below(folder, row);
        if (below != null && !Path.of(below).isAbsolute()) {
            Hyperlink link = frame.poi().getCreationHelper().createHyperlink(HyperlinkType.FILE);
            link.setAddress(address(below + "/" + Workbook.NAME));
            cell.setHyperlink(link);
        }
    }

    /** Folders are named by percent signs, which an address doubles its own way. */
    private static String address(String path) {
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("no address: " + path, impossible);
        }
    }

    @Override
    public void forEach(Consumer<PortfolioRow> consumer) {
        rows.forEach(period, consumer);
    }

    @Override
    public int height(PortfolioRow row) {
        return row.note() == null ? 0 : Heights.of(row.note(), NOTE_LINE, 1);
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
