package io.tieout.contribution;

import io.tieout.kota.ContributionReport;
import io.tieout.kota.EmployeeBreakdown;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaException;
import io.tieout.kota.Page;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

/**
 * The calls of a pull, in the order in which they may be made: an employer's reports, each report's
 * first page, its other pages side by side, then the report again. A report that was read when it was finalized is
 * not read again.
 *
 * <p>Answers bring new calls. A window draws from here only as far as it reaches, so pages of one
 * big report and first pages of many small ones are in flight together, and memory stays constant.
 */
final class PullWork implements Iterator<Callable<Fetched>> {

    private final Kota kota;
    private final YearMonth period;
    private final Iterator<EmployerReading> employers;
    private final Map<String, FinalReading> finalReadings;
    private final Deque<Callable<Fetched>> ready = new ArrayDeque<>();
    private int unanswered;

    /** @param finalReadings of the period, by report */
    PullWork(
            Kota kota, YearMonth period, Iterator<EmployerReading> employers, Map<String, FinalReading> finalReadings) {
        this.kota = kota;
        this.period = period;
        this.employers = employers;
        this.finalReadings = finalReadings;
    }

    @Override
    public synchronized boolean hasNext() {
        while (ready.isEmpty() && !employers.hasNext() && unanswered > 0) {
            try {
                wait();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !ready.isEmpty() || employers.hasNext();
    }

    @Override
    public synchronized Callable<Fetched> next() {
        Callable<Fetched> next = ready.poll();
        if (next == null) {
            if (!employers.hasNext()) {
                throw new NoSuchElementException();
            }
            EmployerReading employer = employers.next();
            next = guarded(employer, () -> reports(employer));
        }
        unanswered++;
        return next;
    }

    private Fetched reports(EmployerReading employer) {
        List<ContributionReport> reports = kota.contributionReports(employer.employerId, period);
        synchronized (this) {
            for (ContributionReport report : reports) {
                ReportReading reading = new ReportReading(employer, report, 1);
                FinalReading earlier = finalReadings.get(report.id());
                if (earlier != null && earlier.holdsFor(report)) {
                    ready.add(guarded(employer, () -> new Fetched.Known(reading, earlier)));
                } else {
                    begin(reading);
                }
            }
        }
        return new Fetched.Reports(employer, reports.size());
    }

    private void begin(ReportReading reading) {
        reading.pagesAsked = 1;
        reading.pagesLeft = 1;
        ready.add(guarded(reading.employer, () -> page(reading, 1)));
    }

    private Fetched page(ReportReading reading, int number) {
        Page<EmployeeBreakdown> page = kota.employeeBreakdowns(reading.report.id(), number);
        page.items().forEach(WholeLines::check);
        synchronized (this) {
            reading.take(page);
            int pages = number == 1 ? reading.pagesBy(page) : reading.pagesAsked;
            if (number == pages && Boolean.TRUE.equals(page.has_next_page())) {
                pages++;
            }
            while (reading.pagesAsked < pages) {
                int next = ++reading.pagesAsked;
                reading.pagesLeft++;
                ready.add(guarded(reading.employer, () -> page(reading, next)));
            }
            if (--reading.pagesLeft == 0) {
                ready.add(guarded(reading.employer, () -> check(reading)));
            }
        }
        return new Fetched.People(reading, page.items());
    }

    private Fetched check(ReportReading reading) {
        ContributionReport after = kota.contributionReport(reading.report.id());
        synchronized (this) {
            String unstable = reading.whyUnstable(after);
            if (unstable == null) {
                return new Fetched.Stable(reading);
            }
            if (reading.tryNumber == ReportReading.MOST_TRIES) {
                reading.employer.failed = true;
                return new Fetched.Failed(
                        reading.employer,
                        "report " + reading.report.id() + " did not stand still in " + ReportReading.MOST_TRIES
                                + " readings: " + unstable + ". Run the same command again later");
            }
            begin(new ReportReading(reading.employer, after, reading.tryNumber + 1));
            return new Fetched.Moved(reading);
        }
    }

    /** An answer that concerns one employer must not end the reading of the others. */
    private Callable<Fetched> guarded(EmployerReading employer, Callable<Fetched> call) {
        return () -> {
            try {
                synchronized (this) {
                    if (employer.failed) {
                        return new Fetched.Failed(employer, "it failed in another of its reports");
                    }
                }
                return call.call();
            } catch (KotaException refused) {
                if (concernsEverybody(refused)) {
                    throw refused;
                }
                synchronized (this) {
                    employer.failed = true;
                }
                return new Fetched.Failed(employer, String.valueOf(refused.getMessage()));
            } finally {
                synchronized (this) {
                    unanswered--;
                    notifyAll();
                }
            }
        };
    }

    /** Whether the same would happen to every other employer. */
    static boolean concernsEverybody(KotaException refused) {
        return switch (refused.code()) {
            case UNAUTHORIZED, FORBIDDEN, UNREACHABLE -> true;
            default -> false;
        };
    }
}
