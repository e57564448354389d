package io.tieout.export;

import io.tieout.money.Amounts;
import java.math.BigDecimal;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** Check cells, each of which holds two figures against each other and turns red when they differ. */
final class SummaryChecks {

    static final String TIES = "ties";
    static final String FAILS = "DOES NOT TIE";
    private static final String RED = "Does not tie: see the red checks";

    /** One side of a check: a plain value that nobody can change by changing a row, or a live formula. */
    record Side(String formula, BigDecimal value) {
        static Side plain(BigDecimal value) {
            return new Side("", value);
        }
    }

    private final SummaryPage page;
    private final int first;
    private int last;
    private boolean allTie = true;

    private SummaryChecks(SummaryPage page) {
        this.page = page;
        page.section("Tie-out checks");
        page.header(
                "Check",
                "",
                "",
                "Currency",
                "Portion",
                ">At the source",
                ">In this workbook",
                ">Difference",
                "|Result");
        this.first = page.nextNumber();
    }

    static SummaryChecks write(SummaryPage page, Book book) {
        SummaryChecks checks = new SummaryChecks(page);
        new TieOuts(checks, book).write();
        Traffic.lights(page.sheet(), checks.first, page.nextNumber() - 1, 8, TIES, FAILS);
        return checks;
    }

    /** One line above all others that says whether a person has to read on. @param proofs cells of the totals */
    void verdict(Book book, XSSFRow row, SummaryStatuses statuses, String proofs) {
        String results = "I" + first + ":I" + last;
        String ties =
                book.employer().registerRun() == null ? "Kota's lines tie; no register is loaded yet" : "Ties out";
        String calm = ties + "; nothing needs a person";
        String people = "The figures foot, but rows need a person: ";
        String failing =
                "COUNTIF(" + results + ",\"" + FAILS + "\")+COUNTIF(" + proofs + ",\"" + SummaryTotals.FAILS + "\")";
        String formula = "IF(" + failing + ">0,\"" + RED + "\",IF(" + statuses.peopleCell() + "=0,\"" + calm + "\",\""
                + people + "\"&" + statuses.peopleCell() + "))";
        String now = !allTie || !SummaryTotals.prove(book)
                ? RED
                : statuses.people() == 0 ? calm : people + statuses.people();
        row.setHeightInPoints(22);
        Cells.formula(row, 0, page.styles().verdict, formula, now);
        page.join(row, 0, SummaryPage.COLUMNS - 1, page.styles().verdict);
    }

    /** The number of the row that the next check takes; its currency stands in column D, its portion in E. */
    int nextNumber() {
        return page.nextNumber();
    }

    void amounts(String check, String currency, String portion, Side source, Side here) {
        line(check, currency, portion, page.styles().money(currency), Amounts.minorDigits(currency), source, here);
    }

    void rows(String check, long source, Side here) {
        line(check, "", "", page.styles().count, 0, Side.plain(BigDecimal.valueOf(source)), here);
    }

    private void line(
            String check, String currency, String portion, CellStyle style, int digits, Side source, Side here) {
        last = page.nextNumber();
        XSSFRow row = page.row();
        Cells.text(row, 0, page.styles().word, check);
        page.join(row, 0, 2, page.styles().word);
        Cells.text(row, 3, page.styles().word, currency);
        Cells.text(row, 4, page.styles().word, portion);
        side(row, 5, style, source);
        side(row, 6, style, here);
        BigDecimal difference = here.value().subtract(source.value());
        boolean ties = difference.signum() == 0;
        allTie &= ties;
        Cells.formula(row, 7, style, "ROUND(G" + last + "-F" + last + "," + digits + ")", difference);
        Cells.formula(
                row,
                8,
                page.styles().check,
                "IF(H" + last + "=0,\"" + TIES + "\",\"" + FAILS + "\")",
                ties ? TIES : FAILS);
    }

    private static void side(XSSFRow row, int column, CellStyle style, Side side) {
        if (side.formula().isEmpty()) {
            Cells.amount(row, column, style, side.value());
        } else {
            Cells.formula(row, column, style, side.formula(), side.value());
        }
    }
}
