package io.tieout.export;

import io.tieout.file.WholeFile;
import io.tieout.file.WholeFile.Written;
import io.tieout.jobfile.ReconcileSettings.Elements;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the files of one employer, or finds them complete; the manifest last. */
@Component
class EmployerExport {

    private final EmployersOfRun employers;
    private final ReconciliationCsv reconciliation;
    private final BreaksCsv breaks;
    private final PayrollImportCsv payrollImport;
    private final Workbook workbook;
    private final ControlTotals totals;
    private final Exports exports;

    EmployerExport(
            EmployersOfRun employers,
            ReconciliationCsv reconciliation,
            BreaksCsv breaks,
            PayrollImportCsv payrollImport,
            Workbook workbook,
            ControlTotals totals,
            Exports exports) {
        this.employers = employers;
        this.reconciliation = reconciliation;
        this.breaks = breaks;
        this.payrollImport = payrollImport;
        this.workbook = workbook;
        this.totals = totals;
        this.exports = exports;
    }

    /** Must run in a transaction: the rows are streamed, and what went out is remembered. */
    void export(long run, String employerRef, Path out, Elements elements) throws IOException {
        EmployerOfRun employer = employers.of(run, employerRef);
        RunFolder folder = new RunFolder(out, employer);
        Manifest manifest;
        if (folder.isComplete()) {
            // Killed after the manifest and before the commit: the files stand, only our memory of them is missing.
            manifest = ManifestFile.read(folder.file(ManifestFile.NAME));
        } else {
            folder.prepare();
            manifest = employer.review() == null
                    ? write(employer, folder, elements)
                    : ManifestFile.of(employer, null, null, List.of());
            WholeFile.write(folder.file(ManifestFile.NAME), to -> ManifestFile.write(manifest, to));
        }
        if (manifest.review() == null) {
            folder.becomeLatest();
        }
        exports.remember(employer, folder.path(), manifest);
    }

    private Manifest write(EmployerOfRun employer, RunFolder folder, Elements elements) throws IOException {
        ImportTotals sums = new ImportTotals();
        List<Written> files = new ArrayList<>();
        files.add(WholeFile.write(folder.file("reconciliation.csv"), out -> reconciliation.write(employer, out)));
        files.add(WholeFile.write(folder.file("breaks.csv"), out -> breaks.write(employer, out)));
        Written instruction = WholeFile.write(
                folder.file(EmployerOfRun.importName(employer.draft())),
                out -> payrollImport.write(employer, elements, sums, out));
        files.add(instruction);
        Manifest.PayrollImport told = instruction(employer, instruction, sums);
        files.add(
                WholeFile.write(folder.file(Workbook.NAME), out -> workbook.write(employer, told, folder.path(), out)));
        return ManifestFile.of(employer, totals.forManifest(employer), told, List.copyOf(files));
    }

    private Manifest.PayrollImport instruction(EmployerOfRun employer, Written file, ImportTotals sums) {
        @Nullable Integer before = file.rows() == 0 ? null : exports.alreadyInstructed(employer, file.sha256());
        return new Manifest.PayrollImport(
                file.name(),
                employer.draft(),
                file.rows(),
                file.sha256(),
                before,
                before == null ? null : "already instructed in run " + before + ", do not import again",
                sums.asList(),
                totals.leftOut(employer));
    }
}
