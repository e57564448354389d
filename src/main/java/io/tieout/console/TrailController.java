package io.tieout.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what, the newest first. */
@Controller
@ConditionalOnWebApplication
class TrailController {

    private static final int A_PAGE = 50;

    private final Trail trail;

    TrailController(Trail trail) {
        this.trail = trail;
    }

    @GetMapping("/console/trail")
    String trail(@RequestParam(name = "before", required = false) @Nullable String before, Model model) {
        long behind = before == null ? Long.MAX_VALUE : Refused.number(before);
        List<Trail.Entry> found = trail.before(behind, A_PAGE + 1);
        List<Trail.Entry> shown = found.subList(0, Math.min(A_PAGE, found.size()));
        model.addAttribute("entries", shown);
        model.addAttribute(
                "pager",
                new Pager(
                        before == null ? null : "/console/trail",
                        found.size() > A_PAGE
                                ? "/console/trail?before="
                                        + shown.get(A_PAGE - 1).id()
                                : null,
                        shown.size() + (shown.size() == 1 ? " entry" : " entries") + ", the newest first"));
        return "trail";
    }
}
