package io.tieout.console;

import io.tieout.batch.Run;
import io.tieout.batch.RunKind;
import io.tieout.batch.Runs;
import io.tieout.reconciliation.EmployerStates;
import io.tieout.reconciliation.ReconciliationSummaries;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Starts runs of the reconciliation, shows how far they are and what came of them. */
@Controller
@ConditionalOnWebApplication
class RunsController {

    private static final int SHOWN = 50;
    private static final int MOST_FILES = 12;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_EMPLOYERS = 1000;

    private final Runs runs;
    private final ConsoleRuns consoleRuns;
    private final StartedRuns started;
    private final RunProgress progress;
    private final ReconciliationSummaries summaries;
    private final EmployerStates states;
    private final Uploads uploads;
    private final Trail trail;
    private final DataSize mostOfFile;

    RunsController(
            Runs runs,
            ConsoleRuns consoleRuns,
            StartedRuns started,
            RunProgress progress,
            ReconciliationSummaries summaries,
            EmployerStates states,
            Uploads uploads,
            Trail trail,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize mostOfFile) {
        this.runs = runs;
        this.consoleRuns = consoleRuns;
        this.started = started;
        this.progress = progress;
        this.summaries = summaries;
        this.states = states;
        this.uploads = uploads;
        this.trail = trail;
        this.mostOfFile = mostOfFile;
    }

    @GetMapping("/console/runs")
    String list(Model model) {
        model.addAttribute("runs", runs.newest(SHOWN));
        return "runs";
    }

    @GetMapping("/console/runs/new")
    String form(
            @RequestParam(name = "period", required = false) @Nullable String period,
            @RequestParam(name = "employer", required = false) @Nullable String employer,
            Visitor visitor,
            Model model) {
        visitor.must(Role.PREPARER);
        YearMonth newest = states.periods().stream().findFirst().orElse(null);
        model.addAttribute(
                "period", period != null ? Slug.period(period).toString() : newest == null ? "" : newest.toString());
        model.addAttribute("employers", employer == null ? "" : employer);
        model.addAttribute("limit", mostOfFile.toMegabytes());
        return "run-new";
    }

    @PostMapping("/console/runs")
    String start(
            @RequestParam("period") String month,
            @RequestParam(name = "employers", defaultValue = "") String employers,
            @RequestParam(name = "reopen", defaultValue = "") String reopen,
            HttpServletRequest request,
            Visitor visitor) {
        visitor.must(Role.PREPARER);
        YearMonth period = Slug.period(month);
        List<String> refs = refs(employers);
        String reason = reopen.strip();
        if (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw Refused.badRequest(
                    "That reason is too long",
                    "It may have " + LONGEST_REASON + " characters. Go back and shorten it.");
        }
        List<String> kept = keep(request, visitor, period);
        long run =
                consoleRuns.start(visitor, new ConsoleRuns.Wish(period, kept, refs, reason.isEmpty() ? null : reason));
        return "redirect:/console/runs/" + run;
    }

    @GetMapping("/console/runs/{id}")
    String show(@PathVariable("id") String id, Model model) {
        fill(run(id), model);
        return "run";
    }

    /** The part of the page that moves, alone. */
    @GetMapping("/console/runs/{id}/progress")
    String progress(@PathVariable("id") String id, Model model) {
        fill(run(id), model);
        return "run :: far";
    }

    @PostMapping("/console/runs/{id}/go-on")
    String goOn(@PathVariable("id") String id, Visitor visitor) {
        visitor.must(Role.PREPARER);
        Run run = run(id);
        StartedRuns.Started asked = started.of(run.id())
                .orElseThrow(() -> new Refused(
                        HttpStatus.CONFLICT,
                        "That run was not started here",
                        "Whoever started it can go on with it: the same command does."));
        return "redirect:/console/runs/"
                + consoleRuns.start(
                        visitor,
                        new ConsoleRuns.Wish(
                                YearMonth.parse(run.period()), asked.uploads(), asked.employers(), asked.reopen()));
    }

    private void fill(Run run, Model model) {
        RunProgress.Seen seen = progress.of(run);
        Optional<StartedRuns.Started> asked = started.of(run.id());
        boolean reconciliation = run.kind().equals(RunKind.RECONCILE.word());
        model.addAttribute("run", run);
        model.addAttribute("reconciliation", reconciliation);
        model.addAttribute("seen", seen);
        model.addAttribute("asked", asked.orElse(null));
        model.addAttribute("registers", summaries.registers(run.id()));
        model.addAttribute("people", reconciliation && !seen.atWork() ? summaries.needPerson(run.id()) : 0);
        model.addAttribute(
                "mayGoOn",
                asked.isPresent()
                        && (seen.cutOff()
                                || run.status().equals("STOPPED")
                                || run.status().equals("FAILED"))
                        && Visitors.current().filter(Visitor::mayPrepare).isPresent());
    }

    private Run run(String id) {
        long number = Refused.number(id);
        try {
            return runs.byId(number);
        } catch (EmptyResultDataAccessException none) {
            throw Refused.nothingHere("There is no such run");
        }
    }

    private static List<String> refs(String text) {
        List<String> refs = Arrays.stream(text.split("[\\s,;]+"))
                .filter(ref -> !ref.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (refs.size() > MOST_EMPLOYERS || text.indexOf('\0') >= 0) {
            throw Refused.badRequest(
                    "Those are too many employers to name",
                    "Leave the field empty for all of them, or name at most " + MOST_EMPLOYERS + ".");
        }
        return refs;
    }

    private List<String> keep(HttpServletRequest request, Visitor visitor, YearMonth period) {
        List<String> kept = new ArrayList<>();
        for (Part part : parts(request)) {
            String name = part.getSubmittedFileName();
            if (!part.getName().equals("registers") || name == null || name.isEmpty() && part.getSize() == 0) {
                continue;
            }
            if (kept.size() == MOST_FILES) {
                throw Refused.badRequest(
                        "Those are too many files", "At most " + MOST_FILES + " registers make one run.");
            }
            String subject = period + ", " + Uploads.plain(name);
            kept.add(trail.told(visitor, "upload", subject, () -> store(part, name)));
        }
        return List.copyOf(kept);
    }

    private String store(Part part, String name) {
        try (InputStream content = part.getInputStream()) {
            return uploads.store(name, content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Iterable<Part> parts(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.startsWith("multipart/")) {
            return List.of();
        }
        try {
            return request.getParts();
        } catch (IOException | ServletException unreadable) {
            throw Refused.badRequest("The files did not arrive whole", "Go back, and send them once more.");
        }
    }
}
