package io.tieout.api;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What this room answers with. Nobody on the way keeps any of it. */
final class Answers {

    private Answers() {}

    static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    /** @param words what is wrong and what to do */
    static ResponseEntity<Object> problem(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(ProblemDetail.forStatusAndDetail(status, words));
    }

    static ResponseEntity<Object> noRun(long id) {
        return problem(HttpStatus.NOT_FOUND, "There is no run " + id + ". GET /api/runs lists them.");
    }
}
