package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.Csv;
import io.tieout.oracle.OutFolder;
import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A period is signed by two, refused afterwards, opened again with a reason, and the bridge tells what changed. */
@Tag("slow")
class SignOffBlackBoxTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Pattern EMPLOYEE_LANE = Pattern.compile(
            "(?m)^ +(?:employee +[A-Z]{3} +)?(as signed|the register was replaced|now) .* (-?[0-9.]+)$");

    @TempDir
    Path folder;

    /** Where the employer's runs have their folders. */
    private Path home;

    @Test
    void whatTwoSignedStaysAndTheBridgeFootsToTheCent() throws Exception {
        RosterFiles.write(folder, People.generate(23, 30, 2));
        try (StandIn kota = new StandIn(folder);
                Tieout tieout = new Tieout(folder.resolve("office"))
                        .against(kota.url(), StandIn.KEY)
                        .on(Databases.empty())) {
            tieout.sync(folder).ended(0, 3);
            tieout.run(Tieout.reconcileCommand(OCTOBER)).ended(0, 3);
            String employer = OutFolder.latestRuns(tieout.out(), OCTOBER).keySet().stream()
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            // Payroll took exactly what was charged.
            Path register = register(tieout, "register.csv", BigDecimal.ZERO);
            tieout.run(Tieout.reconcileCommand(OCTOBER, register)).ended(0, 3);

            sign(tieout, employer, "ann").ended(0).says("a second account has to sign");
            sign(tieout, employer, "Ann").ended(4).says("somebody else");
            home = OutFolder.latestRuns(tieout.out(), OCTOBER).get(employer).getParent();
            Path signedTxt = home.resolve("signed.txt");
            assertThat(signedTxt).doesNotExist();
            sign(tieout, employer, "ben").ended(0).says("Signed off by ann and ben");
            assertThat(signedTxt).hasContent("2");
            tieout.run("runs").ended(0).says(employer, "ann", "ben");
            Map<String, String> signed = CsvFiles.of(run(2));

            // Somebody corrects the register by 10.00 and runs the period again.
            Path corrected = register(tieout, "corrected.csv", new BigDecimal("10.00"));
            List<String> again = new ArrayList<>(List.of(Tieout.reconcileCommand(OCTOBER, corrected)));
            again.addAll(List.of("--employer", employer));
            tieout.run(again.toArray(String[]::new)).ended(4).says(employer + " is signed off for 2026-10", "--reopen");
            assertThat(run(3)).doesNotExist();
            tieout.run(Tieout.reconcileCommand(OCTOBER, corrected))
                    .ended(4)
                    .says(employer + ": signed off (run 2, by ann and ben) and left as it is");
            assertThat(run(3)).doesNotExist();
            try (Stream<Path> all = Files.walk(tieout.out().resolve("2026-10"), 2)) {
                assertThat(all.filter(path -> path.endsWith("run-3")))
                        .as("the other employer went on")
                        .hasSize(1);
            }

            again.addAll(List.of("--reopen", "the register was corrected", "--as", "ann"));
            tieout.run(again.toArray(String[]::new)).ended(0, 3);
            assertThat(run(4)).exists();
            assertThat(signedTxt).hasContent("2");
            assertThat(CsvFiles.of(run(2))).isEqualTo(signed);

            Child.Result bridge = tieout.run("bridge", "--period", "2026-10", "--employer", employer)
                    .ended(0)
                    .says("signed off in run 2 by ann and ben, now as of run 4")
                    .says("Opened again in run 4 by ann", "the register was corrected");
            assertThat(bridge.output()).doesNotContain("DOES NOT FOOT");
            assertThat(closings(bridge.output())).containsExactly("0.00", "-10.00", "-10.00");

            // What two signed is carried on until the new run is signed as well.
            tieout.run("balances", "--employer", employer, "--people").ended(0).says("No balance is open");
            sign(tieout, employer, "ann").ended(0);
            sign(tieout, employer, "ben").ended(0);
            assertThat(signedTxt).hasContent("4");
            tieout.run("balances", "--employer", employer, "--people").ended(0).says("-10.00");
        }
    }

    private static Child.Result sign(Tieout tieout, String employer, String as) throws Exception {
        return tieout.run("sign", "--period", "2026-10", "--employer", employer, "--as", as);
    }

    private Path run(int number) {
        return home.resolve("run-" + number);
    }

    /** What the first run's files say was charged, taken as it stands, and the first row of each employer so much more. */
    private Path register(Tieout tieout, String name, BigDecimal more) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (Stream<Path> employers = Files.list(tieout.out().resolve("2026-10"))) {
            for (Path employer : employers.filter(Files::isDirectory).sorted().toList()) {
                BigDecimal extra = more;
                for (Map<String, String> row :
                        Csv.read(employer.resolve("run-1").resolve("reconciliation.csv"))) {
                    boolean employee = row.get("portion").equals("employee");
                    BigDecimal amount = new BigDecimal(row.get("charged")).add(employee ? extra : BigDecimal.ZERO);
                    extra = employee ? BigDecimal.ZERO : extra;
                    rows.add(List.of(
                            row.get("employee_ref"),
                            row.get("employer_ref"),
                            "2026-10-28",
                            "2026-10",
                            "main",
                            employee ? "EE_HEALTH" : "ER_HEALTH",
                            amount.toPlainString(),
                            row.get("currency")));
                }
            }
        }
        Path file = folder.resolve(name);
        Csv.write(file, Registers.HEADER, rows);
        return file;
    }

    /** The closing balances of the first lane's rows that the bridge prints, from signed to now. */
    private static List<String> closings(String output) {
        List<String> closings = new ArrayList<>();
        Matcher row = EMPLOYEE_LANE.matcher(output);
        while (row.find() && closings.size() < 3) {
            closings.add(row.group(2));
        }
        return closings;
    }
}
