package io.tieout.cli;

import io.tieout.roster.SyncReport;
import io.tieout.roster.SyncReports;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What came of the calls of a roster sync. */
final class SentPrint {

    /** Leavers that are named; the file names all. */
    private static final int MOST_LEAVERS = 20;

    private SentPrint() {}

    /** @param out where the run's files are */
    static void print(SyncReports reports, SyncReport report, Path out) {
        Out.result("");
        Out.result("  " + sent(report.employers(), report.employees()));
        Table failed = new Table("not landed", "employer", "employee", "fields", "why");
        reports.failed(
                report.run(),
                change -> failed.row(
                        change.outcome().toLowerCase(Locale.ROOT).replace('_', ' '),
                        change.employerRef(),
                        change.employeeRef(),
                        change.fields(),
                        change.detail()));
        if (!failed.isEmpty()) {
            failed.print();
        }
        leavers(reports, report.run(), out);
    }

    private static String sent(SyncReport.Side employers, SyncReport.Side employees) {
        if (employers.landed() + employees.landed() > 0) {
            return "Sent: " + words(employers, "employer") + "; " + words(employees, "employee");
        }
        long tried = employers.failed() + employees.failed() + employees.leavesRefused();
        return tried == 0
                ? "Nothing had to be sent: whoever can be is known to Kota already, nobody was created twice."
                : "Kota holds nothing new: " + tried + (tried == 1 ? " change" : " changes")
                        + " did not land, and the rows say why.";
    }

    private static void leavers(SyncReports reports, long run, Path out) {
        Table table = new Table("leaving", "employer", "employee", "date");
        AtomicLong count = new AtomicLong();
        reports.leavers(run, one -> {
            if (count.incrementAndGet() <= MOST_LEAVERS) {
                table.row(
                        one.stays() ? "cancelled" : "offboarded",
                        one.employerRef(),
                        one.employeeRef(),
                        (one.stays() ? "was to leave on " : "last day ") + one.lastDay());
            }
        });
        if (!table.isEmpty()) {
            Out.result("");
            table.print();
        }
        if (count.get() > MOST_LEAVERS) {
            Out.result("  ... and " + (count.get() - MOST_LEAVERS) + " more, see " + out.resolve("leavers.csv"));
        }
    }

    private static String words(SyncReport.Side side, String one) {
        return side.created() + " " + one + "s created, " + side.adopted() + " adopted, " + side.updated() + " updated"
                + (side.rekeyed() == 0 ? "" : ", " + side.rekeyed() + " given their new refs")
                + (side.salaries() == 0 ? "" : ", " + side.salaries() + " salaries sent")
                + (side.offboarded() == 0 ? "" : ", " + side.offboarded() + " offboarded")
                + (side.cancelled() == 0 ? "" : ", " + side.cancelled() + " offboardings cancelled");
    }
}
