package io.tieout.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import io.tieout.file.CsvLines;
import io.tieout.file.FormulaText;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.payroll.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nasty refs, pay runs, elements, notes and names in every file with names beside refs; and nobody keeps a name. */
class NamesTest {

    private static final String[] HEADER = {
        "employee_ref",
        "employer_ref",
        "first_name",
        "last_name",
        "date_of_birth",
        "sex_at_birth",
        "line1",
        "city",
        "postal_code",
        "country_code",
        "national_tax_id",
        "start_on",
        "phone_number",
        "email"
    };

    private static final String LEGAL_NAME = "=HYPERLINK(\"x\") Nasty, Ltd";

    @TempDir
    Path folder;

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient db = JdbcClient.create(database);

    @Test
    void nasty_texts_and_names_stand_in_every_file_and_nobody_keeps_a_name() throws IOException {
        Path run = export();

        for (String name : List.of("reconciliation.csv", "breaks.csv")) {
            List<List<String>> rows = CellReading.read(Files.readAllBytes(run.resolve(name)), UTF_8, ',');
            int at = rows.get(0).indexOf("employee_name");
            assertThat(rows.get(0).get(at - 1)).isEqualTo("employee_ref");
            Set<String> names = new TreeSet<>();
            rows.subList(1, rows.size()).forEach(row -> names.add(row.get(at)));
            for (String text : named()) {
                assertThat(names).as(name).contains(FormulaText.defused(text + " Nasty"));
            }
        }
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(run.resolve("reconciliation.xlsx")))) {
            Cell legalName = book.getSheet("Summary").getRow(5).getCell(1);
            assertThat(legalName.getStringCellValue()).isEqualTo(LEGAL_NAME);
            assertThat(legalName.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(column(book, "Reconciliation", 1)).containsAll(withSurname());
            assertThat(column(book, "Breaks", 1)).containsAll(withSurname());
            assertThat(column(book, "Lines", 1)).containsAll(withSurname());
            assertThat(column(book, "Reconciliation", 0)).containsAll(inXml());
            assertThat(column(book, "Lines", 17)).as("notes").containsAll(inXml());
            assertThat(column(book, "Register", 7)).as("pay runs").containsAll(inXml());
            assertThat(column(book, "Register", 8)).as("elements").containsAll(inXml());
        }
        assertThat(Files.readString(run.resolve("manifest.json"))).doesNotContain("Nasty");
        assertThat(Files.readString(run.resolve("payroll-import-draft.csv"))).doesNotContain("Nasty");
        assertThat(tablesThatHold("Nasty")).isEmpty();
        assertThat(tablesThatHold("=WEBSERVICE")).as("the search itself").contains("register_kind", "register_person");
    }

    @Test
    void nasty_legal_names_stand_in_both_portfolios_and_nobody_keeps_them() throws IOException {
        InventedRuns runs = new InventedRuns(db);
        long run = runs.run(1);
        List<List<String>> employers = new ArrayList<>();
        for (String text : named()) {
            runs.settled(run, ref(text), null);
            runs.row(run, ref(text), "1", "employee", "INSTRUCTED", "12 - - - 0 0", "");
            employers.add(List.of(ref(text), text + " Nasty"));
        }
        EmployerNames names = new EmployerNames(employersFile(employers));
        var transactions = new JdbcTransactionManager(database);
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            try {
                new Portfolio(new PortfolioRows(database, transactions))
                        .write(folder, "2026-10", 1, Instant.EPOCH, names);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        Path csv = folder.resolve("2026-10/portfolio.csv");
        List<List<String>> rows = CellReading.read(Files.readAllBytes(csv), UTF_8, ',');
        assertThat(rows.subList(1, rows.size()).stream().map(row -> row.get(2)))
                .containsExactlyInAnyOrderElementsOf(
                        withSurname().stream().map(FormulaText::defused).toList());
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(folder.resolve("2026-10/portfolio.xlsx")))) {
            assertThat(column(book, "Portfolio", 1)).containsExactlyInAnyOrderElementsOf(withSurname());
        }
        assertThat(folder.resolve("2026-10/portfolio-manifest.json")).content().doesNotContain("Nasty");
        assertThat(tablesThatHold("Nasty")).isEmpty();
    }

    private ReconcileInputs.NamesFile employersFile(List<List<String>> employers) throws IOException {
        Path file = folder.resolve("employers.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            CsvLines csv = new CsvLines(
                    out,
                    "employer_ref",
                    "legal_name",
                    "line1",
                    "city",
                    "postal_code",
                    "country_code",
                    "contact_name",
                    "contact_email");
            employers.forEach(one -> csv.row(
                    one.get(0), one.get(1), "1 Quay", "Dublin", "D02 X285", "IE", "Pat Pay", "pat@example.com"));
            csv.finish();
        }
        return new ReconcileInputs.NamesFile(file, Profile.CANONICAL);
    }

    private List<String> tablesThatHold(String text) {
        return db
                .sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> db.sql("select count(*) from \"" + table + "\" t where t::text like ?")
                                .param("%" + text + "%")
                                .query(Long.class)
                                .single()
                        > 0)
                .toList();
    }

    /** Nothing that came from others may be a formula, and what looks like one must stay text when it is edited. */
    private static List<String> column(XSSFWorkbook book, String tab, int column) {
        List<String> texts = new ArrayList<>();
        Sheet sheet = book.getSheet(tab);
        for (Row row : sheet) {
            Cell cell = row.getCell(column);
            if (row.getRowNum() > 0 && cell != null && cell.getCellType() != CellType.BLANK) {
                assertThat(cell.getCellType()).as(tab + " " + cell.getAddress()).isEqualTo(CellType.STRING);
                texts.add(cell.getStringCellValue());
                if (!cell.getStringCellValue().equals("Total")) {
                    assertThat(cell.getCellStyle().getQuotePrefixed())
                            .as(tab + " " + cell.getAddress())
                            .isTrue();
                }
            }
        }
        return texts;
    }

    private Path export() throws IOException {
        InventedRuns runs = new InventedRuns(db);
        long run = runs.run(1);
        runs.settled(run, "ACME", run);
        long pull = runs.pull(run, "ACME", "ctr_1", "open");
        List<String> people = new ArrayList<>(NastyTexts.fifty());
        named().forEach(name -> people.add(ref(name)));
        for (String ref : people) {
            runs.line(pull, "ACME", ref, "employee", "gross_premium", false, "12.00");
            db.sql("update contribution_line set note = employee_ref where employee_ref = ?")
                    .param(ref)
                    .update();
            db.sql("insert into register_row values (?, 'ACME', ?, '2026-10-28', ?, ?, 'employee', 1.00, 'EUR', 0, 2)")
                    .params(run, ref, ref, ref)
                    .update();
            runs.row(run, "ACME", ref, "employee", "BREAK", "12 1 11 11 0 11", "");
        }
        Path roster = folder.resolve("employees.csv");
        try (OutputStream out = Files.newOutputStream(roster)) {
            CsvLines csv = new CsvLines(out, HEADER);
            for (String text : named()) {
                csv.row(
                        ref(text),
                        "ACME",
                        text,
                        "Nasty",
                        "1990-01-01",
                        "female",
                        "1 Street",
                        "Dublin",
                        "D02 X285",
                        "IE",
                        "1234567T",
                        "2026-01-01",
                        "+353871234567",
                        "a@example.com");
            }
            csv.finish();
        }
        Names names = new Names(
                new ReconcileInputs.NamesFile(roster, Profile.CANONICAL),
                new EmployerNames(employersFile(List.of(List.of("ACME", LEGAL_NAME)))),
                LocalDate.of(2026, 11, 2));
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(transaction -> {
            try {
                InventedMonth.export(database).export(run, "ACME", InventedRuns.inputs(folder.resolve("out")), names);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return folder.resolve("out/2026-10/ACME/run-1");
    }

    /** Texts that a roster can hold as a name: one line, without blanks around it. */
    private static List<String> named() {
        return NastyTexts.fifty().stream()
                // A reader of rosters takes a byte order mark for a blank.
                .filter(text -> text.equals(text.strip()) && text.charAt(0) != '\uFEFF' && text.length() < 500)
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .toList();
    }

    private static String ref(String name) {
        return "N" + NastyTexts.fifty().indexOf(name);
    }

    private static List<String> withSurname() {
        assertThat(named()).hasSizeGreaterThan(30);
        return named().stream().map(text -> text + " Nasty").toList();
    }

    /** What XML can hold: control signs have no place in it. */
    private static List<String> inXml() {
        return NastyTexts.fifty().stream()
                .filter(text -> text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r'))
                .toList();
    }
}
