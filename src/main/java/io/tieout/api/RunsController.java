package io.tieout.api;

import io.tieout.batch.Run;
import io.tieout.batch.RunKind;
import io.tieout.batch.Runs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** How runs ended. */
@RestController
@ConditionalOnWebApplication
class RunsController {

    /** A run's id in a path: a number that a database could hold. */
    static final String ID = "{id:[1-9][0-9]{0,17}}";

    private static final int AT_A_TIME = 50;

    /** @param next null at the end */
    record Page(List<ToldRun> runs, @Nullable String next) {}

    private final Runs runs;

    RunsController(Runs runs) {
        this.runs = runs;
    }

    @GetMapping("/api/runs")
    ResponseEntity<Object> list(
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "period", required = false) @Nullable String period,
            @RequestParam(name = "before", required = false) @Nullable String before) {
        if (kind != null
                && Arrays.stream(RunKind.values())
                        .noneMatch(known -> known.word().equals(kind))) {
            return Answers.problem(
                    HttpStatus.BAD_REQUEST,
                    "kind: expected "
                            + Arrays.stream(RunKind.values()).map(RunKind::word).collect(Collectors.joining(" or "))
                            + ".");
        }
        if (period != null && !period.matches("[0-9]{4}-[0-9]{2}")) {
            return Answers.problem(HttpStatus.BAD_REQUEST, "period: expected a month as 2026-10.");
        }
        if (before != null && !before.matches("[1-9][0-9]{0,17}")) {
            return Answers.problem(HttpStatus.BAD_REQUEST, "before: expected the id of a run.");
        }
        List<Run> found =
                runs.newest(kind, period, before == null ? Long.MAX_VALUE : Long.parseLong(before), AT_A_TIME + 1);
        List<Run> shown = found.subList(0, Math.min(AT_A_TIME, found.size()));
        return Answers.json(new Page(
                shown.stream().map(ToldRun::of).toList(),
                found.size() > AT_A_TIME ? next(kind, period, shown.get(AT_A_TIME - 1)) : null));
    }

    @GetMapping("/api/runs/" + ID)
    ResponseEntity<Object> one(@PathVariable("id") long id) {
        return runs.find(id).map(run -> Answers.json(ToldRun.of(run))).orElseGet(() -> Answers.noRun(id));
    }

    /** Kind and period are known words here, so nothing has to be encoded. */
    private static String next(@Nullable String kind, @Nullable String period, Run last) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/api/runs");
        if (kind != null) {
            path.queryParam("kind", kind);
        }
        if (period != null) {
            path.queryParam("period", period);
        }
        return path.queryParam("before", last.id()).toUriString();
    }
}
