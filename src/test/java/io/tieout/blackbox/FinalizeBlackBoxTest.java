package io.tieout.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.oracle.OutFolder;
import io.tieout.oracle.People;
import io.tieout.oracle.RosterFiles;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed period is made final from the command line: refused, confirmed, done once, and told to be done. */
@Tag("slow")
class FinalizeBlackBoxTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @TempDir
    Path folder;

    private Databases.Database database;

    @Test
    void onlyWhatTwoSignedIsMadeFinalAndOnlyOnce() throws Exception {
        RosterFiles.write(folder, People.generate(29, 30, 3));
        database = Databases.empty();
        try (Opened opened = new Opened()) {
            StandIn kota = opened.add(new StandIn(folder));
            Tieout tieout = opened.add(new Tieout(folder.resolve("office"))
                    .against(kota.url(), StandIn.KEY)
                    .on(database));
            tieout.sync(folder).ended(0, 3);
            tieout.run(Tieout.reconcileCommand(OCTOBER)).ended(0, 3);
            List<String> employers = OutFolder.latestRuns(tieout.out(), OCTOBER).keySet().stream()
                    .sorted()
                    .toList();
            String good = employers.get(0);
            String moved = employers.get(1);

            finish(tieout, good).ended(4).says("is not signed off", "two accounts");
            for (String employer : List.of(good, moved)) {
                for (String account : List.of("ann", "ben")) {
                    tieout.run("sign", "--period", "2026-10", "--employer", employer, "--as", account)
                            .ended(0);
                }
            }
            finish(tieout, good).ended(2).says("no terminal to ask at", good + " 2026-10");
            finish(tieout, good, "--confirm", "yes").ended(2).says("nothing was made final");
            assertThat(statusOf(kota, good)).isEqualTo("open");

            // The answer is lost after the work was done.
            kota.fault("drop_after", "POST", "/contribution_reports", 1);
            finish(tieout, good, "--confirm", good + " 2026-10")
                    .ended(0)
                    .says(good + " is final at Kota for 2026-10, as run 1 was signed");
            assertThat(statusOf(kota, good)).isEqualTo("finalized");
            finish(tieout, good, "--confirm", "whatever").ended(0).says("is final at Kota for 2026-10 already");

            kota.advance(Duration.ofMinutes(1));
            kota.post("/_sandbox/contribution_reports/" + report(moved) + "/change", "{}");
            Child.Result refused = finish(tieout, moved, "--confirm", moved + " 2026-10")
                    .ended(4)
                    .says("1 line differs", "added", "Kota charges otherwise than run 1");
            assertThat(refused.output()).doesNotContain("is final at Kota");
            assertThat(statusOf(kota, moved)).isEqualTo("open");

            // Somebody else makes it final all the same: too late to refuse, so it is told.
            kota.post("/contribution_reports/" + report(moved) + "/finalize", "");
            tieout.run("events").ended(3).says("A late change: " + moved + " for 2026-10, 1 line differs");
            finish(tieout, moved).ended(3).says("A late change", "added");
            tieout.run("pulls", "--period", "2026-10", "--employer", moved)
                    .ended(0)
                    .says("finalize ");
        }
    }

    private static Child.Result finish(Tieout tieout, String employer, String... more) throws Exception {
        String[] command = new String[5 + more.length];
        System.arraycopy(new String[] {"finalize", "--period", "2026-10", "--employer", employer}, 0, command, 0, 5);
        System.arraycopy(more, 0, command, 5, more.length);
        return tieout.run(command);
    }

    private String report(String employer) throws Exception {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.prepareStatement("select max(report_id) from pull where employer_ref = ?")) {
            statement.setString(1, employer);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private String statusOf(StandIn kota, String employer) throws Exception {
        return kota.get("/contribution_reports/" + report(employer)).contains("\"status\":\"finalized\"")
                ? "finalized"
                : "open";
    }
}
