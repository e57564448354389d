package io.tieout.export;

import io.tieout.export.EmployerOfRun.OtherRun;
import io.tieout.export.EmployerOfRun.Report;
import io.tieout.money.Amounts;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The page that is signed: who and when, totals that foot, checks that turn red, and what the variance is made of. */
final class SummarySheet {

    static final String TAB = "Summary";

    private static final int[] WIDTHS = {22, 12, 12, 15, 15, 15, 15, 15, 17};
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String NOT_IN_IT =
            "Health insurance only. Life cover is invoiced to the employer and pensions are collected outside the"
                    + " contribution reports that this workbook ties out, so neither is in these figures. Charged: what"
                    + " Kota's reports of the period hold. Withheld: what payroll's register holds; for the employer's"
                    + " portion, what was booked. Variance = charged - withheld; closing = opening + variance."
                    + " Positive: payroll still has to take it.";

    private SummarySheet() {}

    /** Makes the tab; its cells come when all others are filled. */
    static void make(Book book) {
        XSSFSheet sheet = book.poi().createSheet(TAB);
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * 256);
        }
        sheet.setDisplayGridlines(false);
        sheet.setTabColor(Styles.INK);
        PrintSetup.apply(sheet, book.frame().heading(), false, -1);
    }

    static void fill(Book book, List<TableSheet<?>> sheets) {
        SummaryPage page = new SummaryPage(book.poi().getSheet(TAB), book.styles());
        title(page, book);
        XSSFRow verdict = page.row();
        facts(page, book);
        String proofs = SummaryTotals.write(page, book);
        SummaryChecks checks = SummaryChecks.write(page, book);
        SummaryStatuses statuses = SummaryStatuses.write(page, book);
        checks.verdict(book, verdict, statuses, proofs);
        SummaryAges.write(page, book);
        SummaryCauses.write(page, book);
        SummaryPeriods.write(page, book);
        SummarySheets.write(page, book, sheets);
        page.section("What is not in it");
        note(page, NOT_IN_IT, 58);
        String relief = reliefNotBooked(book.journal());
        if (relief != null) {
            note(page, relief, 30);
        }
    }

    private static void note(SummaryPage page, String words, int points) {
        XSSFRow row = page.row();
        row.setHeightInPoints(points);
        Cells.text(row, 0, page.styles().note, words);
        page.join(row, 0, SummaryPage.COLUMNS - 1, page.styles().note);
    }

    private static @Nullable String reliefNotBooked(Journal journal) {
        if (journal.booksRelief() || journal.reliefOwed().isEmpty()) {
            return null;
        }
        String sums = journal.reliefOwed().entrySet().stream()
                .map(sum -> sum.getKey() + " " + Amounts.plain(sum.getValue(), sum.getKey()))
                .collect(Collectors.joining(" and "));
        return "Not in the journal: tax relief of " + sums
                + " that the employer owes back. The job file names no account"
                + " for it (journal, accounts, relief-owed); leave it so where payroll's own journal books it.";
    }

    private static void title(SummaryPage page, Book book) {
        XSSFRow title = page.row();
        title.setHeightInPoints(26);
        String month = YearMonth.parse(book.employer().period()).format(MONTH);
        Cells.text(title, 0, book.styles().title, "Health insurance tie-out, " + month);
        Cells.text(page.row(), 0, book.styles().subtitle, "What Kota charged, against what payroll withheld");
    }

    private static void facts(SummaryPage page, Book book) {
        EmployerOfRun employer = book.employer();
        page.skip(1);
        pair(page, "Employer", employer.employerRef(), "Period", employer.period());
        if (book.legalName() != null) {
            pair(page, "Legal name", book.legalName(), "", "");
        }
        pair(page, "Employer at Kota", employer.employerId(), "Run", String.valueOf(employer.number()));
        pair(page, "Report status", status(employer), "Prepared at", MINUTE.format(employer.settledAt()));
        pair(page, "Reports", reports(employer), "Register", register(employer.registerRun(), employer));
        pair(
                page,
                "Payroll import",
                payrollImport(book.payrollImport()),
                "Opening from",
                opening(employer.openingRun()));
    }

    private static void pair(SummaryPage page, String left, String value, String right, String other) {
        XSSFRow row = page.row();
        Cells.text(row, 0, page.styles().label, left);
        Cells.text(row, 1, page.styles().fact, value);
        page.join(row, 1, 5, page.styles().fact);
        Cells.text(row, 6, page.styles().label, right);
        Cells.text(row, 7, page.styles().fact, other);
        page.join(row, 7, 8, page.styles().fact);
    }

    private static String status(EmployerOfRun employer) {
        if (employer.reports().isEmpty()) {
            return "No report at Kota yet";
        }
        return employer.draft() ? "Open: figures can still change" : "Finalized";
    }

    private static String reports(EmployerOfRun employer) {
        String first = employer.reports().stream()
                .limit(3)
                .map((Report report) -> report.id() + " (reading " + report.version() + ")")
                .collect(Collectors.joining(", "));
        int more = employer.reports().size() - 3;
        return employer.reports().isEmpty() ? "none" : more > 0 ? first + " and " + more + " more" : first;
    }

    private static String register(@Nullable OtherRun register, EmployerOfRun employer) {
        if (register == null) {
            return "None loaded yet";
        }
        return register.id() == employer.run() ? "Loaded in this run" : "Loaded in run " + register.number();
    }

    private static String opening(@Nullable OtherRun opening) {
        return opening == null ? "No earlier period" : opening.period() + ", run " + opening.number();
    }

    private static String payrollImport(Manifest.PayrollImport file) {
        String lines = file.lines() == 1 ? "1 line" : file.lines() + " lines";
        if (file.already_instructed_in_run() != null) {
            return "ALREADY INSTRUCTED in run " + file.already_instructed_in_run() + ": do not import again";
        }
        String words = file.file() + ", " + lines + (file.draft() ? ", a draft: do not import" : "");
        return file.left_out() == null
                ? words
                : words + "; " + people(file.left_out().people()) + " left out";
    }

    private static String people(int number) {
        return number == 1 ? "1 person not in the roster" : number + " people not in the roster";
    }
}
