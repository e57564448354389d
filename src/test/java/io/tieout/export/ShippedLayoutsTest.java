package io.tieout.export;

import static io.tieout.export.ImportDesk.importFile;
import static io.tieout.export.ImportDesk.shipped;
import static io.tieout.export.ImportDesk.told;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.export.ImportDesk.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layouts that come as job files: their bytes, and that the amounts are there for a program of another make. */
class ShippedLayoutsTest {

    private static final List<Line> LINES = List.of(
            Line.employee("007", "82.10"),
            Line.employeeAdjustment("007", "-20.00"),
            Line.employer("007", "gross_premium", "60.00"),
            Line.employer("007", "tax_relief", "-10.00"),
            Line.employee("1200", "30.00"),
            Line.employee("Ä9", "1234.50"),
            Line.employee("Ä9", "0.05"));

    @TempDir
    Path out;

    /**
     * Sage Ireland's knowledge base: no header; A is D for a deduction, B the employee number as Sage has it, zeros
     * included, C the deduction's number, D department and E cost centre empty for deductions, F the value.
     */
    @Test
    void sage_has_a_line_for_each_deduction_in_the_order_of_its_manual() throws IOException {
        assertThat(written("sage-ireland")).isEqualTo("""
                D,007,10,,,82.10
                D,007,11,,,-20.00
                D,1200,10,,,30.00
                D,Ä9,10,,,1234.55
                """.replace("\n", "\r\n"));
    }

    /** BrightPay Ireland's documentation: works number, then up to five deductions with description and amount. */
    @Test
    void brightpay_has_a_row_for_each_person_with_room_for_five_deductions() throws IOException {
        assertThat(written("brightpay-ireland")).isEqualTo("""
                Employee works number,Deduction 1 description,Deduction 1 amount,Deduction 2 description,Deduction 2 amount,\
                Deduction 3 description,Deduction 3 amount,Deduction 4 description,Deduction 4 amount,\
                Deduction 5 description,Deduction 5 amount
                007,Health insurance,82.10,Health insurance adjustment,-20.00,,,,,,
                1200,Health insurance,30.00,,,,,,,,
                Ä9,Health insurance,1234.55,,,,,,,,
                """.replace("\n", "\r\n"));
    }

    /** An example: ADP names the first three columns and their places, the rest is not verified. */
    @Test
    void adp_begins_with_the_three_columns_it_asks_for_and_repeats_a_heading() throws IOException {
        assertThat(written("adp-paydata")).isEqualTo("""
                Co Code,Batch ID,File #,Adjust Ded Code,Adjust Ded Amount,Adjust Ded Code,Adjust Ded Amount
                ABC,KOTA,007,HLT,82.10,HLA,-20.00
                ABC,KOTA,1200,HLT,30.00,,
                ABC,KOTA,Ä9,HLT,1234.55,,
                """.replace("\n", "\r\n"));
    }

    /** An example: sections, Windows-1252, CRLF, semicolons, decimal comma. */
    @Test
    void lodas_has_its_sections_and_a_decimal_comma() throws IOException {
        assertThat(written("datev-lodas")).isEqualTo("""
                [Allgemein]
                Ziel=LODAS
                Version_SST=1.0
                BeraterNr=1234567
                MandantenNr=12345
                Datumsformat=TT/MM/JJJJ
                Feldtrennzeichen=;
                Zahlenkomma=,

                [Satzbeschreibung]
                10;u_lod_bwd_buchung_standard;abrechnung_zeitraum#bwd;pnr#bwd;la_eigene#bwd;bs_nr#bwd;bs_wert_butab#bwd;

                [Bewegungsdaten]
                10;01/10/2026;007;9101;3;82,10;
                10;01/10/2026;007;9102;3;-20,00;
                10;01/10/2026;007;9103;3;60,00;
                10;01/10/2026;1200;9101;3;30,00;
                10;01/10/2026;Ä9;9101;3;1234,55;
                """.replace("\n", "\r\n"));
        Path folder = out.resolve("2026-10/ACME/run-1");
        assertThat(importFile(folder)).hasFileName("payroll-import.txt");
        assertThat(Files.readAllBytes(importFile(folder))).contains(0xC4).doesNotContain(0xC3);
    }

    @Test
    void keypay_has_a_line_for_each_transaction() throws IOException {
        assertThat(written("keypay-deductions")).isEqualTo("""
                EmployeeId,DeductionCategoryId,Amount,Notes
                007,KOTA-HEALTH,82.10,Kota health employee 2026-10
                007,KOTA-HEALTH-ADJ,-20.00,Kota health employee adjustment 2026-10
                1200,KOTA-HEALTH,30.00,Kota health employee 2026-10
                Ä9,KOTA-HEALTH,1234.55,Kota health employee 2026-10
                """.replace("\n", "\r\n"));
    }

    /** @param person column of the person, from 0 @param amounts columns of amounts */
    record Shape(String name, Charset charset, char delimiter, int linesBefore, int person, int[] amounts) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("sage-ireland", UTF_8, ',', 0, 1, new int[] {5}),
                new Shape("brightpay-ireland", UTF_8, ',', 1, 0, new int[] {2, 4, 6, 8, 10}),
                new Shape("adp-paydata", UTF_8, ',', 1, 2, new int[] {4, 6}),
                new Shape("datev-lodas", Charset.forName("windows-1252"), ';', 13, 2, new int[] {5}),
                new Shape("keypay-deductions", UTF_8, ',', 1, 0, new int[] {2}));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_parser_of_another_make_finds_each_persons_amount(Shape shape) throws IOException {
        Path folder = new ImportDesk(out).export(shipped(shape.name), false, LINES);
        byte[] bytes = Files.readAllBytes(importFile(folder));

        Map<String, BigDecimal> found = new TreeMap<>();
        List<List<String>> rows = CellReading.read(bytes, shape.charset, shape.delimiter);
        for (List<String> row : rows.subList(shape.linesBefore, rows.size())) {
            for (int column : shape.amounts) {
                if (!row.get(column).isEmpty()) {
                    found.merge(
                            row.get(shape.person),
                            new BigDecimal(row.get(column).replace(',', '.')),
                            BigDecimal::add);
                }
            }
        }

        Map<String, BigDecimal> charged = new TreeMap<>();
        for (Line line : LINES) {
            boolean taxable =
                    shape.name.equals("datev-lodas") && line.category().equals("gross_premium");
            if (line.portion().equals("employee") || taxable) {
                charged.merge(line.person(), line.sum(), BigDecimal::add);
            }
        }
        assertThat(found).isEqualTo(charged);
        BigDecimal total = charged.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(told(folder).totals().stream()
                        .map(element -> new BigDecimal(element.amount()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total);
        assertThat(told(folder).lines()).isEqualTo(rows.size() - shape.linesBefore);
    }

    private String written(String layout) throws IOException {
        Path folder = new ImportDesk(out).export(shipped(layout), false, LINES);
        Charset charset = shipped(layout).payrollImport().layout().charset();
        return new String(Files.readAllBytes(importFile(folder)), charset);
    }
}
