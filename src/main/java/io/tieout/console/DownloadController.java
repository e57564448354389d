package io.tieout.console;

import io.tieout.export.RunFiles;
import io.tieout.reconciliation.EmployerStates;
import java.io.IOException;
import java.time.YearMonth;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out the files of complete runs, by the names in their manifests. */
@Controller
@ConditionalOnWebApplication
class DownloadController {

    private final EmployerStates states;
    private final RunFiles files;
    private final Trail trail;

    DownloadController(EmployerStates states, RunFiles files, Trail trail) {
        this.states = states;
        this.files = files;
        this.trail = trail;
    }

    @GetMapping("/console/periods/{period}/{employer}/runs/{number}/files/{name}")
    ResponseEntity<Resource> file(
            @PathVariable("period") String month,
            @PathVariable("employer") String slug,
            @PathVariable("number") String number,
            @PathVariable("name") String name,
            Visitor visitor)
            throws IOException {
        YearMonth period = Slug.period(month);
        String employer = Slug.ref(slug).replace("\0", "");
        long wanted = Refused.number(number);
        long run = states.run(period, employer, wanted).orElseThrow(DownloadController::noSuchFile);
        RunFiles.Found found = files.find(run, employer, name).orElseThrow(DownloadController::noSuchFile);
        if (found.changed()) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    "That file was changed since the run wrote it",
                    "It is not given out. Run the period again, which writes a new folder.");
        }
        String subject = employer + " " + period + ", run " + wanted + ": " + name;
        trail.record(visitor.name(), "download", subject, "done");
        String saved = (Uploads.plain(employer) + "-" + period + "-run-" + wanted + "-" + name).replace("..", ".");
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(saved).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(found.path()));
    }

    private static Refused noSuchFile() {
        return Refused.nothingHere("There is no such file");
    }
}
