package io.tieout.reconciliation;

import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.payroll.Outcome;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.RegisterRow;
import io.tieout.payroll.RowSource;
import io.tieout.payroll.UnusableFileException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The rows of all register files of a run, one file after the other, checked, some hundred at a time: one by one each
 * row would pass through the framework, which takes longer than reading it. It keeps no position: a restart
 * loads the files from the start, because a rejects file can't be rolled back to the middle.
 */
@Component
@StepScope
class RegisterReader implements ItemStreamReader<List<RegisterItem>> {

    static final int ROWS = 500;

    private final ReconcileInputs inputs;
    private final RegisterCheck check;
    private final Progress progress;
    private int file = -1;
    private @Nullable UnusableFileException failed;
    private @Nullable RowSource<RegisterRow> rows;

    RegisterReader(
            @Value("#{jobParameters['run']}") long run, RunInputs runs, DataSource dataSource, Progress progress) {
        this.inputs = runs.of(run, ReconcileInputs.class);
        this.check = new RegisterCheck(inputs.period(), dataSource);
        this.progress = progress;
    }

    /** A row that makes the file unusable is told after the rows before it. */
    @Override
    public @Nullable List<RegisterItem> read() {
        if (failed != null) {
            throw failed;
        }
        List<RegisterItem> items = new ArrayList<>(ROWS);
        try {
            while (items.size() < ROWS) {
                RegisterItem item = next();
                if (item == null) {
                    break;
                }
                items.add(check.of(item));
            }
        } catch (UnusableFileException unusable) {
            if (items.isEmpty()) {
                throw unusable;
            }
            failed = unusable;
        }
        return items.isEmpty() ? null : items;
    }

    private @Nullable RegisterItem next() {
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
