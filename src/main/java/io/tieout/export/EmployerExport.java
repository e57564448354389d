package io.tieout.export;

import io.tieout.file.WholeFile;
import io.tieout.file.WholeFile.Written;
import io.tieout.jobfile.ReconcileInputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the files of one employer, or finds them complete; the manifest last. */
@Component
class EmployerExport {

    private final EmployersOfRun employers;
    private final ReconciliationCsv reconciliation;
    private final BreaksCsv breaks;
    private final Instructions instructions;
    private final Workbook workbook;
    private final ControlTotals totals;
    private final Exports exports;

    EmployerExport(
            EmployersOfRun employers,
            ReconciliationCsv reconciliation,
            BreaksCsv breaks,
            Instructions instructions,
            Workbook workbook,
            ControlTotals totals,
            Exports exports) {
        this.employers = employers;
        this.reconciliation = reconciliation;
        this.breaks = breaks;
        this.instructions = instructions;
        this.workbook = workbook;
        this.totals = totals;
        this.exports = exports;
    }

    /** Must run in a transaction: the rows are streamed, and what went out is remembered. */
    void export(long run, String employerRef, ReconcileInputs inputs) throws IOException {
        EmployerOfRun employer = employers.of(run, employerRef);
        RunFolder folder = new RunFolder(inputs.out(), employer);
        Manifest manifest;
        if (folder.isComplete()) {
            // Killed after the manifest and before the commit: the files stand, only our memory of them is missing.
            manifest = ManifestFile.read(folder.file(ManifestFile.NAME));
        } else {
            folder.prepare();
            manifest = employer.review() == null
                    ? write(employer, folder, inputs)
                    : ManifestFile.of(employer, null, null, List.of());
            WholeFile.write(folder.file(ManifestFile.NAME), to -> ManifestFile.write(manifest, to));
        }
        if (manifest.review() == null) {
            folder.becomeLatest();
        }
        exports.remember(employer, folder.path(), manifest);
    }

    private Manifest write(EmployerOfRun employer, RunFolder folder, ReconcileInputs inputs) throws IOException {
        List<Written> files = new ArrayList<>();
        files.add(WholeFile.write(folder.file("reconciliation.csv"), out -> reconciliation.write(employer, out)));
        files.add(WholeFile.write(folder.file("breaks.csv"), out -> breaks.write(employer, out)));
        Instructions.Instruction instruction = instructions.write(employer, folder, inputs);
        files.add(instruction.file());
        files.add(WholeFile.write(
                folder.file(Workbook.NAME), out -> workbook.write(employer, instruction.told(), folder.path(), out)));
        return ManifestFile.of(employer, totals.forManifest(employer), instruction.told(), List.copyOf(files));
    }
}
