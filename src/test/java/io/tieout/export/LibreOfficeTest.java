package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieout.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The workbook as a spreadsheet that we did not write reckons it. */
@Tag("slow")
class LibreOfficeTest {

    /** Without this LibreOffice shows the results it finds in the file and reckons nothing. */
    private static final String ALWAYS_RECALCULATE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
              <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
                <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
              </item>
            </oor:items>
            """;

    @TempDir
    Path folder;

    private final DataSource database = TestDatabase.fresh();

    @Test
    void recalculated_by_libreoffice_the_totals_are_those_of_the_rows() throws Exception {
        requireLibreOffice();
        InventedRuns runs = new InventedRuns(JdbcClient.create(database));
        long run = InventedMonth.insert(runs, 1);
        byte[] file = InventedMonth.write(database, run, 40, folder);
        keepForLooking(file);

        try (XSSFWorkbook before = open(file);
                XSSFWorkbook after = recalculated(withWrongResults(file))) {
            int compared = 0;
            for (Row row : before.getSheet("Summary")) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        Cell same = after.getSheet("Summary")
                                .getRow(row.getRowNum())
                                .getCell(cell.getColumnIndex());
                        assertThat(result(same))
                                .as(cell.getAddress() + " " + cell.getCellFormula())
                                .isEqualTo(result(cell));
                        compared++;
                    }
                }
            }
            assertThat(compared).isGreaterThan(60);
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
                var out = new java.io.ByteArrayOutputStream()) {
            for (Row row : book.getSheet("Summary")) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        cell.setCellValue(-12345.67);
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private XSSFWorkbook recalculated(byte[] file) throws Exception {
        Path user = Files.createDirectories(folder.resolve("profile/user"));
        Files.writeString(user.resolve("registrymodifications.xcu"), ALWAYS_RECALCULATE);
        Path source = Files.write(folder.resolve("in.xlsx"), file);
        Path out = Files.createDirectories(folder.resolve("out"));
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        out.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        try {
            assertThat(office.waitFor(180, TimeUnit.SECONDS)).as("soffice ends").isTrue();
        } finally {
            office.destroyForcibly();
        }
        assertThat(out.resolve("in.xlsx"))
                .as(Files.readString(folder.resolve("soffice.log")))
                .exists();
        return open(Files.readAllBytes(out.resolve("in.xlsx")));
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

    private static void requireLibreOffice() {
        List<String> places = new ArrayList<>(List.of(System.getenv("PATH").split(":")));
        boolean there = places.stream().anyMatch(place -> Files.isExecutable(Path.of(place, "soffice")));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(
                    "soffice is not installed, and CI must have it: apt-get install libreoffice-calc-nogui");
        }
        if (!there) {
            Stream.of("", "SKIPPED: soffice is not installed, so no spreadsheet reckoned the workbook.", "")
                    .forEach(System.err::println);
        }
        assumeTrue(there, "soffice is not installed");
    }
}
