package io.tieout.console;

import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import io.tieout.reconciliation.AccountWords;
import io.tieout.reconciliation.BreakFilter;
import io.tieout.reconciliation.BreakFilter.Show;
import io.tieout.reconciliation.BreakHistory;
import io.tieout.reconciliation.BreakList;
import io.tieout.reconciliation.BreakPlace;
import io.tieout.reconciliation.Breaks;
import io.tieout.reconciliation.Decision;
import io.tieout.reconciliation.HandOvers;
import io.tieout.reconciliation.ListedBreak;
import io.tieout.reconciliation.OpenBreak;
import io.tieout.reconciliation.PersonAccount;
import io.tieout.reconciliation.PersonAccounts;
import io.tieout.reconciliation.ReconciliationRow;
import io.tieout.reconciliation.RowRef;
import io.tieout.reconciliation.ThreeWay;
import io.tieout.reconciliation.ThreeWays;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One row that needs a person: why, line by line, and what somebody decides about it. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/console/periods/{period}/breaks/{row}")
class BreakController {

    private static final String PAGE = "break";

    private final Breaks breaks;
    private final BreakList list;
    private final HandOvers handOvers;
    private final PersonAccounts accounts;
    private final ThreeWays threeWays;
    private final BreakHistory history;
    private final ConsoleUsers users;
    private final Runner runner;
    private final Trail trail;

    BreakController(
            Breaks breaks,
            BreakList list,
            HandOvers handOvers,
            PersonAccounts accounts,
            ThreeWays threeWays,
            BreakHistory history,
            ConsoleUsers users,
            Runner runner,
            Trail trail) {
        this.breaks = breaks;
        this.list = list;
        this.handOvers = handOvers;
        this.accounts = accounts;
        this.threeWays = threeWays;
        this.history = history;
        this.users = users;
        this.runner = runner;
        this.trail = trail;
    }

    static String path(RowRef row) {
        return "/console/periods/" + row.period() + "/breaks/" + BreakKeys.of(row);
    }

    @GetMapping
    String show(@PathVariable("period") String period, @PathVariable("row") String key, Visitor visitor, Model model) {
        RowRef ref = BreakKeys.row(Slug.period(period), key);
        PersonAccount account = accounts.of(ref)
                .orElseThrow(() -> new Refused(
                        HttpStatus.NOT_FOUND,
                        "There is no such row any more",
                        "The newest run of " + ref.period() + " has none for " + ref
                                + ". Go back to the work list of the month."));
        ReconciliationRow row = account.row();
        OpenBreak open = breaks.of(ref).orElse(null);
        model.addAttribute("period", period);
        model.addAttribute("path", path(ref));
        model.addAttribute("month", "/console/periods/" + ref.period() + "/" + Slug.of(ref.employerRef()));
        model.addAttribute("row", row);
        model.addAttribute("run", account.runNumber());
        model.addAttribute("account", AccountWords.head(account));
        model.addAttribute("warning", AccountWords.warning(account));
        model.addAttribute("title", AccountWords.title(account));
        model.addAttribute("lines", AccountWords.lines(account));
        model.addAttribute("sentences", AccountWords.sentences(account));
        model.addAttribute("told", told(ref));
        model.addAttribute("history", history.of(ref));
        model.addAttribute("open", open);
        model.addAttribute("handedOver", open == null ? null : handOvers.of(ref).orElse(null));
        if (visitor.mayPrepare()) {
            model.addAttribute(
                    "names",
                    users.all().stream()
                            .filter(user -> !user.locked())
                            .map(ConsoleUser::name)
                            .toList());
        }
        return PAGE;
    }

    private List<String> told(RowRef ref) {
        return threeWays.of(ref.period(), ref.employerRef(), ref.employeeRef()).stream()
                .filter(one -> one.portion() == ref.portion() && one.currency().equals(ref.currency()))
                .map(ThreeWay::words)
                .toList();
    }

    /** The row that comes after this one in the list of those that wait. */
    @GetMapping("/next")
    void next(
            @PathVariable("period") String period,
            @PathVariable("row") String key,
            HttpServletResponse response,
            Visitor visitor) {
        RowRef ref = BreakKeys.row(Slug.period(period), key);
        BreakFilter filter = new BreakFilter(ref.period(), null, Show.WAITING, visitor.name());
        List<ListedBreak> found = accounts.of(ref)
                .map(account -> list.after(filter, place(account.row()), 1))
                .orElseGet(() -> list.first(filter, 1));
        ConsoleSecurity.to(
                response,
                found.isEmpty()
                        ? "/console/periods/" + ref.period() + "/breaks"
                        : path(found.get(0).open().ref()));
    }

    private static BreakPlace place(ReconciliationRow row) {
        return new BreakPlace(row.currency(), row.atStake(), row.employerRef(), row.employeeRef(), row.portion());
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
        Onward.to(request, response, path(ref), words);
    }
}
