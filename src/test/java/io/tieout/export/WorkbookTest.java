package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class WorkbookTest {

    private static final DataSource DATABASE = TestDatabase.fresh();

    /** What adding doubles leaves behind the last cent. */
    private static final Offset<Double> DUST = Offset.offset(0.000_001);

    @TempDir
    Path scratch;

    private final JdbcClient db = JdbcClient.create(DATABASE);
    private final InventedRuns runs = new InventedRuns(db);

    @BeforeEach
    void clear() {
        InventedRuns.clear(db);
    }

    @Test
    void equal_figures_give_equal_bytes_and_leave_no_scratch_files() {
        long run = InventedMonth.insert(runs, 1);

        byte[] first = InventedMonth.write(DATABASE, run, 1_000, scratch);

        assertThat(InventedMonth.write(DATABASE, run, 1_000, scratch)).isEqualTo(first);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void it_opens_on_the_summary_and_its_totals_are_formulas_that_know_their_results() throws IOException {
        long run = InventedMonth.insert(runs, 1);

        try (XSSFWorkbook book = write(run, 1_000)) {
            assertThat(tabs(book))
                    .containsExactly(
                            "Summary",
                            "Breaks",
                            "Reconciliation",
                            "Adjustments",
                            "Pro-rations",
                            "Lines",
                            "Register",
                            "Journal",
                            "Changes",
                            "Run");
            assertThat(book.getActiveSheetIndex()).isZero();
            Row total = rowWith(book.getSheet("Summary"), "EUR", "both");
            assertThat(total.getCell(4).getCellFormula()).startsWith("SUM(E");
            assertThat(total.getCell(4).getNumericCellValue()).isEqualTo(4345.72);
            assertThat(total.getCell(5).getNumericCellValue()).isEqualTo(3277.35);
            assertThat(total.getCell(6).getNumericCellValue()).isEqualTo(1068.37);
            Row employee = rowWith(book.getSheet("Summary"), "EUR", "employee");
            assertThat(employee.getCell(4).getCellFormula())
                    .isEqualTo("SUMIFS(Rec_Charged,Rec_Currency,$A" + (employee.getRowNum() + 1) + ",Rec_Portion,$B"
                            + (employee.getRowNum() + 1) + ")");
            assertThat(words(book.getSheet("Summary")))
                    .contains("The figures foot, but rows need a person: 6", "ties", "proves")
                    .doesNotContain("DOES NOT TIE", "DOES NOT PROVE");
            assertThat(book.getSheet("Summary").getDrawingPatriarch().getCharts())
                    .hasSize(1);
        }
    }

    @Test
    void rows_that_do_not_fit_roll_over_and_the_totals_add_the_sheets_up() throws IOException {
        long run = InventedMonth.insert(runs, 1);

        try (XSSFWorkbook book = write(run, 30)) {
            assertThat(tabs(book))
                    .startsWith(
                            "Summary",
                            "Breaks",
                            "Reconciliation",
                            "Reconciliation 2",
                            "Reconciliation 3",
                            "Adjustments")
                    .contains("Lines 3", "Register 2")
                    .doesNotContain("Breaks 2", "Reconciliation 4");
            assertThat(words(book.getSheet("Reconciliation")))
                    .contains("The rows go on on the sheet Reconciliation 2.");
            assertThat(words(book.getSheet("Summary")))
                    .anyMatch(text -> text.contains("they go on: Reconciliation 2, Reconciliation 3."));
            assertThat(book.getSheet("Reconciliation 2").getRow(30).getCell(0).getStringCellValue())
                    .isEqualTo("00211");
            assertThat(book.getSheet("Reconciliation 3").getRow(4).getCell(0).getStringCellValue())
                    .isEqualTo("Total");
            Row employee = rowWith(book.getSheet("Summary"), "EUR", "employee");
            assertThat(employee.getCell(4).getCellFormula())
                    .contains("Rec_Charged,", "+SUMIFS(Rec_Charged_2,", "Rec_Charged_3");
            assertThat(evaluated(book, employee.getCell(4))).isCloseTo(2835.72, DUST);
        }
    }

    @Test
    void what_the_formulas_come_to_is_what_was_written_beside_them() throws IOException {
        long run = InventedMonth.insert(runs, 1);

        try (XSSFWorkbook book = write(run, 1_000)) {
            int formulas = 0;
            for (Row row : book.getSheet("Summary")) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA
                            && cell.getCachedFormulaResultType() == CellType.NUMERIC) {
                        assertThat(evaluated(book, cell))
                                .as(cell.getCellFormula())
                                .isCloseTo(cell.getNumericCellValue(), DUST);
                        formulas++;
                    }
                }
            }
            assertThat(formulas).isGreaterThan(40);
        }
    }

    @Test
    void refs_keep_their_zeros_and_text_that_looks_like_a_formula_stays_text() throws IOException {
        long run = InventedMonth.insert(runs, 1);

        try (XSSFWorkbook book = write(run, 1_000)) {
            Sheet rows = book.getSheet("Reconciliation");
            assertThat(rows.getRow(1).getCell(0).getStringCellValue()).isEqualTo("00101");
            Cell nasty = rows.getRow(rows.getLastRowNum() - 1).getCell(0);
            assertThat(nasty.getCellType()).isEqualTo(CellType.STRING);
            assertThat(nasty.getStringCellValue()).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(nasty.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(nasty.getCellStyle().getDataFormatString()).isEqualTo("@");
        }
    }

    @Test
    void a_line_that_reached_no_row_turns_its_check_red() throws IOException {
        long run = InventedMonth.insert(runs, 1);
        long pull = db.sql("select id from pull").query(Long.class).single();
        runs.line(pull, InventedMonth.EMPLOYER, "00999", "employee", "gross_premium", false, "0.01");

        try (XSSFWorkbook book = write(run, 1_000)) {
            assertThat(words(book.getSheet("Summary"))).contains("DOES NOT TIE", "Does not tie: see the red checks");
        }
    }

    @Test
    void without_a_register_it_says_so_and_does_not_claim_to_tie_out() throws IOException {
        long run = runs.run(1);
        runs.settled(run, InventedMonth.EMPLOYER, null);
        long pull = runs.pull(run, InventedMonth.EMPLOYER, "ctr_1", "finalized");
        runs.line(pull, InventedMonth.EMPLOYER, "1", "employee", "gross_premium", false, "47.35");
        runs.row(run, InventedMonth.EMPLOYER, "1", "employee", "INSTRUCTED", "47.35 - - - 3 3", "");

        try (XSSFWorkbook book = write(run, 1_000)) {
            assertThat(words(book.getSheet("Summary")))
                    .contains(
                            "Kota's lines tie; no register is loaded yet; nothing needs a person",
                            "None loaded yet",
                            "There is no variance in this run.",
                            "proves");
            assertThat(book.getSheet("Reconciliation").getRow(1).getCell(6).getCellType())
                    .isEqualTo(CellType.BLANK);
            assertThat(words(book.getSheet("Breaks"))).contains("Nothing needs a person in this run.");
        }
    }

    @Test
    void an_employer_without_any_row_still_has_a_workbook() throws IOException {
        long run = runs.run(1);
        runs.settled(run, InventedMonth.EMPLOYER, null);

        try (XSSFWorkbook book = write(run, 1_000)) {
            assertThat(words(book.getSheet("Summary"))).contains("No report at Kota yet", "ties");
        }
    }

    @Test
    void breaks_come_with_the_largest_sum_at_stake_first() throws IOException {
        long run = InventedMonth.insert(runs, 1);

        try (XSSFWorkbook book = write(run, 1_000)) {
            List<Double> stakes = new ArrayList<>();
            for (Row row : book.getSheet("Breaks")) {
                if (row.getRowNum() > 0 && !text(row.getCell(0)).equals("Total")) {
                    stakes.add(row.getCell(3).getNumericCellValue());
                }
            }
            assertThat(stakes)
                    .hasSize(6)
                    .isSortedAccordingTo(Comparator.reverseOrder())
                    .startsWith(1100.0);
        }
    }

    @Test
    void a_currency_without_cents_is_shown_without_cents() throws IOException {
        long run = runs.run(1);
        runs.settled(run, InventedMonth.EMPLOYER, run);
        runs.row(run, InventedMonth.EMPLOYER, "1", "JPY", "employee", "MATCHED", "4735 4735 0 0 0 0", "");
        runs.row(run, InventedMonth.EMPLOYER, "1", "KWD", "employee", "BREAK", "4.735 4.7 0.035 0.035 0 0.035", "");

        try (XSSFWorkbook book = write(run, 1_000)) {
            Map<String, String> formats = new TreeMap<>();
            for (Row row : book.getSheet("Reconciliation")) {
                if (row.getRowNum() > 0) {
                    formats.put(
                            row.getCell(2).getStringCellValue(),
                            row.getCell(5).getCellStyle().getDataFormatString());
                }
            }
            assertThat(formats)
                    .containsEntry("JPY", "#,##0;[Red]-#,##0")
                    .containsEntry("KWD", "#,##0.000;[Red]-#,##0.000");
        }
    }

    private XSSFWorkbook write(long run, int rowsPerSheet) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(InventedMonth.write(DATABASE, run, rowsPerSheet, scratch)));
    }

    private static double evaluated(XSSFWorkbook book, Cell cell) {
        return book.getCreationHelper().createFormulaEvaluator().evaluate(cell).getNumberValue();
    }

    private static List<String> tabs(XSSFWorkbook book) {
        List<String> names = new ArrayList<>();
        book.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    private static Row rowWith(Sheet sheet, String first, String second) {
        for (Row row : sheet) {
            if (text(row.getCell(0)).equals(first) && text(row.getCell(1)).equals(second)) {
                return row;
            }
        }
        throw new AssertionError("no row " + first + " " + second);
    }

    private static List<String> words(Sheet sheet) {
        List<String> words = new ArrayList<>();
        for (Row row : sheet) {
            row.forEach(cell -> words.add(text(cell)));
        }
        return words;
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return type == CellType.STRING ? cell.getStringCellValue() : "";
    }
}
