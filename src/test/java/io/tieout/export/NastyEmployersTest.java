package io.tieout.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import io.tieout.file.FormulaText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Employers with refs of every nasty kind: each has its own folder, and everything that names it leads there. */
@Tag("slow")
class NastyEmployersTest {

    private static final List<String> REFS = List.of(
            "=cmd|' /C calc'!A0",
            "=1+1",
            "+1",
            "-1",
            "@x",
            "'leading",
            "\"quoted\" \"twice\"",
            "[Book1]Sheet1",
            "Summary",
            "$A$1",
            "#ref?query=1&x=2",
            "a:b",
            "C:",
            "a/b",
            "a\\b",
            "/etc/passwd",
            "../../up",
            "..",
            ".",
            ".hidden",
            "end.",
            "a.b.c",
            "trailing ",
            " leading",
            "two  blanks",
            "\u00C4\u00D6\u00DC\u00DF",
            "u\u0308",
            "\u00FC".repeat(200),
            "x".repeat(200),
            "\uD83D\uDE00".repeat(99) + "ab",
            "a" + "\uD83D\uDE00".repeat(99),
            "\u05D0\u05D1\u05D2 \u202Eabc\u202C",
            "000",
            "007",
            "7",
            "1E5",
            "2026-10",
            "TRUE",
            "50%",
            "%2F",
            "100%25",
            "a~b",
            "a;b,c",
            "a\tb",
            "a|b*?<>",
            "<b>&amp;</b>",
            "&L&P of &N",
            "CON",
            "aux",
            "Nul.txt",
            "com1",
            "LPT9.tar.gz",
            "run-1",
            "latest.txt",
            "signed.txt",
            "manifest.json",
            "portfolio.csv",
            "PORTFOLIO.XLSX",
            "portfolio-manifest.json");

    private static final String DEVICES = "(?i)(con|prn|aux|nul|com\\d|lpt\\d)([.].*)?";

    @TempDir
    static Path out;

    private static Path period;

    @BeforeAll
    static void export() {
        DataSource database = TestDatabase.fresh();
        InventedRuns runs = new InventedRuns(JdbcClient.create(database));
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        long run = runs.run(1);
        EmployerExport export = InventedMonth.export(database);
        for (String ref : REFS) {
            runs.settled(run, ref, null);
            long pull = runs.pull(run, ref, "ctr_" + REFS.indexOf(ref), "finalized");
            runs.line(pull, ref, "1", "employee", "gross_premium", false, charged(ref));
            runs.row(run, ref, "1", "employee", "INSTRUCTED", charged(ref) + " - - - 0 0", "");
        }
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            try {
                for (String ref : REFS) {
                    export.export(run, ref, InventedRuns.inputs(out), Names.NONE);
                }
                new Portfolio(new PortfolioRows(database, transactions))
                        .write(out, InventedRuns.PERIOD, 1, Instant.EPOCH, EmployerNames.NONE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        period = out.resolve(InventedRuns.PERIOD);
    }

    @Test
    void each_has_one_folder_whose_name_every_file_system_takes_and_nothing_else_is_there() throws IOException {
        List<String> folders;
        try (var paths = Files.list(period)) {
            folders = paths.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
        assertThat(folders).hasSize(REFS.size());
        assertThat(folders.stream().map(name -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
        assertThat(folders)
                .allSatisfy(name -> assertThat(name)
                        .matches("[A-Za-z0-9%_~-]([A-Za-z0-9%_~.-]*[A-Za-z0-9%_~-])?")
                        .hasSizeLessThanOrEqualTo(200)
                        .doesNotMatch(DEVICES));
        try (var paths = Files.list(out)) {
            assertThat(paths).containsExactly(period);
        }
        for (Map.Entry<String, Path> one : byManifest().entrySet()) {
            assertThat(one.getValue().getParent().getParent()).isEqualTo(period);
            assertThat(one.getValue().resolveSibling("latest.txt")).hasContent("1");
        }
    }

    @Test
    void every_manifest_has_the_ref_as_it_is_and_verify_is_content_with_all() throws IOException {
        assertThat(byManifest().keySet()).containsExactlyInAnyOrderElementsOf(REFS);
        List<ManifestChecks.Folder> checked = ManifestChecks.under(out);
        assertThat(checked)
                .hasSize(REFS.size() + 1)
                .allSatisfy(one ->
                        assertThat(one.problems()).as(one.folder().toString()).isEmpty());
    }

    @Test
    void the_portfolio_leads_from_each_ref_to_its_own_folder_and_workbook() throws IOException {
        Map<String, Path> folders = byManifest();
        Path file = period.resolve("portfolio.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            XSSFSheet sheet = book.getSheet("Portfolio");
            List<String> heads = IntStream.range(0, sheet.getRow(0).getLastCellNum())
                    .mapToObj(i -> sheet.getRow(0).getCell(i).getStringCellValue())
                    .toList();
            for (int i = 1; i <= REFS.size(); i++) {
                Cell ref = sheet.getRow(i).getCell(0);
                Path folder = folders.remove(ref.getStringCellValue());
                assertThat(folder).as(ref.getStringCellValue()).isNotNull();
                assertThat(ref.getCellStyle().getQuotePrefixed()).isTrue();
                assertThat(target(file, sheet.getRow(i).getCell(heads.indexOf("Files"))))
                        .isEqualTo(folder);
                assertThat(target(file, sheet.getRow(i).getCell(heads.indexOf("Workbook"))))
                        .isEqualTo(folder.resolve("reconciliation.xlsx"))
                        .isRegularFile();
            }
        }
        assertThat(folders).isEmpty();
    }

    @Test
    void the_csv_names_each_folder_beside_a_ref_that_nothing_runs() throws IOException {
        Map<String, Path> folders = byManifest();
        List<List<String>> rows = CellReading.read(Files.readAllBytes(period.resolve("portfolio.csv")), UTF_8, ',');
        int folderAt = rows.get(0).indexOf("folder");
        Map<String, Path> found = new HashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            assertThat(row.get(1)).doesNotMatch("(?s)[=+@\\t\\r\\n-].*");
            found.put(row.get(1), period.resolve(row.get(folderAt).replaceFirst("^'", "")));
        }
        Map<String, Path> wanted = new HashMap<>();
        folders.forEach((ref, folder) -> wanted.put(FormulaText.defused(ref), folder));
        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void every_workbook_opens_shows_its_ref_and_has_the_same_sheets_and_names() throws IOException {
        List<List<String>> tabs = new ArrayList<>();
        List<List<String>> names = new ArrayList<>();
        for (Map.Entry<String, Path> one : byManifest().entrySet()) {
            try (XSSFWorkbook book =
                    new XSSFWorkbook(Files.newInputStream(one.getValue().resolve("reconciliation.xlsx")))) {
                XSSFSheet summary = book.getSheet("Summary");
                Cell shown = summary.getRow(4).getCell(1);
                assertThat(shown.getStringCellValue()).isEqualTo(one.getKey());
                assertThat(shown.getCellStyle().getQuotePrefixed()).isTrue();
                assertThat(summary.getHeader().getLeft().replace("&&", "&"))
                        .startsWith(one.getKey()
                                .substring(0, Math.min(40, one.getKey().length())));
                assertThat(book.getSheet("Lines").getRow(1).getCell(3).getNumericCellValue())
                        .isEqualTo(Double.parseDouble(charged(one.getKey())));
                List<String> own = new ArrayList<>();
                book.sheetIterator().forEachRemaining(sheet -> own.add(sheet.getSheetName()));
                tabs.add(own);
                names.add(book.getAllNames().stream()
                        .map(Name::getNameName)
                        .sorted()
                        .toList());
            }
        }
        assertThat(tabs.stream().distinct()).hasSize(1);
        assertThat(names.stream().distinct()).hasSize(1);
    }

    /** Another amount for each, so that one taken for its neighbour is seen. */
    private static String charged(String ref) {
        return (REFS.indexOf(ref) + 1) + ".25";
    }

    /** Where a link leads, read as a program that follows it does. */
    private static Path target(Path from, Cell cell) {
        URI link = URI.create(cell.getHyperlink().getAddress());
        return Path.of(from.toUri().resolve(link));
    }

    /** The folders by the refs that their manifests have. */
    private static Map<String, Path> byManifest() throws IOException {
        Map<String, Path> folders = new TreeMap<>();
        try (var paths = Files.walk(period)) {
            for (Path path : paths.filter(path -> path.endsWith("run-1/manifest.json"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                folders.put(ManifestFile.read(path).employer_ref(), path.getParent());
            }
        }
        return folders;
    }
}
