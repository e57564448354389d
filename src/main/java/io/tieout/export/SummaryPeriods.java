package io.tieout.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** The last periods, as a table and as a chart; this one's figures are live. */
final class SummaryPeriods {

    private static final List<String> COLUMNS = List.of("Charged", "Withheld", "Variance", "Closing");

    private SummaryPeriods() {}

    static void write(SummaryPage page, Book book) {
        Map<String, List<PeriodSum>> byCurrency = new TreeMap<>();
        book.sums()
                .periods()
                .forEach(sum -> byCurrency
                        .computeIfAbsent(sum.currency(), currency -> new ArrayList<>())
                        .add(sum));
        if (byCurrency.isEmpty()) {
            return;
        }
        page.breakPage();
        page.section("The last periods");
        page.header(
                "Period",
                "Currency",
                "Run",
                ">Charged by Kota",
                ">Withheld by payroll",
                ">Variance",
                ">Closing balance");
        List<PeriodChart.Series> series = new ArrayList<>();
        byCurrency.forEach((currency, sums) -> series.add(block(page, book, sums)));
        if (byCurrency.values().stream().anyMatch(sums -> sums.size() > 1)) {
            PeriodChart.draw(page, series);
        }
        series.forEach(each -> each.formulas().forEach(Runnable::run));
    }

    private static PeriodChart.Series block(SummaryPage page, Book book, List<PeriodSum> sums) {
        int first = page.nextNumber();
        List<Runnable> formulas = new ArrayList<>();
        for (PeriodSum sum : sums) {
            line(page, book, sum, formulas);
        }
        boolean fromZero = sums.stream()
                .allMatch(sum -> sum.charged().signum() >= 0 && sum.withheld().signum() >= 0);
        return new PeriodChart.Series(sums.get(0).currency(), first, page.nextNumber() - 1, fromZero, formulas);
    }

    private static void line(SummaryPage page, Book book, PeriodSum sum, List<Runnable> formulas) {
        int number = page.nextNumber();
        XSSFRow row = page.row();
        Styles styles = page.styles();
        Cells.text(row, 0, styles.word, sum.period());
        Cells.text(row, 1, styles.word, sum.currency());
        Cells.text(row, 2, styles.word, String.valueOf(sum.run()));
        List<BigDecimal> amounts = List.of(sum.charged(), sum.withheld(), sum.variance(), sum.closing());
        for (int i = 0; i < COLUMNS.size(); i++) {
            BigDecimal amount = amounts.get(i);
            XSSFCell cell = (XSSFCell) Cells.amount(row, 3 + i, styles.money(sum.currency()), amount);
            if (sum.period().equals(book.employer().period())) {
                String formula =
                        book.ranges().sumIfs(ReconciliationTable.PREFIX, COLUMNS.get(i), "Currency", "$B" + number);
                formulas.add(() -> {
                    cell.setCellFormula(formula);
                    Cells.result(cell, amount);
                });
            }
        }
        page.fill(row, 7, 8, styles.word);
    }
}
