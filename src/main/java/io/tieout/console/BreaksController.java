package io.tieout.console;

import io.tieout.reconciliation.Ageing;
import io.tieout.reconciliation.BreakFilter;
import io.tieout.reconciliation.BreakFilter.Show;
import io.tieout.reconciliation.BreakList;
import io.tieout.reconciliation.Explanation;
import io.tieout.reconciliation.ListedBreak;
import io.tieout.reconciliation.ReconciliationRow;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The work list: the rows of a month that need a person, the most money first. */
@Controller
@ConditionalOnWebApplication
class BreaksController {

    /** As they stand in the address, and on the page. */
    enum Which {
        WAITING("waiting", "Waiting", Show.WAITING),
        MINE("mine", "Handed to me", Show.HANDED_TO),
        ACCEPTED("accepted", "Accepted", Show.ACCEPTED);

        private final String word;
        private final String title;
        private final Show show;

        Which(String word, String title, Show show) {
            this.word = word;
            this.title = title;
            this.show = show;
        }

        static Which of(@Nullable String word) {
            for (Which which : values()) {
                if (which.word.equals(word)) {
                    return which;
                }
            }
            return WAITING;
        }
    }

    /** A way to the same list with other rows. */
    record Tab(String id, String title, String path, boolean here) {}

    /**
     * A row of the list.
     *
     * @param days since the end of the month that its oldest money is of
     * @param handedTo null while it is nobody's
     * @param accepted in words; null while it waits
     */
    record Listed(
            String path,
            String employer,
            String employee,
            String portion,
            String currency,
            BigDecimal atStake,
            String status,
            String words,
            YearMonth since,
            long days,
            @Nullable String handedTo,
            @Nullable String accepted) {}

    private final BreakList list;
    private final Clock clock;

    BreaksController(BreakList list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    @GetMapping("/console/periods/{period}/breaks")
    String breaks(
            @PathVariable("period") String period,
            @RequestParam(name = "employer", required = false) @Nullable String employer,
            @RequestParam(name = "show", required = false) @Nullable String show,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "before", required = false) @Nullable String before,
            Visitor visitor,
            Model model) {
        YearMonth month = Slug.period(period);
        String ref = employer == null || employer.isBlank() ? null : clean(employer);
        Which which = Which.of(show);
        BreakFilter filter = new BreakFilter(month, ref, which.show, visitor.name());
        Slice<ListedBreak> page = Slice.of(
                after,
                before,
                (place, most) ->
                        place == null ? list.first(filter, most) : list.after(filter, BreakKeys.place(place), most),
                (place, most) -> list.before(filter, BreakKeys.place(String.valueOf(place)), most));
        BreakList.Counts counts = list.counts(month, ref);
        model.addAttribute("period", period);
        model.addAttribute("employer", ref);
        model.addAttribute("counts", counts);
        model.addAttribute("tabs", tabs(month, ref, which));
        model.addAttribute("which", which.word);
        model.addAttribute("rows", page.rows().stream().map(this::listed).toList());
        model.addAttribute(
                "pager",
                page.pager(path(month, ref, which), one -> BreakKeys.of(one.place()), words(page.rows(), which)));
        return "breaks";
    }

    /** The database takes no such sign, and no ref has it. */
    private static String clean(String employer) {
        return employer.strip().replace("\u0000", "");
    }

    private Listed listed(ListedBreak one) {
        ReconciliationRow row = one.open().row();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Listed(
                BreakController.path(one.open().ref()),
                row.employerRef(),
                row.employeeRef(),
                row.portion().word(),
                row.currency(),
                one.open().atStake(),
                row.status().name(),
                Explanation.of(row),
                one.since(),
                Ageing.days(one.since(), today),
                one.handedOver() == null ? null : one.handedOver().to(),
                one.open().acceptance() == null ? null : one.open().acceptance().words());
    }

    private static String words(List<ListedBreak> rows, Which which) {
        return rows.isEmpty()
                ? "Nothing here"
                : rows.size()
                        + (rows.size() == 1 ? " row" : " rows")
                        + (which == Which.WAITING ? ", the most money first" : "");
    }

    private static List<Tab> tabs(YearMonth period, @Nullable String employer, Which here) {
        return List.of(Which.values()).stream()
                .map(which -> new Tab("show-" + which.word, which.title, path(period, employer, which), which == here))
                .toList();
    }

    static String path(YearMonth period, @Nullable String employer, Which which) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/console/periods/" + period + "/breaks");
        if (which != Which.WAITING) {
            path.queryParam("show", which.word);
        }
        return employer == null
                ? path.build().toUriString()
                : path.queryParam("employer", "{ref}")
                        .encode()
                        .buildAndExpand(employer)
                        .toUriString();
    }
}
