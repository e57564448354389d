package io.tieout.export;

import io.tieout.jobfile.ReconcileInputs;
import io.tieout.payroll.EmployerRow;
import io.tieout.payroll.Outcome;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.RowSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Legal names of employers, read from an employers file when files are written; kept nowhere else. */
final class EmployerNames {

    /** No names are asked for. */
    static final EmployerNames NONE = new EmployerNames(null);

    private final ReconcileInputs.@Nullable NamesFile file;
    private @Nullable Map<String, String> byRef;

    EmployerNames(ReconcileInputs.@Nullable NamesFile file) {
        this.file = file;
    }

    /** Whether names are asked for at all. */
    boolean given() {
        return file != null;
    }

    /** Null for an employer who is not in the file. Employers are written side by side; the first one reads the file. */
    synchronized @Nullable String of(String employerRef) {
        if (file == null) {
            return null;
        }
        if (byRef == null) {
            byRef = read(file);
        }
        return byRef.get(employerRef);
    }

    /** A row that a sync would refuse still tells a name. */
    private static Map<String, String> read(ReconcileInputs.NamesFile file) {
        Map<String, String> names = new HashMap<>();
        try (RowSource<EmployerRow> rows = PayrollFiles.employers(file.file(), file.profile())) {
            for (Outcome<EmployerRow> outcome = rows.next(); outcome != null; outcome = rows.next()) {
                EmployerRow row = outcome instanceof Outcome.Accepted<EmployerRow> accepted
                        ? accepted.row()
                        : ((Outcome.Refused<EmployerRow>) outcome).read();
                if (row != null && row.legalName() != null) {
                    names.put(row.employerRef(), row.legalName());
                }
            }
        }
        return names;
    }
}
