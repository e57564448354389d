package io.tieout.cli;

import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.roster.SyncReport;
import io.tieout.roster.SyncReports;
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

    /**
     * @param options as they were typed, beside files and plan
     * @param plan the number of the plan that was just made
     */
    static void next(SyncReports reports, SyncReport report, RosterSyncInputs inputs, String options, int plan) {
        String command = "sync"
                + (inputs.employers() == null ? "" : " --employers " + quoted(inputs.employers()))
                + (inputs.partial() ? " --partial " : " --employees ") + quoted(inputs.employees())
                + options + " --apply " + plan;
        Out.result("");
        Out.result("NOTHING WAS SENT.");
        if (report.stale().isEmpty()) {
            Out.result("Mend the file and run the same command again. If it is right as it is, this sends all of plan "
                    + plan + ":");
        } else {
            Out.result("The files or Kota changed since. This is plan " + plan + " now"
                    + (report.trips().isEmpty() ? "" : ", and a guard stops it") + "; look at it, then send it with:");
        }
        if (report.trips().isEmpty()) {
            Out.result("  " + command);
        } else {
            Out.result("  " + command + " --release all");
        }
        List<String> named = named(reports, report, inputs);
        if (!named.isEmpty()) {
            Out.result("or, as before, only the rows of those who were named and still have one:");
            Out.result("  " + command + " --release " + String.join(" ", named));
        } else if (!report.trips().isEmpty()) {
            Out.result("and this sends the rows of some people only, and holds back the others:");
            Out.result("  " + command + " --release REF REF");
        }
    }

    private static List<String> named(SyncReports reports, SyncReport report, RosterSyncInputs inputs) {
        PlanApproval approval = inputs.approval();
        return approval == null ? List.of() : reports.named(report.run(), approval);
    }

    static String quoted(Path file) {
        String path = file.toString();
        return path.matches("[\\w./:@%+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
