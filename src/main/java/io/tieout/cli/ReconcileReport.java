package io.tieout.cli;

import io.tieout.batch.ExitCode;
import io.tieout.batch.RunOutcome;
import io.tieout.batch.Runs;
import io.tieout.export.ExportedFiles;
import io.tieout.export.Exports;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.ReconciliationSummaries;
import io.tieout.reconciliation.ReconciliationSummary;
import io.tieout.reconciliation.RegisterSummary;
import io.tieout.reconciliation.Status;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a reconciliation tells the person who started it. */
final class ReconcileReport {

    /** With more employers than this, only those that need people are listed one by one. */
    private static final int EMPLOYERS_LISTED = 40;

    private final RunOutcome outcome;
    private final ReconciliationSummaries summaries;
    private final Exports exports;
    private final Runs runs;
    private final boolean again;

    private ReconcileReport(Session session, RunOutcome outcome, boolean again) {
        this.outcome = outcome;
        this.summaries = session.get(ReconciliationSummaries.class);
        this.exports = session.get(Exports.class);
        this.runs = session.get(Runs.class);
        this.again = again;
    }

    /** Prints what came out and says how the command ends. */
    static ExitCode print(Session session, RunOutcome outcome, boolean again) {
        return new ReconcileReport(session, outcome, again).print();
    }

    private ExitCode print() {
        if (outcome.status().equals("STOPPED")) {
            return Failures.stopped(outcome.run());
        }
        long run = outcome.run().id();
        List<ExportedFiles> files = exports.of(run);
        ExitCode failed = outcome.failure() == null ? ExitCode.DONE : Failures.report(outcome.failure());
        if (failed != ExitCode.DONE && files.isEmpty()) {
            return failed;
        }
        Out.result("Reconciliation of " + outcome.run().period() + ", run "
                + outcome.run().number());
        summaries.registers(run).forEach(ReconcileReport::register);
        Map<String, ReconciliationSummary> settled = new HashMap<>();
        for (ExportedFiles file : files) {
            summaries.of(run, file.employerRef()).ifPresent(summary -> settled.put(file.employerRef(), summary));
        }
        employers(files, settled);
        sources(run, files, settled);
        boolean peopleNeeded = instructions(files) | people(run, files);
        return failed != ExitCode.DONE ? failed : peopleNeeded ? ExitCode.PEOPLE_NEEDED : ExitCode.DONE;
    }

    private static void register(RegisterSummary register) {
        Out.result("  " + register.name() + ": " + register.accepted() + " rows taken"
                + (register.otherPeriods() > 0 ? ", " + register.otherPeriods() + " of other periods left out" : "")
                + (register.refused() > 0 ? ", " + register.refused() + " refused, see " + register.rejects() : ""));
        Map<String, Long> unmapped = new TreeMap<>();
        for (RegisterSummary.Element element : register.elements()) {
            if (element.meaning().equals("unmapped")) {
                unmapped.merge(element.payElement(), element.rows(), Long::sum);
            }
        }
        unmapped.forEach((element, rows) -> Out.result("    pay element " + element + ": " + rows
                + " rows left out, because the job file gives it no meaning (pay-elements)"));
    }

    private void employers(List<ExportedFiles> files, Map<String, ReconciliationSummary> settled) {
        Table table = new Table(
                "employer", "portion", "", ">charged", ">withheld", ">variance", ">closing", "rows by status");
        boolean many = files.size() > EMPLOYERS_LISTED;
        for (ExportedFiles file : files) {
            ReconciliationSummary summary = settled.get(file.employerRef());
            if (summary == null || many && summary.rowsThatNeedPerson() == 0) {
                continue;
            }
            String employer = file.employerRef();
            String statuses = statuses(summary.rowsByStatus());
            for (ReconciliationSummary.Total total : summary.totals()) {
                table.row(
                        employer,
                        total.portion().word(),
                        total.currency(),
                        money(total.charged(), total.currency()),
                        money(total.withheld(), total.currency()),
                        money(total.variance(), total.currency()),
                        money(total.closing(), total.currency()),
                        statuses);
                employer = "";
                statuses = "";
            }
        }
        if (many) {
            Out.result("  " + files.size() + " employers; below only those that need people");
        }
        if (!table.isEmpty()) {
            Out.result("");
            table.print();
        }
    }

    /** Where the withheld side came from when it is not one of this command's files, and what to run again. */
    private void sources(long run, List<ExportedFiles> files, Map<String, ReconciliationSummary> settled) {
        for (ExportedFiles file : files.subList(0, Math.min(files.size(), EMPLOYERS_LISTED))) {
            ReconciliationSummary summary = settled.get(file.employerRef());
            if (summary == null) {
                continue;
            }
            if (summary.registerRun() == null) {
                Out.result("  " + file.employerRef() + ": no register of "
                        + outcome.run().period()
                        + " was ever loaded, so nothing is compared; give --register when payroll has run");
            } else if (summary.registerRun() != run) {
                Out.result("  " + file.employerRef() + ": compared with the register that run "
                        + runs.byId(summary.registerRun()).number() + " loaded");
            }
        }
        for (String period : summaries.stalePeriods(run)) {
            Out.result("  " + period + " must be run again: its opening balances have changed");
        }
    }

    /** @return whether a file went out that must not be imported without a second look */
    private boolean instructions(List<ExportedFiles> files) {
        Out.result("");
        boolean twice = false;
        for (ExportedFiles file : files) {
            if (file.alreadyInstructedIn() != null) {
                Out.result("  " + file.employerRef() + ": already instructed in run " + file.alreadyInstructedIn()
                        + ", do not import again");
                twice = true;
            }
            if (file.importNote() != null) {
                Out.result("  " + file.employerRef() + ": the payroll import: " + file.importNote());
            }
        }
        long drafts = files.stream().filter(ExportedFiles::draft).count();
        if (drafts > 0) {
            Out.result("  Kota's report is still open for " + drafts + (drafts == 1 ? " employer" : " employers")
                    + ": the payroll import is a draft, its figures may change");
        }
        Path workbook = files.stream()
                .map(ExportedFiles::workbook)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (workbook != null) {
            for (ExportedFiles file : files.subList(0, Math.min(files.size(), EMPLOYERS_LISTED))) {
                Out.result("  " + file.employerRef() + ": "
                        + shown(file.workbook() == null ? file.folder() : file.workbook()));
            }
            Out.result("  All employers: " + shown(exports.portfolio(files.get(0))));
        }
        return twice && !again;
    }

    private boolean people(long run, List<ExportedFiles> files) {
        boolean look = false;
        for (ExportedFiles file : files) {
            if (file.review() != null) {
                Out.result("  " + file.employerRef() + " needs a review before its figures are used: " + file.review());
                look = true;
            }
            if (file.peopleLeftOut() > 0) {
                Out.result("  " + file.employerRef() + ": " + file.peopleLeftOut()
                        + " people in Kota's report are in no roster; the payroll import leaves them out");
                look = true;
            }
        }
        long refused = summaries.registers(run).stream()
                .mapToLong(RegisterSummary::refused)
                .sum();
        long rows = summaries.needPerson(run) - refused;
        if (rows > 0) {
            Out.result("  " + rows + (rows == 1 ? " row needs" : " rows need")
                    + " a person: breaks.csv beside each workbook says who and why");
        }
        return look || rows > 0 || refused > 0;
    }

    private static String statuses(Map<Status, Long> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach((status, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(status));
        return text.toString();
    }

    private static String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? "-" : Amounts.plain(amount, currency);
    }

    /** As short as it can be typed from here. */
    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }
}
