package io.tieout.console;

import io.tieout.batch.Run;
import io.tieout.batch.RunKind;
import io.tieout.batch.Runs;
import io.tieout.roster.ListedPlan;
import io.tieout.roster.PlanAction;
import io.tieout.roster.PlanLists;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The plans of the roster sync, the newest first. */
@Controller
@ConditionalOnWebApplication
class PlansController {

    private static final String PATH = "/console/plans";

    /** A plan with the counts of people that the list shows. */
    record Listed(ListedPlan plan, long leave, long stay, long create, long update, long cannot, long missing) {

        static Listed of(ListedPlan plan) {
            return new Listed(
                    plan,
                    plan.people(PlanAction.OFFBOARD),
                    plan.people(PlanAction.CANCEL_OFFBOARD),
                    plan.people(PlanAction.CREATE),
                    plan.people(PlanAction.UPDATE),
                    plan.people(PlanAction.CANNOT),
                    plan.people(PlanAction.MISSING));
        }
    }

    private final PlanLists plans;
    private final PlanStarts starts;
    private final Runs runs;

    PlansController(PlanLists plans, PlanStarts starts, Runs runs) {
        this.plans = plans;
        this.starts = starts;
        this.runs = runs;
    }

    @GetMapping(PATH)
    String plans(
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "before", required = false) @Nullable String before,
            Model model) {
        Slice<ListedPlan> page = Slice.of(
                after,
                before,
                (place, most) -> plans.below(place == null ? Integer.MAX_VALUE : number(place), most),
                (place, most) -> plans.above(number(String.valueOf(place)), most));
        model.addAttribute("plans", page.rows().stream().map(Listed::of).toList());
        model.addAttribute(
                "pager",
                page.pager(
                        PATH,
                        plan -> String.valueOf(plan.number()),
                        page.rows().isEmpty()
                                ? "No plan yet"
                                : page.rows().size()
                                        + (page.rows().size() == 1 ? " plan" : " plans, the newest first")));
        atWork(model);
        return "plans";
    }

    /** The part of the page that follows a run that is at work. */
    @GetMapping(PATH + "/at-work")
    String following(Model model) {
        atWork(model);
        return "plans :: at-work";
    }

    private void atWork(Model model) {
        Run unfinished = runs.unfinished(RunKind.ROSTER_SYNC, "").orElse(null);
        model.addAttribute("unfinished", unfinished);
        model.addAttribute("atWork", unfinished != null && unfinished.status().equals("STARTED"));
        model.addAttribute("lastFailure", starts.lastFailure());
    }

    static int number(String text) {
        long number = Refused.number(text);
        if (number > Integer.MAX_VALUE) {
            throw Refused.nothingHere("There is no such plan");
        }
        return (int) number;
    }
}
