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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A break is worked off by people: accepted with a reason, and its balance written off. */
@Tag("slow")
class BreaksBlackBoxTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @TempDir
    Path folder;

    @Test
    void anAcceptedBreakAsksForNobodyAndItsBalanceGoesOnlyByAWriteOff() throws Exception {
        RosterFiles.write(folder, People.generate(23, 20, 1));
        try (StandIn kota = new StandIn(folder);
                Tieout tieout = new Tieout(folder.resolve("office"))
                        .against(kota.url(), StandIn.KEY)
                        .on(Databases.empty())) {
            tieout.sync(folder).ended(0, 3);
            tieout.run(Tieout.reconcileCommand(OCTOBER)).ended(0, 3);
            Path run = OutFolder.latestRuns(tieout.out(), OCTOBER)
                    .values()
                    .iterator()
                    .next();
            List<Map<String, String>> charged = Csv.read(run.resolve("reconciliation.csv"));
            Map<String, String> broken = charged.stream()
                    .filter(row -> row.get("portion").equals("employee"))
                    .findFirst()
                    .orElseThrow();
            Path register = register(charged, broken);
            String who = broken.get("employee_ref");
            String[] again = Tieout.reconcileCommand(OCTOBER, register);
            tieout.run(again).ended(3).says("1 row needs a person");
            tieout.run("breaks", "--period", "2026-10").ended(3).says(who, "12.34", "BREAK", "1 row waits");

            tieout.run("accept", who, "--period", "2026-10", "--as", "ann").ended(2);
            tieout.run("accept", who, "--period", "2026-10", "--as", "ann", "--reason", "paid out of petty cash")
                    .ended(0)
                    .says("BREAK, 12.34 at stake", "accepted by ann");
            tieout.run("accept", who, "--period", "2026-10", "--as", "ben", "--reason", "me too")
                    .ended(2)
                    .says("waits for a person");
            tieout.run("breaks", "--period", "2026-10").ended(0).says("0 rows wait", "1 accepted");
            Child.Result accepted = tieout.run(again).ended(0);
            assertThat(accepted.output()).contains("1 BREAK").doesNotContain("needs a person");
            Path second = OutFolder.latestRuns(tieout.out(), OCTOBER)
                    .values()
                    .iterator()
                    .next();
            assertThat(Files.readString(second.resolve("breaks.csv")))
                    .contains(who, "accepted by ann")
                    .contains("paid out of petty cash");

            tieout.run("balances", "--people").ended(0).says(who, "-12.34");
            tieout.run("write-off", who, "--period", "2026-10", "--as", "ben", "--amount", "13", "--reason", "small")
                    .ended(2)
                    .says("-12.34");
            tieout.run("write-off", who, "--period", "2026-10", "--as", "ben", "--reason", "too small to follow")
                    .ended(0)
                    .says("12.34 written off by ben", "open now: 0.00");
            tieout.run("balances", "--people").ended(0).says("No balance is open");
            tieout.run("story", who, "--year", "2026").ended(0).says("written off after it", "12.34");
        }
    }

    /** Everything that was charged, taken as it stands, and 12.34 more of one person. */
    private Path register(List<Map<String, String>> charged, Map<String, String> broken) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, String> row : charged) {
            BigDecimal amount =
                    new BigDecimal(row.get("charged")).add(row == broken ? new BigDecimal("12.34") : BigDecimal.ZERO);
            rows.add(List.of(
                    row.get("employee_ref"),
                    row.get("employer_ref"),
                    "2026-10-28",
                    "2026-10",
                    "main",
                    row.get("portion").equals("employee") ? "EE_HEALTH" : "ER_HEALTH",
                    amount.toPlainString(),
                    row.get("currency")));
        }
        Path file = folder.resolve("register.csv");
        Csv.write(file, Registers.HEADER, rows);
        return file;
    }
}
