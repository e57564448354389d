package io.tieout.console;

import io.tieout.contribution.CoverCosts;
import io.tieout.jobfile.PlanApproval;
import io.tieout.roster.ListedPlan;
import io.tieout.roster.PlanAction;
import io.tieout.roster.PlanLists;
import io.tieout.roster.PlannedChange;
import io.tieout.roster.SyncReports;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One plan: what it would send or has sent, why a guard stopped it, and the release of it or of some of its people. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/console/plans/{number}")
class PlanController {

    /** Lines of a guard that are shown; when a file was replaced there may be one for everybody. */
    private static final int MOST_LINES = 50;

    /** @param ref as a release names people; empty for an employer */
    record Row(
            String employer,
            String employee,
            String ref,
            @Nullable Long line,
            String groups,
            String why) {}

    private final PlanLists plans;
    private final ReportsOfPlans reports;
    private final SyncReports sync;
    private final CoverCosts costs;
    private final PlanStarts starts;
    private final Trail trail;

    PlanController(
            PlanLists plans,
            ReportsOfPlans reports,
            SyncReports sync,
            CoverCosts costs,
            PlanStarts starts,
            Trail trail) {
        this.plans = plans;
        this.reports = reports;
        this.sync = sync;
        this.costs = costs;
        this.starts = starts;
        this.trail = trail;
    }

    @GetMapping
    String show(
            @PathVariable("number") String number,
            @RequestParam(name = "show", required = false) @Nullable String show,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "before", required = false) @Nullable String before,
            Model model) {
        ListedPlan plan = plan(number);
        PlanTabs tabs = PlanTabs.of(plan, show);
        model.addAttribute("plan", plan);
        model.addAttribute("report", reports.of(plan));
        model.addAttribute("most", MOST_LINES);
        model.addAttribute("tabs", tabs.all());
        model.addAttribute("tab", tabs.here());
        PlanTabs.Tab here = tabs.here();
        if (here != null) {
            Slice<PlanLists.Row> page = Slice.of(
                    after,
                    before,
                    (place, most) ->
                            plans.rows(plan.run(), here.subject(), here.action(), PlanTabs.place(place), false, most),
                    (place, most) ->
                            plans.rows(plan.run(), here.subject(), here.action(), PlanTabs.place(place), true, most));
            model.addAttribute("rows", page.rows().stream().map(this::row).toList());
            model.addAttribute(
                    "pager",
                    page.pager(
                            here.path(),
                            row -> PlanTabs.key(row.place()),
                            page.rows().size() + " of " + here.count()));
        }
        if (!plan.sent()) {
            model.addAttribute("sending", starts.of(plan.run(), plan.number()));
        }
        return "plan";
    }

    @PostMapping("/release")
    void release(
            @PathVariable("number") String number,
            @RequestParam(name = "ref", required = false) @Nullable List<String> refs,
            @RequestParam("what") String what,
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response) {
        visitor.must(Role.APPROVER);
        ListedPlan plan = plan(number);
        boolean all = what.equals("all");
        SortedSet<String> named = all || refs == null ? new TreeSet<>() : new TreeSet<>(refs);
        String subject = "plan " + plan.number()
                + (all
                        ? ", all"
                        : named.size() > 10 ? ", " + named.size() + " people" : ", " + String.join(" ", named));
        trail.told(visitor, "release a plan", subject, () -> {
            if (!all && named.isEmpty()) {
                throw Refused.badRequest(
                        "Nobody was chosen", "Go back, and choose the people whose rows are to be sent.");
            }
            // A plan that no guard stopped needs no release, only to be sent as it is.
            PlanApproval approval = new PlanApproval(plan.number(), all && plan.tripped(), named);
            sync.refuseUnlessThere(approval);
            starts.start(plan.run(), approval);
            return true;
        });
        Onward.to(
                request,
                response,
                "/console/plans",
                "Plan " + plan.number() + " is on its way. It becomes a run of its own, which stands first here when it"
                        + " has ended: sent, or with what changed since.");
    }

    private ListedPlan plan(String text) {
        int number = PlansController.number(text);
        return plans.of(number)
                .orElseThrow(() -> Refused.nothingHere("There is no plan " + number + " that was made to its end"));
    }

    private Row row(PlanLists.Row row) {
        PlannedChange change = row.change();
        return new Row(
                change.employerRef(),
                change.employeeRef(),
                row.place().planned().isSent() && !change.employeeRef().isEmpty()
                        ? change.employerRef() + "/" + change.employeeRef()
                        : "",
                change.line(),
                change.groups().replace(",", ", "),
                why(change));
    }

    private String why(PlannedChange change) {
        Integer back = change.daysBack();
        String cost = change.action() != PlanAction.CANNOT || back == null || back <= PlannedChange.MOST_DAYS_BACK
                ? ""
                : costs.words(change.employerRef(), change.employeeRef(), back - PlannedChange.MOST_DAYS_BACK);
        return Stream.of(change.reason(), change.nights() == null ? "" : "night " + change.nights(), cost)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
