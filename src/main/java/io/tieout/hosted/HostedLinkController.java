package io.tieout.hosted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A way into Kota's pages, for the platform's backend to hand on at once. */
@RestController
@ConditionalOnWebApplication
class HostedLinkController {

    record Link(String link, Instant expires_at) {
        @Override
        public String toString() {
            return "Link[until " + expires_at + "]";
        }
    }

    private final HostedLinks links;

    HostedLinkController(HostedLinks links) {
        this.links = links;
    }

    @PostMapping("/api/employees/{ref}/hosted-link")
    ResponseEntity<?> open(
            @PathVariable("ref") String ref,
            @RequestParam(name = "employer", required = false) @Nullable String employer) {
        LinkAnswer answer = links.open(ref, employer);
        if (answer instanceof LinkAnswer.Open open) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .body(new Link(open.link(), open.expiry()));
        }
        if (answer instanceof LinkAnswer.Nobody nobody) {
            return problem(ProblemDetail.forStatusAndDetail(
                    nobody.several() ? HttpStatus.CONFLICT : HttpStatus.NOT_FOUND, nobody.why()));
        }
        LinkAnswer.NotNow notNow = (LinkAnswer.NotNow) answer;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, notNow.why());
        problem.setProperty("kota_status", notNow.status());
        problem.setProperty(
                "since", notNow.since() == null ? null : notNow.since().toString());
        return problem(problem);
    }

    private static ResponseEntity<ProblemDetail> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(problem);
    }
}
