package io.tieout.export;

import io.tieout.file.WholeFile.Written;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The CSV files of a run that people read. */
@Component
class CsvFiles {

    private final ReconciliationCsv reconciliation;
    private final BreaksCsv breaks;
    private final ChangesCsv changes;

    CsvFiles(ReconciliationCsv reconciliation, BreaksCsv breaks, ChangesCsv changes) {
        this.reconciliation = reconciliation;
        this.breaks = breaks;
        this.changes = changes;
    }

    List<Written> write(EmployerOfRun employer, @Nullable UnaryOperator<@Nullable String> names, RunFolder folder)
            throws IOException {
        return List.of(
                folder.write("reconciliation.csv", out -> reconciliation.write(employer, names, out)),
                folder.write("breaks.csv", out -> breaks.write(employer, names, out)),
                folder.write("changes.csv", out -> changes.write(employer, names, out)));
    }
}
