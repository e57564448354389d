package io.tieout.contribution;

import io.tieout.database.Numbering;
import io.tieout.kota.Contribution;
import io.tieout.kota.ContributionReport;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.kota.Page;
import org.jspecify.annotations.Nullable;

/**
 * One try at reading one report from its first page to its last.
 *
 * <p>An open report may change while it is read: the list is newest first, so rows shift between
 * pages. The try counts only if nothing moved (see {@link #whyUnstable}).
 */
final class ReportReading {

    /** After so many tries a report that will not stand still fails its employer. */
    static final int MOST_TRIES = 5;

    final EmployerReading employer;
    final ContributionReport report;
    final int tryNumber;
    /** Row of the table pull; given by the writer. */
    long pullId;

    /** Of its lines; given their numbers by the writer. */
    final Numbering<ContributionKind> kinds = new Numbering<>();

    int pagesAsked;
    int pagesLeft;
    int breakdowns;
    private @Nullable Long totalCount;
    private boolean totalMoved;
    private boolean usual = true;
    private final EntryIds people = new EntryIds();
    private final EntryIds entries = new EntryIds();

    ReportReading(EmployerReading employer, ContributionReport report, int tryNumber) {
        this.employer = employer;
        this.report = report;
        this.tryNumber = tryNumber;
    }

    void take(Page<EmployeeBreakdown> page) {
        Long total = page.total_count();
        if (total != null) {
            totalMoved |= totalCount != null && !totalCount.equals(total);
            totalCount = total;
        }
        for (EmployeeBreakdown breakdown : page.items()) {
            breakdowns++;
            people.add(breakdown.employee_id());
            usual &= UsualFigures.of(breakdown);
            for (Contribution line : breakdown.health_insurance().employer_contributions()) {
                entries.add(line.id());
            }
            for (Contribution line : breakdown.health_insurance().employee_contributions()) {
                entries.add(line.id());
            }
        }
    }

    /** Whether the figures of all pages that came so far are as nearly all are. */
    boolean usual() {
        return usual;
    }

    /** Lines of the pages that came so far. */
    int lines() {
        return entries.count();
    }

    /** How many pages there are in all, by what this first page says; the last one may still ask for more. */
    int pagesBy(Page<EmployeeBreakdown> first) {
        int size = first.items().size();
        Long total = first.total_count();
        if (size == 0) {
            return 1;
        }
        if (total == null) {
            return Boolean.TRUE.equals(first.has_next_page()) ? 2 : 1;
        }
        return Math.toIntExact((total + size - 1) / size);
    }

    /** Null when the try counts, else what moved, in words. @param after the report, read again at the end */
    @Nullable
    String whyUnstable(ContributionReport after) {
        if (!report.last_updated_at().equals(after.last_updated_at())
                || !report.status().equals(after.status())) {
            return "it was updated while it was read";
        }
        if (totalMoved) {
            return "its number of people changed while it was read";
        }
        if (totalCount != null && totalCount != breakdowns) {
            return "it announced " + totalCount + " people and its pages held " + breakdowns;
        }
        if (people.holdDuplicate()) {
            return "a person stood on two of its pages";
        }
        if (entries.holdDuplicate()) {
            return "a line stood in it twice";
        }
        return null;
    }
}
