package io.tieout.console;

import io.tieout.batch.Run;
import io.tieout.batch.Runs;
import io.tieout.export.RunFiles;
import io.tieout.export.SigningOff;
import io.tieout.reconciliation.EmployerState;
import io.tieout.reconciliation.EmployerStates;
import io.tieout.reconciliation.ReconciliationSummaries;
import io.tieout.reconciliation.Signatures;
import java.time.YearMonth;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One employer's month: figures, files, signatures, and the last word at Kota. */
@Controller
@ConditionalOnWebApplication
class MonthController {

    private static final String MONTH = "/console/periods/{period}/{employer}";
    private static final int RUNS = 10;

    private final EmployerStates states;
    private final ReconciliationSummaries summaries;
    private final Signatures signatures;
    private final SigningOff signing;
    private final MonthFinalizing finalizing;
    private final RunFiles files;
    private final Runs runs;
    private final Trail trail;

    MonthController(
            EmployerStates states,
            ReconciliationSummaries summaries,
            Signatures signatures,
            SigningOff signing,
            MonthFinalizing finalizing,
            RunFiles files,
            Runs runs,
            Trail trail) {
        this.states = states;
        this.summaries = summaries;
        this.signatures = signatures;
        this.signing = signing;
        this.finalizing = finalizing;
        this.files = files;
        this.runs = runs;
        this.trail = trail;
    }

    @GetMapping(MONTH)
    String show(
            @PathVariable("period") String month, @PathVariable("employer") String slug, Visitor visitor, Model model) {
        YearMonth period = Slug.period(month);
        EmployerState state = state(period, slug);
        String employer = state.employerRef();
        Long run = state.run();
        List<Run> settled =
                states.runs(period, employer, RUNS).stream().map(runs::byId).toList();
        model.addAttribute("period", period.toString());
        model.addAttribute("employer", StateWords.of(state));
        model.addAttribute("state", state);
        model.addAttribute("runs", settled);
        model.addAttribute("signatures", signatures.of(period, employer));
        if (run != null) {
            summaries.of(run, employer).ifPresent(summary -> {
                model.addAttribute("summary", summary);
                Long register = summary.registerRun();
                model.addAttribute("register", register == null || register.equals(run) ? null : runs.byId(register));
            });
            model.addAttribute("files", files.of(run, employer));
        }
        boolean mine = state.signers().stream().anyMatch(name -> name.equalsIgnoreCase(visitor.name()));
        model.addAttribute(
                "maySign", visitor.mayPrepare() && !state.signedOff() && run != null && state.written() && !mine);
        model.addAttribute("mine", mine);
        model.addAttribute("mayFinalize", visitor.mayApprove() && state.signedOff() && state.finalAt() == null);
        model.addAttribute("words", employer + " " + period);
        return "month";
    }

    @PostMapping(MONTH + "/sign")
    String sign(
            @PathVariable("period") String month,
            @PathVariable("employer") String slug,
            @RequestParam("run") String looked,
            Visitor visitor,
            RedirectAttributes after) {
        visitor.must(Role.PREPARER);
        YearMonth period = Slug.period(month);
        EmployerState state = state(period, slug);
        String employer = state.employerRef();
        String subject = employer + " " + period + ", run " + state.runNumber();
        if (!looked.equals(String.valueOf(state.run()))) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    "A newer run came in between",
                    "Nothing was signed: you looked at other figures than stand there now. Open the month again, look"
                            + " at run " + state.runNumber() + ", and sign that.");
        }
        SigningOff.Taken taken =
                trail.told(visitor, "sign", subject, () -> signing.sign(period, employer, visitor.name(), null));
        after.addFlashAttribute(
                "message",
                taken.signed().signedOff()
                        ? "Signed off by " + String.join(" and ", taken.signed().accounts()) + ": these figures hold."
                        : "You signed run " + state.runNumber() + ". A second account has to sign the same figures.");
        return back(period, employer);
    }

    @PostMapping(MONTH + "/finalize")
    String finish(
            @PathVariable("period") String month,
            @PathVariable("employer") String slug,
            @RequestParam("confirm") String typed,
            Visitor visitor,
            RedirectAttributes after) {
        visitor.must(Role.APPROVER);
        YearMonth period = Slug.period(month);
        String employer = state(period, slug).employerRef();
        String words = employer + " " + period;
        if (!typed.strip().equals(words)) {
            throw Refused.badRequest(
                    "That is not \"" + words + "\"",
                    "Nothing was made final. Go back and type exactly that: employer, a space, and the period.");
        }
        String message =
                trail.told(visitor, "finalize", words, () -> finalizing.order(period, employer, visitor.name()));
        after.addFlashAttribute("message", message);
        return back(period, employer);
    }

    private EmployerState state(YearMonth period, String slug) {
        String ref = Slug.ref(slug).replace("\0", "");
        return states.of(period, ref)
                .orElseThrow(() -> Refused.nothingHere("No employer of that ref is known at Kota"));
    }

    private static String back(YearMonth period, String employer) {
        return "redirect:/console/periods/" + period + "/" + Slug.of(employer);
    }
}
