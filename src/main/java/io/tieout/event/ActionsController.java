package io.tieout.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Kota waits for, for the platform's own pages. */
@RestController
@ConditionalOnWebApplication
class ActionsController {

    /**
     * @param kind quote, offer, or the kind of Kota's intent
     * @param title Kota's words, as body and due; null where only Kota's own pages say it
     */
    record Action(
            String kind,
            String subject,
            @Nullable String employer_ref,
            @Nullable String employee_ref,
            @Nullable String title,
            @Nullable String body,
            @Nullable String code,
            @Nullable String due,
            Instant opened_at) {

        /** Without the texts: they speak to one person. */
        @Override
        public String toString() {
            return "Action[" + kind + " " + subject + "]";
        }
    }

    record Actions(List<Action> actions) {
        @Override
        public String toString() {
            return actions.size() + " actions";
        }
    }

    private final RequiredActions actions;

    ActionsController(RequiredActions actions) {
        this.actions = actions;
    }

    @GetMapping(path = "/api/actions", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Actions> open() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Actions(actions.open().stream()
                        .map(open -> new Action(
                                open.kind(),
                                open.subject(),
                                open.employerRef(),
                                open.employeeRef(),
                                open.reason(),
                                open.description(),
                                open.code(),
                                open.dueAt(),
                                open.openedAt()))
                        .toList()));
    }
}
