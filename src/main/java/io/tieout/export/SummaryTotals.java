package io.tieout.export;

import io.tieout.export.ControlTotals.Portion;
import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.jspecify.annotations.Nullable;

/** Totals per currency and portion: live sums over the Reconciliation sheet, with the proof of each line at its end. */
final class SummaryTotals {

    static final String PROVES = "proves";
    static final String FAILS = "DOES NOT PROVE";

    private static final String REC = ReconciliationTable.PREFIX;

    private static final List<String> AMOUNTS = List.of("Opening", "Charged", "Withheld", "Variance", "Closing");
    private static final List<Function<Portion, BigDecimal>> VALUES = List.of(
            Portion::opening,
            Portion::charged,
            portion -> SummaryTotals.orZero(portion.withheld()),
            portion -> SummaryTotals.orZero(portion.variance()),
            Portion::closing);

    private SummaryTotals() {}

    /** @return the cells with the proofs, as a formula names them */
    static String write(SummaryPage page, Book book) {
        page.section("Totals");
        page.header(
                "Currency",
                "Portion",
                ">Rows",
                ">Opening balance",
                ">Charged by Kota",
                ">Withheld by payroll",
                ">Variance",
                ">Closing balance",
                "|Opening + variance = closing");
        int first = page.nextNumber();
        for (String currency : currencies(book)) {
            List<Portion> portions = book.portions().stream()
                    .filter(p -> p.currency().equals(currency))
                    .toList();
            int from = page.nextNumber();
            portions.forEach(portion -> line(page, book, portion));
            total(page, currency, portions, from);
        }
        if (page.nextNumber() > first) {
            Traffic.lights(page.sheet(), first, page.nextNumber() - 1, 8, PROVES, FAILS);
        }
        return "I" + first + ":I" + Math.max(first, page.nextNumber() - 1);
    }

    /** Whether every opening and variance come to the closing. */
    static boolean prove(Book book) {
        return book.portions().stream()
                .allMatch(portion -> rest(List.of(portion)).signum() == 0);
    }

    static List<String> currencies(Book book) {
        return book.portions().stream().map(Portion::currency).distinct().toList();
    }

    private static void line(SummaryPage page, Book book, Portion portion) {
        int number = page.nextNumber();
        XSSFRow row = page.row();
        Styles styles = page.styles();
        Cells.text(row, 0, styles.word, portion.currency());
        Cells.text(row, 1, styles.word, portion.portion());
        String[] where = {"Currency", "$A" + number, "Portion", "$B" + number};
        Cells.formula(row, 2, styles.count, book.ranges().countIfs(REC, where), BigDecimal.valueOf(portion.rows()));
        for (int i = 0; i < AMOUNTS.size(); i++) {
            Cells.formula(
                    row,
                    3 + i,
                    styles.money(portion.currency()),
                    book.ranges().sumIfs(REC, AMOUNTS.get(i), where),
                    VALUES.get(i).apply(portion));
        }
        proof(row, number, styles.check, portion.currency(), List.of(portion));
    }

    private static void total(SummaryPage page, String currency, List<Portion> portions, int from) {
        int number = page.nextNumber();
        XSSFRow row = page.row();
        Styles styles = page.styles();
        Cells.text(row, 0, styles.wordTotal, currency);
        Cells.text(row, 1, styles.wordTotal, "both");
        for (int i = 2; i < 8; i++) {
            char column = (char) ('A' + i);
            String sum = "SUM(" + column + from + ":" + column + (number - 1) + ")";
            int amount = i - 3;
            BigDecimal value = i == 2
                    ? BigDecimal.valueOf(
                            portions.stream().mapToLong(Portion::rows).sum())
                    : sum(portions, VALUES.get(amount));
            Cells.formula(row, i, i == 2 ? styles.countTotal : styles.moneyTotal(currency), sum, value);
        }
        proof(row, number, styles.check, currency, portions);
    }

    /** Sums of doubles carry dust far behind the last cent, so the comparison rounds to the currency's decimals. */
    private static void proof(XSSFRow row, int number, CellStyle style, String currency, List<Portion> portions) {
        BigDecimal rest = rest(portions);
        String formula = "IF(ROUND(D" + number + "+G" + number + "-H" + number + "," + Amounts.minorDigits(currency)
                + ")=0,\"" + PROVES + "\",\"" + FAILS + "\")";
        Cells.formula(row, 8, style, formula, rest.signum() == 0 ? PROVES : FAILS);
    }

    private static BigDecimal rest(List<Portion> portions) {
        return sum(portions, VALUES.get(0)).add(sum(portions, VALUES.get(3))).subtract(sum(portions, VALUES.get(4)));
    }

    private static BigDecimal sum(List<Portion> portions, Function<Portion, BigDecimal> value) {
        return portions.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
