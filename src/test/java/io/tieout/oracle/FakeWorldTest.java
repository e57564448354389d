package io.tieout.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The invented population is worth being judged by, and the judge sees what is wrong. */
class FakeWorldTest {

    @TempDir
    Path folder;

    private final FakeWorld world = new FakeWorld(7, 300, 5, YearMonth.of(2026, 9));

    @Test
    void everyStatusAndEveryCauseHappens() throws IOException {
        Map<YearMonth, List<Path>> registers = world.writeInputs(folder);
        List<ExpectedRow> rows = world.expected(registers).values().stream()
                .flatMap(month -> month.values().stream())
                .toList();
        assertThat(rows).extracting(ExpectedRow::status).containsAll(EnumSet.allOf(Status.class));
        for (Cause cause : Cause.values()) {
            assertThat(rows)
                    .as(cause.name())
                    .anyMatch(row -> row.causes().get(0).contains(cause + "="));
        }
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row ->
                counts.merge(row.status() + " " + row.causes().get(0).replaceAll("=-?[0-9.]+", ""), 1, Integer::sum));
        assertThat(counts).as("kinds of rows").hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void causesAndTheUnexplainedRestSumToTheVarianceAndBalancesFoot() throws IOException {
        List<ExpectedRow> rows = world.expected(world.writeInputs(folder)).values().stream()
                .flatMap(month -> month.values().stream())
                .filter(row -> row.status() != Status.INSTRUCTED)
                .toList();
        assertThat(rows).hasSizeGreaterThan(800).allSatisfy(Footing::check);
    }

    @Test
    void theJudgeAcceptsTheRightFilesAndSeesEachWrongOne() throws IOException {
        Map<YearMonth, List<Path>> registers = world.writeInputs(folder);
        Path out = folder.resolve("out");
        writeAsTheProductShould(out, registers);
        assertThat(differences(out, registers)).isEmpty();

        Path spoiled =
                OutFolder.latestRuns(out, YearMonth.of(2026, 10)).get("GB/02").resolve("reconciliation.csv");
        List<String> lines = Files.readAllLines(spoiled);
        String matched = lines.stream()
                .filter(line -> line.contains("MATCHED"))
                .findFirst()
                .orElseThrow();
        int at = lines.indexOf(matched);
        List<String> without = new ArrayList<>(lines);
        without.remove(at);
        Files.write(spoiled, without);
        assertThat(differences(out, registers)).hasSize(1).first().asString().contains("is missing");

        List<String> wrong = new ArrayList<>(lines);
        wrong.set(at, matched.replace("MATCHED", "ROUNDING"));
        Files.write(spoiled, wrong);
        assertThat(differences(out, registers)).hasSize(1).first().asString().contains("wanted MATCHED");

        List<String> twice = new ArrayList<>(lines);
        twice.add(at, matched);
        Files.write(spoiled, twice);
        assertThat(differences(out, registers)).anyMatch(said -> said.contains("two rows"));
    }

    private List<String> differences(Path out, Map<YearMonth, List<Path>> registers) throws IOException {
        return RecomputeReconciliation.differences(world.reports(), out, registers);
    }

    private void writeAsTheProductShould(Path out, Map<YearMonth, List<Path>> registers) throws IOException {
        Set<String> refs = Set.copyOf(
                world.people().stream().map(person -> person.company().ref()).toList());
        for (Map.Entry<YearMonth, SortedMap<Key, ExpectedRow>> month :
                world.expected(registers).entrySet()) {
            for (String ref : refs) {
                Path employer = out.resolve(month.getKey().toString()).resolve(ref.replace("/", "%2F"));
                List<List<String>> rows = new ArrayList<>();
                for (ExpectedRow row : month.getValue().values()) {
                    if (row.key().employer().equals(ref)) {
                        rows.add(cells(month.getKey(), row));
                    }
                }
                Csv.write(employer.resolve("run-2/reconciliation.csv"), HEADER, rows);
                Files.writeString(employer.resolve("latest.txt"), "2\n");
            }
        }
    }

    private static final List<String> HEADER = List.of(
            "employer_ref",
            "period",
            "employee_ref",
            "currency",
            "portion",
            "charged",
            "withheld",
            "variance",
            "status",
            "causes",
            "unexplained",
            "opening_balance",
            "closing_balance",
            "employer_id",
            "employee_id",
            "report_id",
            "report_status",
            "external_customer_id");

    private List<String> cells(YearMonth month, ExpectedRow row) {
        List<String> cells = new ArrayList<>(row.cells(month));
        cells.set(9, row.causes().get(0));
        String employer = row.key().employer();
        cells.add(FakeWorld.id("er_", employer, 1));
        cells.add(FakeWorld.id("ee_", employer + " " + row.key().person(), 1));
        cells.add(FakeWorld.reportId(employer, month));
        cells.add(world.status(month));
        cells.add("");
        return cells;
    }
}
