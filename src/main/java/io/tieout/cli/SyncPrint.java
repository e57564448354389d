package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.RunOutcome;
import io.tieout.contribution.CoverCosts;
import io.tieout.jobfile.PlanApproval;
import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.roster.PlanAction;
import io.tieout.roster.PlannedChange;
import io.tieout.roster.SyncReport;
import io.tieout.roster.SyncReports;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a roster sync tells the person who started it. */
final class SyncPrint {

    /** Rows of a plan that are printed; a first sync has one for everybody. */
    private static final int MOST_ROWS = 200;

    private static final int MOST_WARNINGS = 20;

    private SyncPrint() {}

    static ExitCode print(Session session, RunOutcome outcome, RosterSyncInputs inputs, String options) {
        boolean dryRun = inputs.dryRun();
        if (outcome.status().equals("STOPPED")) {
            return Failures.stopped(outcome.run());
        }
        if (outcome.failure() != null) {
            return Failures.report(outcome.failure());
        }
        SyncReports reports = session.get(SyncReports.class);
        LeaveCost costs = new LeaveCost(session.get(CoverCosts.class));
        SyncReport report = reports.of(outcome.run().id());
        int plan = outcome.run().number();
        Out.result("Roster sync, run " + plan + (dryRun ? ": plan " + plan + ", nothing was sent" : ""));
        if (inputs.partial()) {
            Out.result("  Only the rows of " + inputs.employees() + "; nobody is missing for not being in it.");
        }
        counts(report);
        rejects("employers", report.employers());
        rejects("employees", report.employees());
        report.warnings().stream().limit(MOST_WARNINGS).forEach(warning -> Out.result("  " + warning));
        if (report.warnings().size() > MOST_WARNINGS) {
            Out.result("  ... and " + (report.warnings().size() - MOST_WARNINGS) + " more of these");
        }
        held(report);
        boolean sends = !dryRun && !report.refused();
        boolean sendsAll = sends && !byName(inputs);
        // A dry run shows every row that would change something; a real one those that it did not send.
        rows(
                reports,
                costs,
                outcome.run().id(),
                change -> !sendsAll || !change.action().isSent(),
                MOST_ROWS);
        if (sends && !sendsAll) {
            Out.result("  Of these only the rows of the people who were released by name were sent.");
            if (report.heldBack() > 0) {
                Out.result(
                        "  The " + report.heldBack() + " others who would leave, or stay after all, are held back from"
                                + " now on, until they are released too or their row has another leave date.");
            }
        }
        renumbered(report.employees().planned(PlanAction.RENUMBERED));
        GuardPrint.findings(report);
        if (report.refused()) {
            GuardPrint.next(reports, report, inputs, options, plan);
        } else if (sends) {
            SentPrint.print(reports, report, inputs.out());
        }
        return report.exitCode();
    }

    private static void renumbered(long people) {
        if (people > 0) {
            Out.result(
                    "  " + people + " of the file are at Kota under another ref, with the same tax id and birth date;"
                            + " nothing is sent for them.");
            Out.result("  If payroll gave them new refs, the same command with --rekey gives these to their records;"
                    + " if not, mend the file.");
        }
    }

    private static boolean byName(RosterSyncInputs inputs) {
        PlanApproval approval = inputs.approval();
        return approval != null && !approval.refs().isEmpty();
    }

    static void counts(SyncReport report) {
        Table table = new Table(
                "",
                ">rows",
                ">create",
                ">adopt",
                ">update",
                ">re-key",
                ">salary",
                ">none",
                ">offboard",
                ">cancel",
                ">cannot",
                ">moved",
                ">missing",
                ">past leaver",
                ">refused");
        count(table, "employers", report.employers());
        count(table, "employees", report.employees());
        table.print();
    }

    private static void count(Table table, String name, SyncReport.Side side) {
        table.row(
                name,
                side.rows(),
                side.planned(PlanAction.CREATE),
                side.planned(PlanAction.ADOPT),
                side.planned(PlanAction.UPDATE),
                side.planned(PlanAction.REKEY) + side.planned(PlanAction.RENUMBERED),
                side.planned(PlanAction.SALARY),
                side.planned(PlanAction.NONE),
                side.planned(PlanAction.OFFBOARD),
                side.planned(PlanAction.CANCEL_OFFBOARD),
                side.planned(PlanAction.CANNOT),
                side.planned(PlanAction.MOVED),
                side.planned(PlanAction.MISSING),
                side.planned(PlanAction.PAST_LEAVER),
                side.refused());
    }

    static void held(SyncReport report) {
        long held = report.employees().planned(PlanAction.HELD);
        if (held > 0) {
            Out.result("  " + held + " people are held back: others of their plan were released by name, and they were"
                    + " not. They wait for another leave date in their row, or for \"--apply PLAN --release REF\" with a"
                    + " plan that \"sync --dry-run\" makes.");
        }
    }

    private static void rejects(String name, SyncReport.Side side) {
        if (side.rejects() != null) {
            Out.result(
                    "  " + side.refused() + " of the " + name + " rows were refused: mend them in " + side.rejects());
        }
    }

    static void rows(SyncReports reports, LeaveCost costs, long run, Predicate<PlannedChange> which, int most) {
        Table table = new Table("action", "employer", "employee", ">line", "changes", "why");
        AtomicLong left = new AtomicLong();
        reports.planned(run, change -> {
            if (!which.test(change) || left.incrementAndGet() > most) {
                return;
            }
            table.row(
                    change.action(),
                    change.employerRef(),
                    change.employeeRef(),
                    change.line() == null ? "" : change.line(),
                    change.groups(),
                    why(change, costs));
        });
        if (!table.isEmpty()) {
            Out.result("");
            table.print();
        }
        if (left.get() > most) {
            Out.result("  ... and " + (left.get() - most) + " rows more");
        }
    }

    private static String why(PlannedChange change, LeaveCost costs) {
        String nights = change.nights() == null ? "" : "night " + change.nights();
        return String.join(
                "; ",
                Stream.of(change.reason(), nights, costs.of(change))
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
