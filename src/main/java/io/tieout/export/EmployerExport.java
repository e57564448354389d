package io.tieout.export;

import io.tieout.file.WholeFile.Written;
import io.tieout.jobfile.ReconcileInputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the files of one employer, or finds them complete; the manifest last. */
@Component
class EmployerExport {

    private final EmployersOfRun employers;
    private final CsvFiles csv;
    private final Instructions instructions;
    private final Journals journals;
    private final Workbook workbook;
    private final ControlTotals totals;
    private final Exports exports;

    EmployerExport(
            EmployersOfRun employers,
            CsvFiles csv,
            Instructions instructions,
            Journals journals,
            Workbook workbook,
            ControlTotals totals,
            Exports exports) {
        this.employers = employers;
        this.csv = csv;
        this.instructions = instructions;
        this.journals = journals;
        this.workbook = workbook;
        this.totals = totals;
        this.exports = exports;
    }

    /** Must run in a transaction: the rows are streamed, and what went out is remembered. */
    void export(long run, String employerRef, ReconcileInputs inputs, Names names) throws IOException {
        EmployerOfRun employer = employers.of(run, employerRef);
        RunFolder folder = new RunFolder(inputs.out(), employer);
        Manifest manifest;
        if (folder.isComplete()) {
            // Killed after the manifest and before the commit: the files stand, only our memory of them is missing.
            manifest = ManifestFile.read(folder.file(ManifestFile.NAME));
        } else {
            folder.prepare();
            manifest = employer.review() == null
                    ? write(employer, folder, inputs, names)
                    : ManifestFile.of(employer, null, null, null, List.of());
            folder.complete(manifest);
        }
        if (manifest.review() == null) {
            folder.becomeLatest();
        }
        exports.remember(employer, folder.path(), manifest);
    }

    private Manifest write(EmployerOfRun employer, RunFolder folder, ReconcileInputs inputs, Names names)
            throws IOException {
        UnaryOperator<@Nullable String> known = names.of(employer.employerRef());
        List<Written> files = new ArrayList<>(csv.write(employer, known, folder));
        Instructions.Instruction instruction = instructions.write(employer, folder, inputs);
        files.add(instruction.file());
        Journal journal = journals.of(employer, inputs.settings());
        Workbook.Contents contents = new Workbook.Contents(
                employer,
                names.legalName(employer.employerRef()),
                inputs.settings(),
                instruction.told(),
                journal,
                List.copyOf(files),
                known);
        files.add(folder.write(Workbook.NAME, out -> workbook.write(contents, folder.path(), out)));
        return ManifestFile.of(employer, totals.forManifest(employer), instruction.told(), journal, List.copyOf(files));
    }
}
