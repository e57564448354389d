package io.tieout.console;

import io.tieout.reconciliation.EmployerState;
import io.tieout.reconciliation.EmployerStates;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where one arrives: a period, and how it stands with each employer. */
@Controller
@ConditionalOnWebApplication
class PeriodsController {

    static final int A_PAGE = 50;

    private final EmployerStates states;

    PeriodsController(EmployerStates states) {
        this.states = states;
    }

    @GetMapping("/console")
    String periods(
            @RequestParam(name = "period", required = false) @Nullable String asked,
            @RequestParam(name = "after", defaultValue = "") String after,
            @RequestParam(name = "search", defaultValue = "") String search,
            Model model) {
        List<YearMonth> periods = states.periods();
        if (asked == null && periods.isEmpty()) {
            return "periods-none";
        }
        YearMonth period = asked == null ? periods.get(0) : Slug.period(asked);
        String behind = after.replace("\0", "");
        String sought = search.replace("\0", "").strip();
        List<EmployerState> found = states.page(period, behind, sought, A_PAGE + 1);
        List<EmployerState> shown = found.subList(0, Math.min(A_PAGE, found.size()));
        model.addAttribute("period", period.toString());
        model.addAttribute("periods", periods.stream().map(YearMonth::toString).toList());
        model.addAttribute("search", sought);
        model.addAttribute("counts", states.counts(period));
        model.addAttribute("employers", shown.stream().map(StateWords::of).toList());
        model.addAttribute(
                "pager",
                new Pager(
                        behind.isEmpty() ? null : link(period, "", sought),
                        found.size() > A_PAGE
                                ? link(period, shown.get(A_PAGE - 1).employerRef(), sought)
                                : null,
                        words(shown.size(), behind, sought)));
        return "periods";
    }

    private static String words(int shown, String after, String search) {
        String employers = shown + (shown == 1 ? " employer" : " employers");
        return employers
                + (search.isEmpty() ? "" : " with \"" + search + "\"")
                + (after.isEmpty() ? "" : " behind " + after);
    }

    private static String link(YearMonth period, String after, String search) {
        return UriComponentsBuilder.fromPath(SignedIn.START)
                .queryParam("period", "{period}")
                .queryParam("after", "{after}")
                .queryParam("search", "{search}")
                .encode()
                .buildAndExpand(period, after, search)
                .toUriString();
    }
}
