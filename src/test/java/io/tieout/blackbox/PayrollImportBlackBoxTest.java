package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.OutFolder;
import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file in the layout of a payroll software, from the command line to the last byte. */
class PayrollImportBlackBoxTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Path SAGE =
            Path.of("jobs/payroll-imports/sage-ireland.yml").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void payrollGetsItsLayoutAndVerifyFindsAByteThatChanged() throws Exception {
        RosterFiles.write(folder, People.generate(23, 20, 1));
        try (StandIn kota = new StandIn(folder);
                Tieout tieout = new Tieout(folder.resolve("office"))
                        .against(kota.url(), StandIn.KEY)
                        .on(Databases.empty())) {
            tieout.sync(folder).ended(0, 3);
            tieout.run("reconcile", "--period", OCTOBER.toString(), "--job", SAGE.toString())
                    .ended(0, 3);
            Path run = OutFolder.latestRuns(tieout.out(), OCTOBER)
                    .values()
                    .iterator()
                    .next();
            Path file = importFile(run);

            Map<String, BigDecimal> told = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                assertThat(line).matches("D,[^,]+,(10|11),,,-?[0-9]+\\.[0-9]{2}");
                String[] cells = line.split(",");
                told.merge(cells[1], new BigDecimal(cells[5]), BigDecimal::add);
            }
            assertThat(told).isEqualTo(charged(run));
            assertThat(told).hasSizeGreaterThan(5);

            tieout.run("verify", tieout.out().toString()).ended(0).says("all as they were written");

            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 3] ^= 1;
            Files.write(file, bytes);
            tieout.run("verify", tieout.out().toString())
                    .ended(3)
                    .says(file.getFileName() + " was changed since it was written (same size, other content)");
            tieout.run("verify", folder.resolve("nowhere").toString()).ended(2).says("there is no such folder");
        }
    }

    /** What the employees were charged, as the reconciliation beside it has it. */
    private static Map<String, BigDecimal> charged(Path run) throws Exception {
        Map<String, BigDecimal> charged = new TreeMap<>();
        for (Map<String, String> row : OutFolder.reconciliation(run).orElseThrow()) {
            BigDecimal amount = new BigDecimal(row.get("charged"));
            if (row.get("portion").equals("employee") && amount.signum() != 0) {
                charged.merge(row.get("employee_ref"), amount, BigDecimal::add);
            }
        }
        return charged;
    }

    private static Path importFile(Path run) throws Exception {
        try (Stream<Path> files = Files.list(run)) {
            List<Path> found = files.filter(
                            path -> path.getFileName().toString().startsWith("payroll-import"))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
