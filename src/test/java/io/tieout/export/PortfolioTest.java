package io.tieout.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tieout.TestDatabase;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.payroll.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PortfolioTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant AT = Instant.parse("2026-11-02T09:30:00Z");

    @TempDir
    Path out;

    private final JdbcClient db = JdbcClient.create(DATABASE);
    private final InventedRuns runs = new InventedRuns(db);

    @BeforeEach
    void clear() {
        InventedRuns.clear(db);
    }

    @Test
    void every_employer_has_a_line_for_each_currency_and_portion_with_its_status_counts() throws IOException {
        long run = runs.run(1);
        runs.settled(run, "ACME", run);
        runs.row(run, "ACME", "1", "employee", "BREAK", "50 40 10 10 0 10", "");
        runs.agreed(runs.pull(run, "ACME", "ctr_1", "open"), "2", "EUR", null, "20");
        runs.row(run, "ACME", "1", "employer", "NOT_IN_PAYROLL", "7.5 0 7.5 7.5 1 8.5", "");
        runs.settled(run, "ZETA", null);
        runs.agreed(runs.pull(run, "ZETA", "ctr_2", "open"), "9", "JPY", "4735", null);
        exported(run, "ACME", out.resolve("2026-10/ACME/run-1"), true);
        exported(run, "ZETA", out.resolve("2026-10/ZETA/run-1"), false);

        List<Map<String, String>> lines = write();

        assertThat(lines)
                .extracting(
                        line -> line.get("employer_ref"),
                        line -> line.get("currency"),
                        line -> line.get("portion"),
                        line -> line.get("charged"),
                        line -> line.get("withheld"),
                        line -> line.get("closing_balance"),
                        line -> line.get("need_person"),
                        line -> line.get("matched"),
                        line -> line.get("break"),
                        line -> line.get("folder"),
                        line -> line.get("state"))
                .containsExactly(
                        tuple(
                                "ACME",
                                "EUR",
                                "employee",
                                "70.00",
                                "60.00",
                                "10.00",
                                "1",
                                "1",
                                "1",
                                "ACME/run-1",
                                "open at Kota"),
                        tuple(
                                "ACME",
                                "EUR",
                                "employer",
                                "7.50",
                                "0.00",
                                "8.50",
                                "1",
                                "0",
                                "0",
                                "ACME/run-1",
                                "open at Kota"),
                        tuple("ZETA", "JPY", "employer", "4735", "", "0", "0", "0", "0", "ZETA/run-1", "finalized"));
    }

    @Test
    void the_newest_run_counts_until_an_older_one_is_signed_off_and_one_that_failed_says_so() throws IOException {
        long first = runs.run(1);
        runs.settled(first, "ACME", first);
        runs.row(first, "ACME", "1", "employee", "MATCHED", "20 20 0 0 0 0", "");
        long second = runs.run(2);
        runs.settled(second, "ACME", second);
        runs.row(second, "ACME", "1", "employee", "BREAK", "25 20 5 5 0 5", "");
        db.sql(
                        "insert into run_employer (run_id, employer_ref, employer_id, failure) values (?, 'GONE', 'er_9', 'no answer')")
                .param(second)
                .update();

        assertThat(write())
                .extracting(line -> line.get("employer_ref") + " " + line.get("run") + " " + line.get("charged") + " "
                        + line.get("note"))
                .containsExactly("ACME 2 25.00 ", "GONE   the newest run failed: no answer");

        db.sql("insert into sign_off values (?, 'ACME', '2026-10', 'a', 'b', 0, now())")
                .param(first)
                .update();

        assertThat(write())
                .extracting(line -> line.get("run") + " " + line.get("charged") + " " + line.get("state"))
                .startsWith("1 20.00 signed off");
    }

    @Test
    void the_workbook_links_each_line_to_its_own_workbook_and_sums_by_currency() throws IOException {
        long run = runs.run(1);
        runs.settled(run, "Ünfug/.", run);
        runs.row(run, "Ünfug/.", "1", "employee", "BREAK", "50 40 10 10 0 10", "");
        exported(run, "Ünfug/.", out.resolve("2026-10/%C3%9Cnfug%2F.%2E/run-1"), false);

        write();

        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(out.resolve("2026-10/portfolio.xlsx")))) {
            var sheet = book.getSheet("Portfolio");
            var files = sheet.getRow(1).getCell(12);
            assertThat(files.getStringCellValue()).isEqualTo("%C3%9Cnfug%2F.%2E/run-1");
            assertThat(files.getHyperlink().getAddress()).isEqualTo("%25C3%259Cnfug%252F.%252E/run-1");
            assertThat(sheet.getRow(1).getCell(13).getHyperlink().getAddress())
                    .isEqualTo("%25C3%259Cnfug%252F.%252E/run-1/reconciliation.xlsx");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("Total");
            assertThat(sheet.getRow(2).getCell(6).getCellFormula()).isEqualTo("SUMIFS(Por_Charged,Por_Currency,$D$3)");
            assertThat(sheet.getRow(2).getCell(6).getNumericCellValue()).isEqualTo(50.0);
        }
    }

    @Test
    void its_manifest_seals_both_files_and_sums_the_lines() throws IOException {
        long run = runs.run(1);
        runs.settled(run, "ACME", run);
        runs.row(run, "ACME", "1", "employee", "BREAK", "50 40 10 10 0 10", "");
        runs.settled(run, "ZETA", run);
        runs.row(run, "ZETA", "1", "employee", "MATCHED", "20.5 20.5 0 0 1 1", "");
        runs.row(run, "ZETA", "1", "JPY", "employer", "INSTRUCTED", "4735 - - - 0 0", "");
        write();

        Path folder = out.resolve("2026-10");
        String manifest = Files.readString(folder.resolve("portfolio-manifest.json"));
        assertThat(ManifestFile.readStrictly(manifest, PortfolioManifest.class).totals())
                .containsExactly(
                        new PortfolioManifest.Total("EUR", "employee", 2, 2, "70.50", "60.50", "10.00", "11.00"),
                        new PortfolioManifest.Total("JPY", "employer", 1, 1, "4735", null, null, "0"));
        assertThat(ManifestChecks.under(out)).containsExactly(new ManifestChecks.Folder(folder, 2, List.of()));

        for (String name : List.of("portfolio.csv", "portfolio.xlsx")) {
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            byte[] changed = whole.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(folder.resolve(name), changed);
            assertThat(problems())
                    .containsExactly(name + " was changed since it was written (same size, other content)");
            Files.write(folder.resolve(name), whole);
        }
        Files.writeString(folder.resolve("portfolio-manifest.json"), manifest.replace("\"70.50\"", "\"70.51\""));
        assertThat(problems()).containsExactly("portfolio-manifest.json was changed since it was written");
        Files.delete(folder.resolve("portfolio.csv"));
        assertThat(problems()).contains("portfolio.csv is missing");
    }

    @Test
    void a_portfolio_that_was_cut_off_is_told_as_such_and_mended_by_the_next_run() throws IOException {
        long run = runs.run(1);
        runs.settled(run, "ACME", run);
        runs.row(run, "ACME", "1", "employee", "BREAK", "50 40 10 10 0 10", "");
        write();
        Path folder = out.resolve("2026-10");
        // Something in the way of the second file: the run ends between the two.
        Files.delete(folder.resolve("portfolio.xlsx"));
        Files.createDirectories(folder.resolve("portfolio.xlsx/in-the-way"));
        Files.writeString(folder.resolve(".poi-sxssf-sheet7.tmp"), "50.00");
        assertThatThrownBy(this::write).isInstanceOf(UncheckedIOException.class);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("portfolio-manifest.json is missing: the portfolio was cut off while it was written");

        Files.delete(folder.resolve("portfolio.xlsx/in-the-way"));
        Files.delete(folder.resolve("portfolio.xlsx"));
        write();
        assertThat(problems()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("portfolio.csv", "portfolio.xlsx", "portfolio-manifest.json");
        }
    }

    @Test
    void legal_names_stand_beside_the_refs_when_an_employers_file_gives_them() throws IOException {
        long run = runs.run(1);
        runs.settled(run, "ACME", run);
        runs.row(run, "ACME", "1", "employee", "MATCHED", "50 50 0 0 0 0", "");
        runs.settled(run, "ZETA", run);
        runs.row(run, "ZETA", "1", "employee", "MATCHED", "20 20 0 0 0 0", "");
        Path file = Files.writeString(out.resolve("employers.csv"), """
                employer_ref,legal_name,line1,city,postal_code,country_code,contact_name,contact_email
                ACME,"=Acme, Ltd",1 Quay,Dublin,D02 X285,IE,A B,a@example.com
                """);

        List<Map<String, String>> lines =
                write(new EmployerNames(new ReconcileInputs.NamesFile(file, Profile.CANONICAL)));

        assertThat(lines)
                .extracting(line -> line.get("employer_ref") + " " + line.get("legal_name"))
                .containsExactly("ACME '=Acme, Ltd", "ZETA ");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(out.resolve("2026-10/portfolio.xlsx")))) {
            var row = book.getSheet("Portfolio").getRow(1);
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo("=Acme, Ltd");
            assertThat(row.getCell(1).getCellStyle().getQuotePrefixed()).isTrue();
        }
        assertThat(Files.readString(out.resolve("2026-10/portfolio-manifest.json")))
                .doesNotContain("Acme, Ltd");
        assertThat(write()).allSatisfy(line -> assertThat(line).doesNotContainKey("legal_name"));
    }

    private List<String> problems() throws IOException {
        return ManifestChecks.under(out).stream()
                .flatMap(one -> one.problems().stream())
                .toList();
    }

    private void exported(long run, String employer, Path folder, boolean draft) {
        db.sql("insert into exported (run_id, employer_ref, period, folder, draft, import_lines, left_out_people)"
                        + " values (?, ?, '2026-10', ?, ?, 0, 0)")
                .params(run, employer, folder.toString(), draft)
                .update();
    }

    /** @return the lines of the CSV by their header */
    private List<Map<String, String>> write() throws IOException {
        return write(EmployerNames.NONE);
    }

    private List<Map<String, String>> write(EmployerNames names) throws IOException {
        new TransactionTemplate(new JdbcTransactionManager(DATABASE)).executeWithoutResult(transaction -> {
            try {
                new Portfolio(new PortfolioRows(DATABASE, new JdbcTransactionManager(DATABASE)))
                        .write(out, "2026-10", 1, AT, names);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        List<List<String>> rows =
                CellReading.read(Files.readAllBytes(out.resolve("2026-10/portfolio.csv")), UTF_8, ',');
        List<Map<String, String>> lines = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> line = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                line.put(rows.get(0).get(i), row.get(i));
            }
            lines.add(line);
        }
        return lines;
    }
}
