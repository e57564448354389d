package io.tieout.export;

import io.tieout.batch.UsageException;
import io.tieout.export.LaneFooting.Sums;
import io.tieout.file.WholeFile.Written;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.jobfile.ReconcileSettings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The instruction to payroll: in which form it goes out, written, footed, and compared with what went out before. */
@Component
class Instructions {

    /** The file as it was written, and what the manifest says of it. */
    record Instruction(Written file, Manifest.PayrollImport told) {}

    private final PayrollImportFile file;
    private final LaneFooting footing;
    private final EmployersOfRun employers;
    private final ControlTotals totals;
    private final Exports exports;

    Instructions(
            PayrollImportFile file,
            LaneFooting footing,
            EmployersOfRun employers,
            ControlTotals totals,
            Exports exports) {
        this.file = file;
        this.footing = footing;
        this.employers = employers;
        this.totals = totals;
        this.exports = exports;
    }

    Instruction write(EmployerOfRun employer, RunFolder folder, ReconcileInputs inputs) throws IOException {
        ReconcileSettings job = inputs.settings();
        ImportSettings settings = job.payrollImport();
        ImportForm form = form(employer, settings, inputs.again());
        List<Sums> sums = footing.sums(employer, settings, job.reliefSign(), form);
        boolean foots = LaneFooting.foots(sums);
        boolean draft = employer.draft() || !foots;
        ImportTotals file = new ImportTotals(employer.employerRef());
        Written written = folder.write(
                PayrollImportFile.name(settings.layout(), draft),
                out -> this.file.write(employer, settings, job.reliefSign(), form, file, out));
        List<Manifest.LaneTotal> lanes = LaneFooting.lanes(sums, settings, form, file);
        String instruction = file.instructionSha256();
        @Nullable Integer before = written.rows() == 0 ? null : already(employer, form, instruction, written.sha256());
        return new Instruction(
                written,
                new Manifest.PayrollImport(
                        written.name(),
                        draft,
                        written.rows(),
                        written.sha256(),
                        instruction,
                        settings.secondImport().name().toLowerCase(Locale.ROOT),
                        settings.terms(employer.employerRef()),
                        form.difference() && form.before() != null
                                ? form.before().number()
                                : null,
                        before,
                        before == null ? null : "already instructed in run " + before + ", do not import again",
                        foots
                                ? form.note(written.rows(), file.zeroRows(), before != null)
                                : "the lanes don't foot: Kota sent a category of lines that is not known here, so this is"
                                        + " a draft; see 'footing' in the manifest and ask Kota",
                        file.asList(),
                        lanes,
                        LaneFooting.footing(sums, settings.rule(employer.employerRef())),
                        totals.leftOut(employer)));
    }

    /** @throws UsageException if only changes may be written and there is no telling what changed */
    private ImportForm form(EmployerOfRun employer, ImportSettings settings, boolean again) {
        Exports.Told told = exports.toldLast(employer).orElse(null);
        if (told == null) {
            return ImportForm.of(settings.secondImport(), null, again);
        }
        EmployerOfRun before = employers.of(told.runId(), employer.employerRef());
        ImportForm form = ImportForm.of(settings.secondImport(), before, again);
        if (form.difference() && !settings.terms(employer.employerRef()).equals(told.terms())) {
            throw new UsageException(employer.employerRef() + ": payroll adds on a second import, so only what changed"
                    + " since run " + before.number() + " may be written, but that run was written with other elements"
                    + " or another country rule. Set payroll-import in the job file as it was then, or take that import"
                    + " out of payroll and give the same command with --again, which writes the whole.");
        }
        return form;
    }

    /**
     * A file of changes is never the same instruction. Where payroll replaces, only what stands there now
     * counts: figures that went and came back must be told once more.
     */
    private @Nullable Integer already(EmployerOfRun employer, ImportForm form, String instruction, String sha256) {
        if (form.difference()) {
            return null;
        }
        long onlyAfter = form.zeros() && form.before() != null ? form.before().run() : 0;
        return exports.alreadyInstructed(employer, instruction, sha256, onlyAfter);
    }
}
