package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import io.tieout.export.LibreOffice;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every workbook of the samples, opened, reckoned and printed by LibreOffice, held against the CSV files beside it. */
@Tag("slow")
class SampleBooksBlackBoxTest {

    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void everyWorkbookOfTheSamplesReckonsToItsCsvAndPrintsWhole() throws Exception {
        LibreOffice.require("soffice", "pdftotext");
        List<Path> books = new ArrayList<>();
        List<Path> csvs = new ArrayList<>();
        try (Tieout tieout = new Tieout(folder.resolve("desk"))) {
            tieout.run("demo", "--samples", SAMPLES.toString()).ended(0);
            Path all = Files.createDirectories(folder.resolve("books"));
            for (Path book : booksUnder(tieout.out())) {
                String name = tieout.out().relativize(book).toString().replace('/', '_');
                books.add(Files.copy(book, all.resolve(name)));
                csvs.add(book.resolveSibling(book.getFileName().toString().replace(".xlsx", ".csv")));
            }
            assertThat(books).hasSize(8);
            LibreOffice office = new LibreOffice(folder.resolve("office"));
            List<Path> reckoned = office.convert("xlsx", books);
            List<Path> printed = office.convert("pdf", books);
            for (int i = 0; i < books.size(); i++) {
                try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(reckoned.get(i)));
                        XSSFWorkbook ours = new XSSFWorkbook(Files.newInputStream(books.get(i)))) {
                    noErrors(book);
                    looksFinished(ours);
                    totals(book, csvs.get(i));
                    pages(ours, office.pages(printed.get(i)));
                }
            }
            Path october = tieout.out().resolve("2026-10/TIDE-IE/run-1/reconciliation.xlsx");
            new ChangedFigures(october, Files.createDirectories(folder.resolve("changed"))).areSeenByEveryCheck(office);
        }
    }

    private static List<Path> booksUnder(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".xlsx"))
                    .sorted()
                    .toList();
        }
    }

    private static void noErrors(XSSFWorkbook book) {
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    CellType type = cell.getCellType() == CellType.FORMULA
                            ? cell.getCachedFormulaResultType()
                            : cell.getCellType();
                    assertThat(type)
                            .as(sheet.getSheetName() + " " + cell.getAddress())
                            .isNotEqualTo(CellType.ERROR);
                    if (type == CellType.STRING) {
                        assertThat(cell.getStringCellValue()).doesNotContain("DOES NOT", "#REF", "#NAME", "#VALUE");
                    }
                }
            }
        }
    }

    /** Header frozen, filtered and repeated; one page wide; negatives red; totals bold; no link out of the house. */
    private static void looksFinished(XSSFWorkbook book) throws InvalidFormatException {
        assertThat(book.getActiveSheetIndex()).isZero();
        assertThat(book.getPackage().getParts())
                .noneMatch(part -> part.getPartName().getName().contains("externalLink")
                        || part.getPartName().getName().contains("vba"));
        for (Sheet each : book) {
            XSSFSheet sheet = (XSSFSheet) each;
            String tab = sheet.getSheetName();
            assertThat(sheet.getFitToPage()).as(tab).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).as(tab).isEqualTo((short) 1);
            assertThat(sheet.getFooter().getRight()).as(tab).contains("&P", "&N");
            if (tab.equals("Summary")) {
                continue;
            }
            assertThat(sheet.getRepeatingRows().getFirstRow()).as(tab).isZero();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                    .as(tab)
                    .isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().isSetAutoFilter()).as(tab).isTrue();
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        assertThat(book.getFontAt(cell.getCellStyle().getFontIndex())
                                        .getBold())
                                .as(tab + " " + cell.getAddress())
                                .isTrue();
                        assertThat(cell.getCellStyle().getDataFormatString()).contains("[Red]-");
                    }
                }
            }
        }
    }

    /** Charged and closing by currency and portion, summed here from the CSV. */
    private static void totals(XSSFWorkbook book, Path csv) throws IOException {
        Map<String, BigDecimal> wanted = new TreeMap<>();
        boolean portfolio = csv.getFileName().toString().startsWith("portfolio");
        for (Map<String, String> row : read(csv)) {
            String key = portfolio ? row.get("currency") : row.get("currency") + " " + row.get("portion");
            for (String column : List.of("charged", "withheld", "variance", "closing_balance")) {
                String amount = row.get(column);
                wanted.merge(
                        key + " " + column,
                        amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount),
                        BigDecimal::add);
            }
        }
        Map<String, BigDecimal> found = portfolio ? sums(book.getSheet("Portfolio"), 3, -1, 6) : summary(book);
        assertThat(found).as(csv.toString()).isEqualTo(scaled(wanted));
    }

    private static List<Map<String, String>> read(Path csv) throws IOException {
        try (CSVReaderHeaderAware rows = new CSVReaderHeaderAware(Files.newBufferedReader(csv))) {
            List<Map<String, String>> read = new ArrayList<>();
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                read.add(row);
            }
            return read;
        } catch (CsvValidationException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static Map<String, BigDecimal> summary(XSSFWorkbook book) {
        return sums(book.getSheet("Summary"), 0, 1, 4);
    }

    /** The lines of totals: charged, withheld, variance and closing stand side by side from a column on. */
    private static Map<String, BigDecimal> sums(Sheet sheet, int currency, int portion, int from) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Row row : sheet) {
            Cell first = row.getCell(from);
            boolean line = first != null
                    && first.getCellType() == CellType.FORMULA
                    && first.getCellFormula().contains("Charged")
                    && row.getCell(currency).getStringCellValue().matches("[A-Z]{3}");
            if (line) {
                String key = row.getCell(currency).getStringCellValue()
                        + (portion < 0 ? "" : " " + row.getCell(portion).getStringCellValue());
                int closing = portion < 0 ? from + 4 : from + 3;
                sums.put(key + " charged", amount(row, from));
                sums.put(key + " withheld", amount(row, from + 1));
                sums.put(key + " variance", amount(row, from + 2));
                sums.put(key + " closing_balance", amount(row, closing));
            }
        }
        return sums;
    }

    private static BigDecimal amount(Row row, int column) {
        Cell cell = row.getCell(column);
        return cell == null || cell.getCellType() == CellType.BLANK
                ? new BigDecimal("0.00")
                : BigDecimal.valueOf(cell.getNumericCellValue()).setScale(2, RoundingMode.HALF_UP);
    }

    private static Map<String, BigDecimal> scaled(Map<String, BigDecimal> sums) {
        sums.replaceAll((key, sum) -> sum.setScale(2, RoundingMode.UNNECESSARY));
        return sums;
    }

    /** Every page carries its sheet's name and number; nothing is too narrow; every heading stands there whole. */
    private static void pages(XSSFWorkbook book, List<String> pages) {
        assertThat(pages).noneMatch(page -> page.contains("###"));
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains("Page " + (i + 1) + " of " + pages.size());
        }
        for (Sheet sheet : book) {
            String tab = sheet.getSheetName();
            List<String> own = pages.stream()
                    .filter(page -> page.lines()
                            .filter(line -> !line.isBlank())
                            .findFirst()
                            .orElse("")
                            .strip()
                            .endsWith(tab))
                    .toList();
            assertThat(own).as(tab).isNotEmpty();
            if (!tab.equals("Summary")) {
                // One page wide: a sheet this short has no second page.
                assertThat(own.size()).as(tab).isLessThanOrEqualTo(1 + sheet.getLastRowNum() / 20);
                for (Cell heading : sheet.getRow(0)) {
                    for (String word : heading.getStringCellValue().split("[ -]")) {
                        assertThat(own.get(0))
                                .as(tab + " " + heading.getAddress())
                                .contains(word);
                    }
                }
            }
        }
    }
}
