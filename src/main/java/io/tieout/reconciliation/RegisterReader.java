package io.tieout.reconciliation;

import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.payroll.Outcome;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.RegisterRow;
import io.tieout.payroll.RowSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The rows of all register files of a run, one file after the other. It keeps no position: a restart
 * loads the files from the start, because a rejects file can't be rolled back to the middle.
 */
@Component
@StepScope
class RegisterReader implements ItemStreamReader<RegisterItem> {

    private final ReconcileInputs inputs;
    private final Progress progress;
    private int file = -1;
    private @Nullable RowSource<RegisterRow> rows;

    RegisterReader(@Value("#{jobParameters['run']}") long run, RunInputs runs, Progress progress) {
        this.inputs = runs.of(run, ReconcileInputs.class);
        this.progress = progress;
    }

    @Override
    public @Nullable RegisterItem read() {
        if (rows == null && !nextFile()) {
            return null;
        }
        Outcome<RegisterRow> outcome = rows.next();
        if (outcome == null) {
            close();
            return new RegisterItem.End(file);
        }
        if (outcome instanceof Outcome.Refused<RegisterRow> refused) {
            return new RegisterItem.Refused(file, refused.rejection());
        }
        return new RegisterItem.Accepted(file, ((Outcome.Accepted<RegisterRow>) outcome).row());
    }

    private boolean nextFile() {
        file++;
        if (file >= inputs.registers().size()) {
            return false;
        }
        var path = inputs.registers().get(file).file();
        rows = PayrollFiles.register(path, inputs.settings().register());
        rows.assumptions().forEach(told -> progress.say(path.getFileName() + ": " + told));
        if (!rows.ignoredColumns().isEmpty()) {
            progress.say(path.getFileName() + ": columns that mean nothing here are left out: "
                    + String.join(", ", rows.ignoredColumns()));
        }
        return true;
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }
}
