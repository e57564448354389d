package io.tieout.export;

import static io.tieout.export.ImportDesk.importFile;
import static io.tieout.export.ImportDesk.job;
import static io.tieout.export.ImportDesk.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.export.ImportDesk.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is withheld, what the employer pays, what of it is taxable and what relief is owed never mix. */
class LanesTest {

    private static final List<Line> LINES = List.of(
            Line.employee("1", "30.00"),
            Line.employer("1", "gross_premium", "100.00"),
            Line.employer("1", "tax", "12.00"),
            Line.employer("1", "tax_relief", "-20.00"),
            Line.employerAdjustment("1", "gross_premium", "-50.00"),
            Line.employerAdjustment("1", "tax_relief", "10.00"));

    @TempDir
    Path out;

    @ParameterizedTest
    @CsvSource({
        "'country: IE',             50.00, 10.00, 50.00, 12.00",
        "'country: GB',             62.00,      , 62.00,  0.00",
        "'country: ES',             62.00,      , 62.00,  0.00",
        "'employers: {ACME: IE}',   50.00, 10.00, 50.00, 12.00",
        "'employers: {OTHER: IE}',  50.00,      , 50.00, 12.00",
        "'country: GB\nemployers: {ACME: IE}', 50.00, 10.00, 50.00, 12.00",
        "'country: GB\ncountries: {GB: {taxable-value: gross-premium, relief-owed: yes}}', 50.00, 10.00, 50.00, 12.00"
    })
    void the_country_says_what_is_taxable_and_whether_relief_is_owed(
            String country, String bik, String relief, String taxable, String taxBeside) throws IOException {
        Path folder = new ImportDesk(out).export(job(out, country), false, LINES);

        List<String> rows = new ArrayList<>(List.of(
                "1,EE_HEALTH,30.00,EUR,2026-10,Kota health employee",
                "1,ER_HEALTH,92.00,EUR,2026-10,Kota health employer",
                "1,ER_HEALTH_ADJ,-40.00,EUR,2026-10,Kota health employer adjustment",
                "1,BIK_HEALTH," + bik + ",EUR,2026-10,Kota health taxable value"));
        if (relief != null) {
            rows.add("1,RELIEF_HEALTH," + relief + ",EUR,2026-10,Kota health tax relief owed");
        }
        assertThat(Files.readAllLines(importFile(folder)).stream().skip(1)).containsExactlyElementsOf(rows);
        Manifest.Footing footing = told(folder).footing().get(0);
        assertThat(footing).isEqualTo(new Manifest.Footing("EUR", "52.00", taxable, taxBeside, "10.00", "0.00"));
        assertThat(new BigDecimal(footing.taxable_value())
                        .add(new BigDecimal(footing.tax_beside_it()))
                        .subtract(new BigDecimal(footing.relief_at_source())))
                .isEqualByComparingTo(footing.employer_cost());
    }

    @Test
    void adjustments_of_the_taxable_value_and_of_relief_can_have_elements_of_their_own() throws IOException {
        Path folder = new ImportDesk(out)
                .export(
                        job(
                                out,
                                "country: IE\nelements: {taxable-value-adjustment: BIK_ADJ, relief-owed-adjustment:"
                                        + " REL_ADJ, employee: none, employer: none, employer-adjustment: none}"),
                        false,
                        LINES);

        assertThat(told(folder).totals())
                .containsExactly(
                        new Manifest.ElementTotal("BIK_ADJ", "EUR", 1, "-50.00"),
                        new Manifest.ElementTotal("BIK_HEALTH", "EUR", 1, "100.00"),
                        new Manifest.ElementTotal("RELIEF_HEALTH", "EUR", 1, "20.00"),
                        new Manifest.ElementTotal("REL_ADJ", "EUR", 1, "-10.00"));
        assertThat(told(folder).lanes())
                .contains(new Manifest.LaneTotal("employee", "EUR", "30.00", null, null))
                .contains(new Manifest.LaneTotal("relief-owed", "EUR", "20.00", null, "20.00"));
    }

    @Test
    void a_line_of_a_kind_that_no_lane_knows_makes_the_import_a_draft() throws IOException {
        List<Line> lines = new ArrayList<>(LINES);
        lines.add(Line.employer("1", "levy", "3.00"));
        Path folder = new ImportDesk(out).export(job(out, "country: IE"), false, lines);

        assertThat(importFile(folder)).hasFileName("payroll-import-draft.csv");
        assertThat(told(folder).footing().get(0).difference()).isEqualTo("-3.00");
        assertThat(told(folder).note()).startsWith("the lanes don't foot");
    }
}
