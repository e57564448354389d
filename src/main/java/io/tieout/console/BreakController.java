package io.tieout.console;

import io.tieout.reconciliation.AccountWords;
import io.tieout.reconciliation.BreakFilter;
import io.tieout.reconciliation.BreakFilter.Show;
import io.tieout.reconciliation.BreakHistory;
import io.tieout.reconciliation.BreakList;
import io.tieout.reconciliation.Breaks;
import io.tieout.reconciliation.HandOvers;
import io.tieout.reconciliation.ListedBreak;
import io.tieout.reconciliation.OpenBreak;
import io.tieout.reconciliation.PersonAccount;
import io.tieout.reconciliation.PersonAccounts;
import io.tieout.reconciliation.ReconciliationRow;
import io.tieout.reconciliation.RowRef;
import io.tieout.reconciliation.ThreeWay;
import io.tieout.reconciliation.ThreeWays;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** One row that needs a person: why, line by line, and what was done about it. */
@Controller
@ConditionalOnWebApplication
@RequestMapping(BreakController.PATH)
class BreakController {

    static final String PATH = "/console/periods/{period}/breaks/{row}";

    private static final String PAGE = "break";

    private final Breaks breaks;
    private final BreakList list;
    private final HandOvers handOvers;
    private final PersonAccounts accounts;
    private final ThreeWays threeWays;
    private final BreakHistory history;
    private final ConsoleUsers users;

    BreakController(
            Breaks breaks,
            BreakList list,
            HandOvers handOvers,
            PersonAccounts accounts,
            ThreeWays threeWays,
            BreakHistory history,
            ConsoleUsers users) {
        this.breaks = breaks;
        this.list = list;
        this.handOvers = handOvers;
        this.accounts = accounts;
        this.threeWays = threeWays;
        this.history = history;
        this.users = users;
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
        List<ListedBreak> found =
                accounts.placeOf(ref).map(place -> list.after(filter, place, 1)).orElseGet(() -> list.first(filter, 1));
        ConsoleSecurity.to(
                response,
                found.isEmpty()
                        ? "/console/periods/" + ref.period() + "/breaks"
                        : path(found.get(0).open().ref()));
    }
}
