package io.tieout.bench;

import io.tieout.export.BookOfRun;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Writes one large workbook in a process of its own, by the product or by the bare library, and prints the seconds. */
final class WorkbookProcess {

    static final String EMPLOYER = "ACME";

    /** The cells of each large sheet of the product's: t text, m amount, d date, n number, b empty. */
    static final Map<String, String> SHEETS =
            Map.of("Reconciliation", "ttttmmmmmtbmb", "Lines", "tttmttttddttbtttb", "Register", "tttmbdttnn");

    private WorkbookProcess() {}

    /** @param arguments "product", url, user, password, run, file; or "plain", rows, file, level of compression */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        if (arguments[0].equals("product")) {
            var database = new DriverManagerDataSource(arguments[1], arguments[2], arguments[3]);
            BookOfRun.write(database, Long.parseLong(arguments[4]), EMPLOYER, Path.of(arguments[5]));
        } else {
            plain(Integer.parseInt(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
        }
        System.out.println((System.nanoTime() - start) / 1e9);
    }

    private static void plain(int rows, Path file, int level) throws IOException {
        System.setProperty("java.io.tmpdir", file.getParent().toString());
        try (SXSSFWorkbook book = packedAt(level);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            CellStyle text = style(book, "@");
            CellStyle money = style(book, "#,##0.00;[Red]-#,##0.00");
            CellStyle date = style(book, "yyyy-mm-dd");
            SHEETS.forEach((name, kinds) -> {
                Sheet sheet = book.createSheet(name);
                for (int i = 0; i < rows; i++) {
                    Row row = sheet.createRow(i);
                    for (int k = 0; k < kinds.length(); k++) {
                        Cell cell = row.createCell(k);
                        switch (kinds.charAt(k)) {
                            case 't' -> {
                                cell.setCellStyle(text);
                                cell.setCellValue("E" + (1_000_000 + i));
                            }
                            case 'm', 'n' -> {
                                cell.setCellStyle(money);
                                cell.setCellValue(i % 10_000 / 100.0);
                            }
                            case 'd' -> {
                                cell.setCellStyle(date);
                                cell.setCellValue(LocalDate.of(2026, 10, 1));
                            }
                            default -> cell.setCellStyle(text);
                        }
                    }
                }
            });
            book.write(out);
        }
    }

    /** The library offers no setting for it, so the way in is the one that the product takes too. */
    private static SXSSFWorkbook packedAt(int level) {
        return new SXSSFWorkbook(null, 100, false, false) {
            @Override
            protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
                ZipArchiveOutputStream zip = super.createArchiveOutputStream(out);
                zip.setLevel(level);
                return zip;
            }
        };
    }

    private static CellStyle style(SXSSFWorkbook book, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }
}
