package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The workbook as a spreadsheet that we did not write reckons it. */
@Tag("slow")
class LibreOfficeTest {

    @TempDir
    Path folder;

    private final DataSource database = TestDatabase.fresh();

    @Test
    void recalculated_by_libreoffice_the_totals_are_those_of_the_rows() throws Exception {
        LibreOffice.require("soffice");
        InventedRuns runs = new InventedRuns(JdbcClient.create(database));
        long run = InventedMonth.insert(runs, 1);
        byte[] file = InventedMonth.write(database, run, 40, folder);
        keepForLooking(file);
        Path wrong = Files.write(folder.resolve("book.xlsx"), withWrongResults(file));

        List<Path> reckoned = new LibreOffice(folder.resolve("office")).convert("xlsx", List.of(wrong));
        try (XSSFWorkbook before = open(file);
                XSSFWorkbook after = open(Files.readAllBytes(reckoned.get(0)))) {
            int compared = 0;
            for (Sheet sheet : before) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            Cell same = after.getSheet(sheet.getSheetName())
                                    .getRow(row.getRowNum())
                                    .getCell(cell.getColumnIndex());
                            assertThat(result(same))
                                    .as(sheet.getSheetName() + " " + cell.getAddress() + " " + cell.getCellFormula())
                                    .isEqualTo(result(cell));
                            compared++;
                        }
                    }
                }
            }
            assertThat(compared).isGreaterThan(100);
            assertThat(after.getNumberOfSheets()).isEqualTo(before.getNumberOfSheets());
        }
    }

    /** With -Dtieout.look=FILE the workbook stays, to be opened or turned into pictures by a person. */
    private static void keepForLooking(byte[] file) throws IOException {
        String place = System.getProperty("tieout.look");
        if (place != null) {
            Files.write(Path.of(place), file);
        }
    }

    /** Results that nobody would reckon, so that a right one can only come from a recalculation. */
    private static byte[] withWrongResults(byte[] file) throws IOException {
        try (XSSFWorkbook book = open(file);
                var out = new ByteArrayOutputStream()) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            cell.setCellValue(-12345.67);
                        }
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static XSSFWorkbook open(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    /** An error cell is its own kind of result and equals no number. */
    private static String result(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                BigDecimal.valueOf(cell.getNumericCellValue())
                        .setScale(6, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
            case STRING -> cell.getStringCellValue();
            default -> type.name();
        };
    }
}
