package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.export.ImportDesk.Line;
import io.tieout.jobfile.JobFiles;
import io.tieout.jobfile.ReconcileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relief that an Irish employer owes back, in the workbook beside what its payroll file says of it. */
class ReliefJournalTest {

    private static final List<Line> LINES = List.of(
            Line.employer("1", "gross_premium", "100.00"),
            Line.employer("1", "tax_relief", "-20.00"),
            Line.employerAdjustment("1", "tax_relief", "3.00"),
            // No roster knows this one, so payroll can't be told; the relief is owed all the same.
            Line.employer("ee_9", "gross_premium", "50.00"),
            Line.employer("ee_9", "tax_relief", "-10.00"));

    private static final List<Line> LATER =
            List.of(Line.employer("1", "gross_premium", "110.00"), Line.employer("1", "tax_relief", "-22.00"));

    @TempDir
    Path out;

    private ImportDesk desk;

    @BeforeEach
    void open() {
        desk = new ImportDesk(out);
    }

    @Test
    void the_journals_of_a_period_together_owe_the_relief_of_its_payroll_file() throws IOException {
        Path first = desk.export(job("relief-owed: '2210'"), false, LINES);

        assertThat(check(first, "Relief owed back = payroll file + left out")).isEqualTo("27.00 27.00 ties");
        assertThat(journal(first)).contains("2210 credit 30.00", "2210 debit 3.00");
        assertThat(ManifestFile.read(first.resolve("manifest.json")).journal())
                .isNotNull()
                .satisfies(told -> assertThat(told.accounts()).containsEntry("relief-owed", "2210"))
                .satisfies(told -> assertThat(told.totals())
                        .containsExactly(new Manifest.JournalTotal("EUR", "156.00", "156.00")));

        Path second = desk.export(job("relief-owed: '2210'"), false, LATER);
        assertThat(check(second, "Relief owed back = payroll file")).isEqualTo("22.00 22.00 ties");
        assertThat(journal(second)).contains("2210 debit 8.00", "2210 credit 3.00");
    }

    @Test
    void without_an_account_nothing_is_booked_and_the_summary_says_how_much_that_is() throws IOException {
        Path folder = desk.export(job("payable: '2200'"), false, LINES);

        assertThat(summary(folder))
                .anyMatch(text -> text.startsWith("Not in the journal: tax relief of EUR 27.00 that the employer owes"))
                .noneMatch(text -> text.startsWith("Relief owed back"));
        assertThat(ManifestFile.read(folder.resolve("manifest.json")).journal().accounts())
                .doesNotContainKey("relief-owed");
    }

    @Test
    void where_the_country_wants_nothing_back_the_summary_is_silent() throws IOException {
        Path folder = desk.export(InventedRuns.settings(), false, LINES);

        assertThat(summary(folder)).noneMatch(text -> text.contains("elief"));
    }

    private ReconcileSettings job(String account) throws IOException {
        Path file = Files.createTempFile(out, "job", ".yml");
        return JobFiles.reconcile(Files.writeString(
                file, "kind: reconcile\npayroll-import: {country: IE}\njournal: {accounts: {" + account + "}}\n"));
    }

    /** Both sides and the result of a check. */
    private static String check(Path folder, String check) throws IOException {
        try (XSSFWorkbook book = open(folder)) {
            for (Row row : book.getSheet("Summary")) {
                if (text(row.getCell(0)).equals(check)) {
                    return "%.2f %.2f %s"
                            .formatted(
                                    row.getCell(5).getNumericCellValue(),
                                    row.getCell(6).getNumericCellValue(),
                                    text(row.getCell(8)));
                }
            }
        }
        throw new AssertionError("no check " + check);
    }

    private static List<String> journal(Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        try (XSSFWorkbook book = open(folder)) {
            for (Row row : book.getSheet("Journal")) {
                if (row.getRowNum() > 0 && text(row.getCell(3)).equals("Relief owed")) {
                    boolean debit = row.getCell(6).getCellType() == CellType.NUMERIC;
                    entries.add("%s %s %.2f"
                            .formatted(
                                    text(row.getCell(2)),
                                    debit ? "debit" : "credit",
                                    row.getCell(debit ? 6 : 7).getNumericCellValue()));
                }
            }
        }
        return entries;
    }

    private static List<String> summary(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (XSSFWorkbook book = open(folder)) {
            book.getSheet("Summary").forEach(row -> row.forEach(cell -> texts.add(text(cell))));
        }
        return texts;
    }

    private static XSSFWorkbook open(Path folder) throws IOException {
        return new XSSFWorkbook(Files.newInputStream(folder.resolve("reconciliation.xlsx")));
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return type == CellType.STRING ? cell.getStringCellValue() : "";
    }
}
