package io.tieout.console;

import io.tieout.event.OpenAction;
import io.tieout.event.RequiredActions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What Kota waits for, the most urgent first, in Kota's own words. */
@Controller
@ConditionalOnWebApplication
class ActionsPageController {

    private static final String PATH = "/console/actions";
    private static final int SOON_DAYS = 7;

    /**
     * An action on the page.
     *
     * @param title Kota's, or where to look where Kota gives none
     * @param left how much time is left, in our words; empty where Kota names no deadline
     * @param urgency of the words: bad when it is too late, warn when it soon is
     */
    record Shown(OpenAction action, String who, String title, String left, String urgency) {}

    private final RequiredActions actions;
    private final Clock clock;

    ActionsPageController(RequiredActions actions, Clock clock) {
        this.actions = actions;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String actions(@RequestParam(name = "page", required = false) @Nullable String number, Model model) {
        NumberedPage page = NumberedPage.of(number);
        long count = actions.countOpen();
        List<Shown> shown = actions.open(page.from(), NumberedPage.SIZE).stream()
                .map(this::shown)
                .toList();
        model.addAttribute("actions", shown);
        model.addAttribute("count", count);
        model.addAttribute("pager", page.pager(PATH, shown.size(), count, "open actions"));
        return "actions";
    }

    private Shown shown(OpenAction action) {
        Instant end = action.dueEnd();
        if (end == null) {
            return new Shown(action, who(action), title(action), "", "");
        }
        long days = ChronoUnit.DAYS.between(clock.instant(), end);
        boolean late = !end.isAfter(clock.instant());
        String left = late
                ? "too late since " + -days + (days == -1 ? " day" : " days")
                : days == 0 ? "less than a day left" : days + (days == 1 ? " day left" : " days left");
        return new Shown(action, who(action), title(action), left, late ? "bad" : days < SOON_DAYS ? "warn" : "");
    }

    private static String title(OpenAction action) {
        return action.reason() == null ? "Only Kota's own pages say what it is" : action.reason();
    }

    private static String who(OpenAction action) {
        String employer = known(action.employerRef(), action.employerId());
        return action.employeeId() == null
                ? "Employer " + employer
                : "Employee " + known(action.employeeRef(), action.employeeId()) + " of " + employer;
    }

    private static String known(@Nullable String ref, @Nullable String id) {
        return ref != null ? ref : id != null ? id + " (not in the roster)" : "unknown";
    }
}
