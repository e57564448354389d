package io.tieout.console;

import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import io.tieout.reconciliation.Breaks;
import io.tieout.reconciliation.Decision;
import io.tieout.reconciliation.HandOvers;
import io.tieout.reconciliation.OpenBreak;
import io.tieout.reconciliation.RowRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody decides about a row that needs a person: each stands in the trail, done or refused. */
@Controller
@ConditionalOnWebApplication
@RequestMapping(BreakController.PATH)
class BreakDecisions {

    private final Breaks breaks;
    private final HandOvers handOvers;
    private final ConsoleUsers users;
    private final Runner runner;
    private final Trail trail;

    BreakDecisions(Breaks breaks, HandOvers handOvers, ConsoleUsers users, Runner runner, Trail trail) {
        this.breaks = breaks;
        this.handOvers = handOvers;
        this.users = users;
        this.runner = runner;
        this.trail = trail;
    }

    @PostMapping("/accept")
    void accept(
            @PathVariable("period") String period,
            @PathVariable("row") String key,
            @RequestParam("reason") String reason,
            @RequestParam("seen") String seen,
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response) {
        RowRef ref = BreakKeys.row(Slug.period(period), key);
        OpenBreak accepted = trail.told(visitor, "accept", ref.toString(), () -> {
            Decision decision = new Decision(visitor.name(), reason);
            return held(ref, () -> breaks.accept(ref, decision, seen));
        });
        done(
                request,
                response,
                ref,
                "It stands as it is: " + accepted.row().status() + ", accepted by " + visitor.name() + ".");
    }

    @PostMapping("/take-back")
    void takeBack(
            @PathVariable("period") String period,
            @PathVariable("row") String key,
            @RequestParam("reason") String reason,
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response) {
        RowRef ref = BreakKeys.row(Slug.period(period), key);
        trail.told(visitor, "take an acceptance back", ref.toString(), () -> {
            Decision decision = new Decision(visitor.name(), reason);
            return held(ref, () -> breaks.takeBack(ref, decision));
        });
        done(request, response, ref, "The acceptance is taken back: the row needs a person again.");
    }

    @PostMapping("/hand-over")
    void handOver(
            @PathVariable("period") String period,
            @PathVariable("row") String key,
            @RequestParam("to") String to,
            @RequestParam("note") String note,
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response) {
        RowRef ref = BreakKeys.row(Slug.period(period), key);
        trail.told(visitor, "hand over", ref.toString(), () -> {
            String name = users.named(to)
                    .filter(user -> !user.locked())
                    .map(ConsoleUser::name)
                    .orElseThrow(() -> Refused.badRequest(
                            "Nobody of that name can be given the row",
                            "It can be handed to a user of the console who is not locked. Go back, and choose one."));
            Decision decision = new Decision(visitor.name(), note);
            return here(ref, () -> handOvers.add(ref, name, decision));
        });
        done(request, response, ref, "Handed over.");
    }

    @PostMapping("/hand-back")
    void handBack(
            @PathVariable("period") String period,
            @PathVariable("row") String key,
            @RequestParam("note") String note,
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response) {
        RowRef ref = BreakKeys.row(Slug.period(period), key);
        trail.told(visitor, "take a row back", ref.toString(), () -> {
            Decision decision = new Decision(visitor.name(), note);
            return here(ref, () -> {
                handOvers.takeBack(ref, decision);
                return true;
            });
        });
        done(request, response, ref, "The row is nobody's in particular again.");
    }

    /** Beside a run of the month the row may change under our hands. */
    private <T> T held(RowRef ref, Supplier<T> work) {
        return runner.whileNothingRuns(RunKind.RECONCILE, ref.period().toString(), () -> here(ref, work));
    }

    private <T> T here(RowRef ref, Supplier<T> work) {
        if (breaks.of(ref).isEmpty()) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    "This row needs nobody any more",
                    "A run of " + ref.period() + " since you opened the page settled " + ref.employeeRef() + " of "
                            + ref.employerRef()
                            + " otherwise, or has no such row. Nothing was changed; go back to the work list.");
        }
        return work.get();
    }

    private static void done(HttpServletRequest request, HttpServletResponse response, RowRef ref, String words) {
        Onward.to(request, response, BreakController.path(ref), words);
    }
}
