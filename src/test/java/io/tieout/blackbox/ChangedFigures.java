package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.export.LibreOffice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Changes one figure of a workbook at a time by a cent and lets a spreadsheet say which checks notice. */
final class ChangedFigures {

    private static final Set<String> GOOD = Set.of("ties", "proves");
    private static final Set<String> BAD = Set.of("DOES NOT TIE", "DOES NOT PROVE");

    private final Path book;
    private final Path folder;

    /** @param folder for the changed workbooks */
    ChangedFigures(Path book, Path folder) {
        this.book = book;
        this.folder = folder;
    }

    /** Every check of the Summary must fail for some figure, and every figure that is summed must fail some check. */
    void areSeenByEveryCheck(LibreOffice office) throws IOException, InterruptedException {
        List<String> figures = new ArrayList<>();
        List<Path> changed = new ArrayList<>();
        Set<String> checks;
        try (XSSFWorkbook read = open(book)) {
            checks = checks(read, false);
            for (Name name : read.getAllNames()) {
                if (isSummed(name.getNameName())) {
                    for (int row : firstOfEach(read, name)) {
                        String figure = name.getNameName() + " row " + (row + 1);
                        figures.add(figure);
                        changed.add(changed(name.getNameName(), row, figures.size()));
                    }
                }
            }
        }
        assertThat(checks).hasSizeGreaterThan(15);
        assertThat(changed).hasSizeGreaterThan(15);
        Set<String> noticed = new LinkedHashSet<>();
        List<Path> reckoned = office.convert("xlsx", changed);
        for (int i = 0; i < reckoned.size(); i++) {
            try (XSSFWorkbook read = open(reckoned.get(i))) {
                Set<String> failing = checks(read, true);
                assertThat(failing).as(figures.get(i)).isNotEmpty();
                assertThat(text(read.getSheet("Summary").getRow(2).getCell(0)))
                        .as(figures.get(i))
                        .isEqualTo("Does not tie: see the red checks");
                noticed.addAll(failing);
            }
        }
        assertThat(noticed).containsExactlyInAnyOrderElementsOf(checks);
    }

    /** Amounts of the detail sheets that the checks stand on, and the currency by which rows are counted. */
    private static boolean isSummed(String name) {
        return name.matches("Rec_(Charged|Withheld|Opening|Variance|Unexplained|Closing|Currency|[A-Z_]+)"
                + "|Lin_Amount|Reg_Amount|Jou_(Debit|Credit)|Cha_Difference");
    }

    /** The first row of each currency and portion that has such an amount, counted from 0. */
    private static List<Integer> firstOfEach(XSSFWorkbook read, Name name) {
        String prefix = name.getNameName().substring(0, 4);
        AreaReference area = area(read, name.getNameName());
        Sheet sheet = read.getSheet(area.getFirstCell().getSheetName());
        int currency = area(read, prefix + "Currency").getFirstCell().getCol();
        int portion = area(read, prefix + "Portion").getFirstCell().getCol();
        Set<String> seen = new HashSet<>();
        List<Integer> rows = new ArrayList<>();
        for (int i = area.getFirstCell().getRow(); i <= area.getLastCell().getRow(); i++) {
            Row row = sheet.getRow(i);
            Cell cell = row == null ? null : row.getCell(area.getFirstCell().getCol());
            boolean figure = cell != null
                    && (cell.getCellType() == CellType.NUMERIC
                            || name.getNameName().endsWith("Currency") && cell.getCellType() == CellType.STRING);
            // A register row without a portion is known and left out, so no sum has it.
            if (figure
                    && !text(row.getCell(portion)).isEmpty()
                    && seen.add(text(row.getCell(currency)) + text(row.getCell(portion)))) {
                rows.add(i);
            }
        }
        return rows;
    }

    private Path changed(String name, int row, int number) throws IOException {
        Path file = folder.resolve("changed-" + number + ".xlsx");
        try (XSSFWorkbook read = open(book);
                OutputStream out = Files.newOutputStream(file)) {
            AreaReference area = area(read, name);
            Cell cell = read.getSheet(area.getFirstCell().getSheetName())
                    .getRow(row)
                    .getCell(area.getFirstCell().getCol());
            if (cell.getCellType() == CellType.NUMERIC) {
                cell.setCellValue(cell.getNumericCellValue() + 0.01);
            } else {
                cell.setBlank();
            }
            read.write(out);
        }
        return file;
    }

    /** The checks by what they compare, currency and portion. */
    private static Set<String> checks(XSSFWorkbook read, boolean onlyFailing) {
        Set<String> checks = new LinkedHashSet<>();
        for (Row row : read.getSheet("Summary")) {
            String result = text(row.getCell(8));
            if (BAD.contains(result) || !onlyFailing && GOOD.contains(result)) {
                checks.add(text(row.getCell(0)) + " " + text(row.getCell(1)) + " " + text(row.getCell(3)) + " "
                        + text(row.getCell(4)));
            }
        }
        return checks;
    }

    private static AreaReference area(XSSFWorkbook read, String name) {
        return new AreaReference(read.getName(name).getRefersToFormula(), read.getSpreadsheetVersion());
    }

    private static XSSFWorkbook open(Path file) throws IOException {
        return new XSSFWorkbook(Files.newInputStream(file));
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return type == CellType.STRING ? cell.getStringCellValue() : "";
    }
}
