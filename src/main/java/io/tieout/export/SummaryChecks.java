package io.tieout.export;

import io.tieout.export.ControlTotals.CauseSum;
import io.tieout.export.ControlTotals.Portion;
import io.tieout.export.ControlTotals.Source;
import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.jspecify.annotations.Nullable;

/**
 * What the sheet sums to, against what its sources held when it was written: the source stands as a plain
 * value, so that a row changed later turns its check red.
 */
final class SummaryChecks {

    static final String TIES = "ties";
    static final String FAILS = "DOES NOT TIE";
    private static final String RED = "Does not tie: see the red checks";

    private final SummaryPage page;
    private final Book book;
    private final int first;
    private int last;
    private boolean allTie = true;

    private SummaryChecks(SummaryPage page, Book book) {
        this.page = page;
        this.book = book;
        page.section("Tie-out checks");
        page.header(
                "Check",
                "",
                "Currency",
                "Portion",
                ">At the source",
                ">In this workbook",
                ">Difference",
                "",
                "|Result");
        this.first = page.nextNumber();
    }

    static SummaryChecks write(SummaryPage page, Book book) {
        SummaryChecks checks = new SummaryChecks(page, book);
        checks.amounts("Charged = Kota's lines", book.lines(), "Charged", Portion::charged);
        if (book.employer().registerRun() != null) {
            checks.amounts("Withheld = the register", book.register(), "Withheld", Portion::withheld);
        }
        for (String currency : SummaryTotals.currencies(book)) {
            checks.causes(currency);
        }
        checks.rows();
        Traffic.lights(page.sheet(), checks.first, page.nextNumber() - 1, 8, TIES, FAILS);
        return checks;
    }

    /** One line above all others that says whether a person has to read on. */
    void verdict(SummaryPage page, XSSFRow row, SummaryStatuses statuses) {
        String results = "I" + first + ":I" + last;
        String ties =
                book.employer().registerRun() == null ? "Kota's lines tie; no register is loaded yet" : "Ties out";
        String calm = ties + "; nothing needs a person";
        String people = "The figures foot, but rows need a person: ";
        String formula = "IF(COUNTIF(" + results + ",\"" + FAILS + "\")>0,\"" + RED + "\",IF(" + statuses.peopleCell()
                + "=0,\"" + calm + "\",\"" + people + "\"&" + statuses.peopleCell() + "))";
        String now = !allTie ? RED : statuses.people() == 0 ? calm : people + statuses.people();
        row.setHeightInPoints(22);
        Cells.formula(row, 0, page.styles().verdict, formula, now);
        page.join(row, 0, SummaryPage.COLUMNS - 1, page.styles().verdict);
    }

    private void amounts(
            String check, List<Source> sources, String column, Function<Portion, @Nullable BigDecimal> inWorkbook) {
        // A currency that only one of the two sides knows must show up too.
        TreeSet<String> keys = new TreeSet<>();
        Stream.concat(
                        sources.stream().map(s -> s.currency() + " " + s.portion()),
                        book.portions().stream().map(p -> p.currency() + " " + p.portion()))
                .forEach(keys::add);
        for (String key : keys) {
            String currency = key.substring(0, key.indexOf(' '));
            String portion = key.substring(key.indexOf(' ') + 1);
            BigDecimal source = sources.stream()
                    .filter(s -> s.currency().equals(currency) && s.portion().equals(portion))
                    .map(Source::amount)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
            BigDecimal here = book.portions().stream()
                    .filter(p -> p.currency().equals(currency) && p.portion().equals(portion))
                    .flatMap(p -> Optional.ofNullable(inWorkbook.apply(p)).stream())
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
            int number = page.nextNumber();
            String sum = book.detail().sumIfs(column, "Currency", "$C" + number, "Portion", "$D" + number);
            XSSFRow row = line(check, currency, portion);
            Cells.amount(row, 4, page.styles().money(currency), source);
            Cells.formula(row, 5, page.styles().money(currency), sum, here);
            result(row, page.styles().money(currency), Amounts.minorDigits(currency), here.subtract(source));
        }
    }

    private void causes(String currency) {
        BigDecimal variance = book.portions().stream()
                .filter(p -> p.currency().equals(currency))
                .flatMap(p -> Optional.ofNullable(p.variance()).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal named = book.causes().stream()
                .filter(c -> c.currency().equals(currency))
                .map(CauseSum::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        int number = page.nextNumber();
        String[] where = {"Currency", "$C" + number};
        StringBuilder sum = new StringBuilder(book.detail().sumIfs("Unexplained", where));
        book.causeNames().forEach(cause -> sum.append('+').append(book.detail().sumIfs(cause, where)));
        XSSFRow row = line("Causes + unexplained = variance", currency, "both");
        Cells.formula(row, 4, page.styles().money(currency), book.detail().sumIfs("Variance", where), variance);
        Cells.formula(row, 5, page.styles().money(currency), sum.toString(), named);
        result(row, page.styles().money(currency), Amounts.minorDigits(currency), named.subtract(variance));
    }

    private void rows() {
        XSSFRow row = line("Rows = rows of the run", "", "");
        BigDecimal rows = BigDecimal.valueOf(book.rows());
        Cells.number(row, 4, page.styles().count, book.rows());
        Cells.formula(row, 5, page.styles().count, book.detail().countFilled("Employee"), rows);
        result(row, page.styles().count, 0, BigDecimal.ZERO);
    }

    private XSSFRow line(String check, String currency, String portion) {
        last = page.nextNumber();
        XSSFRow row = page.row();
        Cells.text(row, 0, page.styles().word, check);
        page.join(row, 0, 1, page.styles().word);
        Cells.text(row, 2, page.styles().word, currency);
        Cells.text(row, 3, page.styles().word, portion);
        return row;
    }

    private void result(XSSFRow row, CellStyle style, int digits, BigDecimal difference) {
        int number = row.getRowNum() + 1;
        boolean ties = difference.signum() == 0;
        allTie &= ties;
        Cells.formula(row, 6, style, "ROUND(F" + number + "-E" + number + "," + digits + ")", difference);
        Cells.text(row, 7, page.styles().word, null);
        Cells.formula(
                row,
                8,
                page.styles().check,
                "IF(G" + number + "=0,\"" + TIES + "\",\"" + FAILS + "\")",
                ties ? TIES : FAILS);
    }
}
