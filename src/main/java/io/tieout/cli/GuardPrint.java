package io.tieout.cli;

import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.roster.SyncReport;
import java.nio.file.Path;
import java.util.List;

/** Why nothing was sent, and the commands that go on from there. */
final class GuardPrint {

    /** Stale rows that are named; when a file was replaced it may be all of them. */
    private static final int MOST = 50;

    private GuardPrint() {}

    static void findings(SyncReport report) {
        section("Stopped by a guard:", report.trips());
        section("What the evidence says:", report.causes());
        section("Not what they were in the plan that was to be applied:", report.stale());
    }

    private static void section(String head, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Out.result("");
        Out.result(head);
        lines.stream().limit(MOST).forEach(line -> Out.result("  " + line));
        if (lines.size() > MOST) {
            Out.result("  ... and " + (lines.size() - MOST) + " more of these");
        }
    }

    /** @param plan the number of the plan that was just made */
    static void next(SyncReport report, RosterSyncInputs inputs, int plan) {
        String command = "sync"
                + (inputs.employers() == null ? "" : " --employers " + quoted(inputs.employers()))
                + (inputs.partial() ? " --partial " : " --employees ") + quoted(inputs.employees())
                + " --apply " + plan;
        Out.result("");
        Out.result("NOTHING WAS SENT.");
        if (!report.stale().isEmpty()) {
            Out.result(
                    "The files or Kota changed since. This is plan " + plan + " now; look at it, then send it with:");
            Out.result("  " + command);
            return;
        }
        Out.result("Mend the file and run the same command again. If it is right as it is, this sends all of plan "
                + plan + ":");
        Out.result("  " + command + " --release all");
        Out.result("and this sends the rows of some people only:");
        Out.result("  " + command + " --release REF REF");
    }

    private static String quoted(Path file) {
        String path = file.toString();
        return path.matches("[\\w./:@%+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
