package io.tieout.contribution;

import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.database.Copy;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.kota.EmployeeBreakdown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes answers down, in the chunk's transaction: one COPY for all its people, one for the kinds of their lines. */
@Component
@StepScope
class PullWriter implements ItemWriter<Fetched> {

    private final long run;
    private final String period;
    private final Pulls pulls;
    private final RosterRefs refs;
    private final DataSource dataSource;
    private final Progress progress;
    /** Answers that were under way when their employer failed still come in; they are dropped. */
    private final Set<String> failed = new HashSet<>();

    /**
     * Reports of an employer that are not written whole yet. Counted here and not where the calls end: those may
     * end in another order, and an employer must not count as pulled while a report of it is still to be written.
     */
    private final Map<String, Integer> unwritten = new HashMap<>();

    PullWriter(
            @Value("#{jobParameters['run']}") long run,
            RunInputs inputs,
            Pulls pulls,
            RosterRefs refs,
            DataSource dataSource,
            Progress progress) {
        this.run = run;
        this.period = inputs.of(run, ReconcileInputs.class).period().toString();
        this.pulls = pulls;
        this.refs = refs;
        this.dataSource = dataSource;
        this.progress = progress;
    }

    @Override
    public void write(Chunk<? extends Fetched> chunk) {
        pulls.commitWithoutWaiting();
        copyLines(chunk);
        List<ReportReading> stable = new ArrayList<>();
        List<String> pulled = new ArrayList<>();
        for (Fetched fetched : chunk) {
            EmployerReading employer = fetched.employer();
            if (fetched instanceof Fetched.Failed failure) {
                if (failed.add(employer.employerRef)) {
                    pulls.fail(run, employer.employerRef, failure.reason());
                    progress.advance(1);
                }
            } else if (fetched instanceof Fetched.Moved moved) {
                pulls.discard(moved.reading().pullId);
            } else if (fetched instanceof Fetched.Stable whole && !failed.contains(employer.employerRef)) {
                stable.add(whole.reading());
                doneWhenNoneIsLeft(employer, unwritten.merge(employer.employerRef, -1, Integer::sum), pulled);
            } else if (fetched instanceof Fetched.Known known && !failed.contains(employer.employerRef)) {
                pulls.takeOver(run, period, known);
                doneWhenNoneIsLeft(employer, unwritten.merge(employer.employerRef, -1, Integer::sum), pulled);
            } else if (fetched instanceof Fetched.Reports reports) {
                unwritten.put(employer.employerRef, reports.count());
                doneWhenNoneIsLeft(employer, reports.count(), pulled);
            }
        }
        stable.removeIf(reading -> failed.contains(reading.employer.employerRef));
        pulled.removeIf(failed::contains);
        pulls.complete(stable);
        pulls.pulled(run, pulled);
        progress.advance(pulled.size());
    }

    private static void doneWhenNoneIsLeft(EmployerReading employer, int reports, List<String> pulled) {
        if (reports == 0) {
            pulled.add(employer.employerRef);
        }
    }

    private void copyLines(Chunk<? extends Fetched> chunk) {
        List<Fetched.People> pages = new ArrayList<>();
        Map<String, List<String>> ids = new HashMap<>();
        for (Fetched fetched : chunk) {
            if (fetched instanceof Fetched.People people && !failed.contains(people.employer().employerRef)) {
                pages.add(people);
                review(people);
                List<String> ofEmployer =
                        ids.computeIfAbsent(people.employer().employerRef, first -> new ArrayList<>());
                people.breakdowns().forEach(breakdown -> ofEmployer.add(breakdown.employee_id()));
            }
        }
        if (pages.isEmpty()) {
            return;
        }
        pulls.begin(
                run,
                period,
                pages.stream()
                        .map(Fetched.People::reading)
                        .filter(reading -> reading.pullId == 0)
                        .distinct()
                        .toList());
        Map<String, String> known = refs.of(ids);
        // Each row is made when it is copied: all of them would be most of what a chunk holds.
        Copy.typedRows(dataSource, BreakdownRows.TARGET, to -> {
            for (Fetched.People people : pages) {
                people.breakdowns()
                        .forEach(breakdown ->
                                BreakdownRows.of(people.reading(), breakdown, known.get(breakdown.employee_id()), to));
            }
        });
        List<@Nullable Object[]> kinds = new ArrayList<>();
        for (Fetched.People people : pages) {
            ReportReading reading = people.reading();
            reading.kinds.takeAdded().forEach(kind -> kinds.add(ContributionKind.row(reading.pullId, kind)));
        }
        if (!kinds.isEmpty()) {
            Copy.rows(dataSource, ContributionKind.TARGET, kinds);
        }
    }

    private void review(Fetched.People people) {
        for (EmployeeBreakdown breakdown : people.breakdowns()) {
            UnknownBenefit.in(breakdown).ifPresent(reason -> pulls.review(run, people.employer().employerRef, reason));
        }
    }
}
