package io.tieout.export;

import io.tieout.export.ControlTotals.CauseSum;
import io.tieout.reconciliation.Cause;
import io.tieout.reconciliation.Explanation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** What the variance is made of, cause by cause, as a table and as a chart; each currency is a block of its own. */
final class SummaryCauses {

    private SummaryCauses() {}

    static void write(SummaryPage page, Book book) {
        page.section("Variance by cause");
        List<String> currencies = book.causes().stream()
                .map(CauseSum::currency)
                .distinct()
                .sorted()
                .toList();
        if (currencies.isEmpty()) {
            Cells.text(page.row(), 0, page.styles().subtitle, "There is no variance in this run.");
            return;
        }
        page.header("Cause", "Currency", "", ">Amount", "What it means");
        List<CauseChart.Series> series = new ArrayList<>();
        for (String currency : currencies) {
            series.add(block(page, book, currency));
        }
        CauseChart.draw(page, series);
    }

    private static CauseChart.Series block(SummaryPage page, Book book, String currency) {
        List<String> names = new ArrayList<>(book.causeNames());
        names.add("UNEXPLAINED");
        int first = page.nextNumber();
        BigDecimal all = BigDecimal.ZERO;
        List<Runnable> formulas = new ArrayList<>();
        for (String name : names) {
            BigDecimal amount = amount(book, name, currency);
            all = all.add(amount);
            formulas.add(line(page, book, name, currency, amount));
        }
        CauseChart.Series series = new CauseChart.Series(currency, first, page.nextNumber() - 1, formulas);
        XSSFRow total = page.row();
        Styles styles = page.styles();
        Cells.text(total, 0, styles.wordTotal, "Variance");
        Cells.text(total, 1, styles.wordTotal, currency);
        Cells.text(total, 2, styles.wordTotal, null);
        Cells.formula(total, 3, styles.moneyTotal(currency), "SUM(D" + first + ":D" + series.last() + ")", all);
        Cells.text(total, 4, styles.wordTotal, null);
        page.join(total, 4, SummaryPage.COLUMNS - 1, styles.wordTotal);
        return series;
    }

    /** @return what puts the formula into the amount's cell: a chart can only be drawn over plain numbers */
    private static Runnable line(SummaryPage page, Book book, String name, String currency, BigDecimal amount) {
        XSSFRow row = page.row();
        Styles styles = page.styles();
        boolean named = !name.equals("UNEXPLAINED");
        String meaning = named ? Explanation.of(Cause.valueOf(name)) : "No set of causes sums to it: the breaks.";
        Cells.text(row, 0, styles.word, Words.of(name));
        Cells.text(row, 1, styles.word, currency);
        Cells.text(row, 2, styles.word, null);
        XSSFCell cell = (XSSFCell) Cells.amount(row, 3, styles.money(currency), amount);
        Cells.text(row, 4, styles.wrapped, meaning);
        page.join(row, 4, SummaryPage.COLUMNS - 1, styles.wrapped);
        String column = named ? name : "Unexplained";
        String formula =
                book.ranges().sumIfs(ReconciliationTable.PREFIX, column, "Currency", "$B" + (row.getRowNum() + 1));
        return () -> {
            cell.setCellFormula(formula);
            Cells.result(cell, amount);
        };
    }

    private static BigDecimal amount(Book book, String name, String currency) {
        return book.causes().stream()
                .filter(sum -> sum.cause().equals(name) && sum.currency().equals(currency))
                .map(CauseSum::amount)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
