package io.tieout.console;

import io.tieout.batch.Runs;
import io.tieout.export.RunFiles;
import io.tieout.reconciliation.EmployerStates;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out the files of complete runs, by the names in their manifests. */
@Controller
@ConditionalOnWebApplication
class DownloadController {

    /** Enough to find any run whose files somebody still wants. */
    private static final int RUNS = 1000;

    private final EmployerStates states;
    private final RunFiles files;
    private final Runs runs;
    private final Trail trail;

    DownloadController(EmployerStates states, RunFiles files, Runs runs, Trail trail) {
        this.states = states;
        this.files = files;
        this.runs = runs;
        this.trail = trail;
    }

    @GetMapping("/console/periods/{period}/{employer}/runs/{number}/files/{name}")
    ResponseEntity<Resource> file(
            @PathVariable("period") String month,
            @PathVariable("employer") String slug,
            @PathVariable("number") String number,
            @PathVariable("name") String name,
            Visitor visitor) {
        YearMonth period = Slug.period(month);
        String employer = Slug.ref(slug).replace("\0", "");
        long wanted = Refused.number(number);
        Optional<Path> file = states.runs(period, employer, RUNS).stream()
                .filter(run -> runs.byId(run).number() == wanted)
                .findFirst()
                .flatMap(run -> files.file(run, employer, name));
        Path found = file.orElseThrow(() -> Refused.nothingHere("There is no such file"));
        String subject = employer + " " + period + ", run " + wanted + ": " + name;
        trail.record(visitor.name(), "download", subject, "done");
        String saved = (Uploads.plain(employer) + "-" + period + "-run-" + wanted + "-" + name).replace("..", ".");
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(saved).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(found));
    }
}
