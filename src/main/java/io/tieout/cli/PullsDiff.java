package io.tieout.cli;

import io.tieout.contribution.LineChange;
import io.tieout.contribution.PullVersion;
import io.tieout.contribution.PullVersions;
import io.tieout.money.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What changed between the last two readings of each report, line by line and in sum. */
final class PullsDiff {

    /** Lines beyond this are counted and summed, not shown: nobody reads ten thousand lines on a screen. */
    private static final int SHOWN = 200;

    private final Table table =
            new Table("", "person", "portion", "", ">before", ">now", ">difference", "cover", "line", "what");
    private final Map<String, BigDecimal> sums = new TreeMap<>();
    private int changes;

    private PullsDiff() {}

    /** @param versions by report, the newest first */
    static void print(PullVersions pulls, List<PullVersion> versions) {
        Map<String, List<PullVersion>> reports = new LinkedHashMap<>();
        versions.forEach(version -> reports.computeIfAbsent(version.reportId(), report -> new ArrayList<>())
                .add(version));
        for (List<PullVersion> report : reports.values()) {
            PullVersion newest = report.get(0);
            String name = newest.employerRef() + ", report " + newest.reportId();
            if (report.size() == 1) {
                Out.result(name + ": read once, nothing to compare it with");
                continue;
            }
            PullVersion before = report.get(1);
            PullsDiff diff = new PullsDiff();
            pulls.forEachChange(before, newest, diff::add);
            diff.print(name + ": version " + newest.version() + " (run " + newest.runWords() + ", "
                    + newest.reportStatus() + ") against version " + before.version() + " (run " + before.runWords()
                    + ", " + before.reportStatus() + ")");
        }
    }

    /**
     * One report as it was signed, against a fresh reading of it.
     *
     * @param signed null for a report that was not there
     * @param now null for a report that is gone
     * @return how many lines differ
     */
    static int print(PullVersions pulls, @Nullable PullVersion signed, @Nullable PullVersion now) {
        PullVersion any = now != null ? now : signed;
        if (any == null) {
            return 0;
        }
        PullsDiff diff = new PullsDiff();
        pulls.forEachChange(signed, now, diff::add);
        diff.print("Report " + any.reportId() + " as it is ("
                + (now == null ? "gone" : now.reportStatus()) + ") against "
                + (signed == null ? "nothing that was signed" : "run " + signed.runWords() + " as signed"));
        return diff.changes;
    }

    private void add(LineChange change) {
        changes++;
        sums.merge(change.portion().word() + " " + change.currency(), change.difference(), BigDecimal::add);
        if (changes <= SHOWN) {
            table.row(
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.employeeRef(),
                    change.portion().word(),
                    change.currency(),
                    money(change.before(), change.currency()),
                    money(change.after(), change.currency()),
                    money(change.difference(), change.currency()),
                    change.coverFrom() + " to " + change.coverTo(),
                    change.category() + " " + change.entryId(),
                    change.changed());
        }
    }

    private void print(String title) {
        if (changes == 0) {
            Out.result(title + ": the same lines");
            return;
        }
        Out.result(title + ": " + changes + (changes == 1 ? " line differs" : " lines differ"));
        table.print();
        if (changes > SHOWN) {
            Out.result("  ... and " + (changes - SHOWN) + " more");
        }
        sums.forEach((key, sum) -> {
            String currency = key.substring(key.indexOf(' ') + 1);
            Out.result("  " + key.substring(0, key.indexOf(' ')) + "s' portion in all: " + money(sum, currency) + " "
                    + currency);
        });
    }

    private static String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? "-" : Amounts.plain(amount, currency);
    }
}
