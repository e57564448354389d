package io.tieout.export;

import static io.tieout.export.ImportDesk.importFile;
import static io.tieout.export.ImportDesk.job;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.UsageException;
import io.tieout.export.ImportDesk.Line;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.Lane;
import io.tieout.jobfile.LaneText;
import io.tieout.jobfile.ReconcileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nasty texts come through every CSV file and every payroll file as they are, and no spreadsheet runs them. */
class NastyTextsTest {

    private static final String RUNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    @TempDir
    Path out;

    @Test
    void there_are_fifty_and_one_is_as_long_as_a_cell_can_be() {
        assertThat(NastyTexts.fifty()).hasSize(50).doesNotHaveDuplicates();
        assertThat(NastyTexts.fifty()).anySatisfy(text -> assertThat(text).hasSize(32_767));
    }

    @ParameterizedTest
    @CsvSource({
        "canonical,         0, 2",
        "sage-ireland,      1, 5",
        "brightpay-ireland, 0, 2",
        "adp-paydata,       2, 4",
        "keypay-deductions, 0, 2"
    })
    void refs_stand_in_the_payroll_file_as_they_are(String layout, int ref, int amount) throws IOException {
        ReconcileSettings settings = layout.equals("canonical") ? InventedRuns.settings() : ImportDesk.shipped(layout);
        Path folder = new ImportDesk(out).export(settings, false, lines());

        Map<String, String> found = new HashMap<>();
        for (List<String> row : CellReading.read(Files.readAllBytes(importFile(folder)), UTF_8, ',')) {
            found.put(row.get(ref), row.get(amount));
        }
        NastyTexts.fifty().forEach(text -> assertThat(found).containsEntry(text, amountOf(text)));
    }

    @Test
    void elements_descriptions_and_words_stand_in_the_payroll_file_as_they_are() throws IOException {
        ReconcileSettings usual = job(
                out,
                "layout: {header: no, columns: ['{employee_ref}', '{element}', '{description}', '{word}', '{amount}']}");
        for (String text : NastyTexts.fifty()) {
            Path folder = new ImportDesk(out.resolve("o" + NastyTexts.fifty().indexOf(text)))
                    .export(withTexts(usual, text), false, List.of(Line.employee("1", "1.00")));

            assertThat(CellReading.read(Files.readAllBytes(importFile(folder)), UTF_8, ','))
                    .containsExactly(List.of("1", text, text, text, "1.00"));
        }
    }

    @ParameterizedTest
    @CsvSource({"reconciliation.csv, 6, 10", "breaks.csv, 2, 6"})
    void files_for_people_keep_every_ref_and_begin_no_cell_with_what_runs(String name, int ref, int amount)
            throws IOException {
        Path folder = new ImportDesk(out).export(InventedRuns.settings(), false, lines());

        Map<String, String> found = new TreeMap<>();
        List<List<String>> rows = CellReading.read(Files.readAllBytes(folder.resolve(name)), UTF_8, ',');
        for (List<String> row : rows.subList(1, rows.size())) {
            for (String cell : row) {
                if (!cell.isEmpty() && !cell.matches("-?[0-9]+\\.[0-9]+")) {
                    assertThat(RUNS).doesNotContain(cell.substring(0, 1));
                }
            }
            found.put(row.get(ref), row.get(amount));
        }
        for (String text : NastyTexts.fifty()) {
            assertThat(found).containsEntry(RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text, amountOf(text));
        }
    }

    @Test
    void a_layout_that_can_not_hold_a_text_refuses_the_file_and_says_what_to_set() {
        assertThatThrownBy(() -> new ImportDesk(out)
                        .export(
                                ImportDesk.shipped("datev-lodas"),
                                false,
                                List.of(Line.employee("\uD83D\uDE00", "1.00"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a text has a sign that windows-1252 doesn't have. Set another 'charset'");
        assertThatThrownBy(() -> new ImportDesk(out)
                        .export(ImportDesk.shipped("datev-lodas"), false, List.of(Line.employee("a;b", "1.00"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("the layout quotes nothing. Set 'quoting: needed'");
    }

    private static List<Line> lines() {
        return NastyTexts.fifty().stream()
                .map(text -> Line.employee(text, amountOf(text)))
                .toList();
    }

    /** Another amount for each, so that a row taken for its neighbour is seen. */
    private static String amountOf(String text) {
        return (NastyTexts.fifty().indexOf(text) + 1) + ".25";
    }

    private static ReconcileSettings withTexts(ReconcileSettings settings, String text) {
        ImportSettings usual = settings.payrollImport();
        Map<Lane, LaneText> lanes = new HashMap<>();
        Arrays.stream(Lane.values()).forEach(lane -> lanes.put(lane, new LaneText(text, text, text)));
        Map<Lane, LaneText> one = new HashMap<>(lanes);
        one.replaceAll((lane, words) -> lane == Lane.EMPLOYEE ? words : new LaneText(null, "", ""));
        ImportSettings nasty = new ImportSettings(
                Collections.unmodifiableMap(one),
                usual.layout(),
                usual.secondImport(),
                usual.zeroRows(),
                usual.minus(),
                usual.countries(),
                usual.employers(),
                usual.country());
        return new ReconcileSettings(
                settings.name(),
                settings.timetable(),
                settings.register(),
                settings.maxRejectShare(),
                settings.toleranceMinorUnits(),
                settings.reliefSign(),
                nasty);
    }
}
