package io.tieout.export;

import io.tieout.reconciliation.Ageing.Bucket;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** How long the money of the breaks has been open: live sums over the Breaks sheet. */
final class SummaryAges {

    private SummaryAges() {}

    static void write(SummaryPage page, Book book) {
        Map<String, Map<Bucket, BigDecimal>> sums = book.ages().byCurrency();
        if (sums.isEmpty()) {
            return;
        }
        page.section("Breaks by age");
        page.header(
                "At stake",
                "Currency",
                "",
                ">0 to 30 days",
                ">31 to 60 days",
                ">61 to 90 days",
                ">Over 90 days",
                ">All");
        sums.forEach((currency, amounts) -> line(page, book, currency, amounts));
    }

    private static void line(SummaryPage page, Book book, String currency, Map<Bucket, BigDecimal> amounts) {
        int number = page.nextNumber();
        XSSFRow row = page.row();
        Styles styles = page.styles();
        Cells.text(row, 0, styles.word, "Since the end of the period");
        Cells.text(row, 1, styles.word, currency);
        page.fill(row, 2, 2, styles.word);
        String above = "\">=0\"";
        for (Bucket age : Bucket.values()) {
            String upTo = age == Bucket.OVER_90 ? "\">=0\"" : "\"<=" + age.most() + "\"";
            String sum = book.ranges()
                    .sumIfs(BreaksTable.PREFIX, "AtStake", "Currency", "$B" + number, "Days", above, "Days", upTo);
            BigDecimal amount = amounts.getOrDefault(age, BigDecimal.ZERO);
            Cells.formula(row, 3 + age.ordinal(), styles.money(currency), sum, amount);
            above = "\">" + age.most() + "\"";
        }
        BigDecimal all = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Cells.formula(row, 7, styles.moneyTotal(currency), "SUM(D" + number + ":G" + number + ")", all);
        page.fill(row, 8, 8, styles.word);
    }
}
