package io.tieout.api;

import io.tieout.batch.Run;
import io.tieout.batch.RunKind;
import io.tieout.batch.Runs;
import io.tieout.batch.UsageException;
import io.tieout.roster.EmployerReadiness;
import io.tieout.roster.ReadinessReports;
import io.tieout.roster.WaitingPerson;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who can use Kota's own pages, as the last reading of Kota's lists told. Kota is not asked: a program may ask often. */
@RestController
@ConditionalOnWebApplication
class ReadinessController {

    private static final int MOST = 1000;
    private static final int LATEST_RUNS = 20;

    record Employer(
            String employer_ref, String status, long people, long ready, long pending, long restricted, long others) {}

    record Waiting(
            String employer_ref,
            String employee_ref,
            String status,
            @Nullable String since,
            String why) {}

    record Readiness(
            @Nullable Instant last_sync_at, List<Employer> employers, List<Waiting> waiting, boolean more_wait) {}

    private final ReadinessReports reports;
    private final Runs runs;

    ReadinessController(ReadinessReports reports, Runs runs) {
        this.reports = reports;
        this.runs = runs;
    }

    @GetMapping("/api/readiness")
    ResponseEntity<Object> read(@RequestParam MultiValueMap<String, String> parameters) {
        // A list would be cut at the commas of a ref.
        List<String> refs = parameters.getOrDefault("employer", List.of());
        if (refs.stream().anyMatch(ref -> ref.indexOf('\0') >= 0)) {
            return Answers.problem(HttpStatus.NOT_FOUND, "No employer of that ref is known at Kota.");
        }
        try {
            reports.checkKnown(refs);
        } catch (UsageException unknown) {
            return Answers.problem(HttpStatus.NOT_FOUND, Objects.requireNonNull(unknown.getMessage()));
        }
        List<WaitingPerson> waiting = reports.waiting(refs, MOST + 1);
        return Answers.json(new Readiness(
                lastSync(),
                reports.employers(refs).stream().map(ReadinessController::told).toList(),
                waiting.stream().limit(MOST).map(ReadinessController::told).toList(),
                waiting.size() > MOST));
    }

    private @Nullable Instant lastSync() {
        return runs.newest(RunKind.ROSTER_SYNC.word(), null, Long.MAX_VALUE, LATEST_RUNS).stream()
                .filter(run -> run.status().equals("COMPLETED"))
                .map(Run::endedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Employer told(EmployerReadiness one) {
        return new Employer(
                one.employerRef(),
                one.status(),
                one.people(),
                one.ready(),
                one.pending(),
                one.restricted(),
                one.others());
    }

    private static Waiting told(WaitingPerson one) {
        return new Waiting(one.employerRef(), one.employeeRef(), one.status(), one.since(), one.why());
    }
}
