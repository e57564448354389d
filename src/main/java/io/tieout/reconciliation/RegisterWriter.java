package io.tieout.reconciliation;

import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.database.Numbering;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.payroll.RejectShare;
import io.tieout.payroll.UnusableFileException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stores a chunk of register rows. Rows, control totals and, with the last chunk, the load itself
 * commit together, so a register counts whole or not at all.
 */
@Component
@StepScope
class RegisterWriter implements ItemStreamWriter<List<RegisterItem>>, StepExecutionListener {

    private static final String PROGRESS = "Reading the register";

    private final long run;
    private final ReconcileInputs inputs;
    private final RegisterTables tables;
    private final RegisterRejects rejects;
    private final Progress progress;
    private final Map<Integer, SortedSet<YearMonth>> otherPeriods = new HashMap<>();

    private final Numbering<RegisterKind> kinds = new Numbering<>();

    /** Of each employer: to count a million rows once more where they are stored takes a second at the end. */
    private final Map<String, Integer> accepted = new HashMap<>();

    RegisterWriter(
            @Value("#{jobParameters['run']}") long run,
            RunInputs runs,
            RegisterTables tables,
            RegisterRejects rejects,
            Progress progress) {
        this.run = run;
        this.inputs = runs.of(run, ReconcileInputs.class);
        this.tables = tables;
        this.rejects = rejects;
        this.progress = progress;
    }

    /** A try that was cut off may have left rows; what is loaded is always the whole of the files. */
    @Override
    public void beforeStep(StepExecution stepExecution) {
        if (!inputs.registers().isEmpty()) {
            tables.begin(run, inputs.registers());
        }
    }

    @Override
    public void write(Chunk<? extends List<RegisterItem>> chunk) {
        List<RegisterItem> items =
                chunk.getItems().stream().flatMap(List::stream).toList();
        tables.add(run, items, kinds);
        tables.add(run, RegisterTally.of(items));
        boolean allRead = false;
        for (RegisterItem item : items) {
            if (item instanceof RegisterItem.Accepted row) {
                accepted.merge(row.row().employerRef(), 1, Integer::sum);
            } else if (item instanceof RegisterItem.Refused refused) {
                rejects.add(refused.file(), refused.rejection());
            } else if (item instanceof RegisterItem.UnknownEmployer unknown) {
                rejects.addUnknownEmployer(unknown.file(), unknown.line());
            } else if (item instanceof RegisterItem.OtherPeriod other) {
                otherPeriods
                        .computeIfAbsent(other.file(), file -> new TreeSet<>())
                        .add(other.period());
            } else if (item instanceof RegisterItem.End end) {
                end(end.file());
                allRead = end.file() == inputs.registers().size() - 1;
            }
        }
        if (allRead) {
            tables.accept(run, inputs.period().toString(), accepted);
        }
        progress.advanceBeside(
                PROGRESS,
                items.stream()
                        .filter(item -> !(item instanceof RegisterItem.End))
                        .count());
        if (allRead) {
            progress.endBeside(PROGRESS);
        }
    }

    @Override
    public void close() {
        rejects.close();
    }

    private void end(int file) {
        RegisterRejects.Finished refused = rejects.finish(file);
        if (refused.file() != null) {
            tables.rejects(run, file, refused.file().toString());
        }
        Path path = inputs.registers().get(file).file();
        RegisterTables.FileCounts counts = tables.counts(run, file);
        RejectShare.check(
                path,
                counts.read(),
                counts.refused(),
                inputs.settings().maxRejectShare(),
                refused.first(),
                refused.file());
        refuseIfNothingOfThisPeriod(file, path, counts);
    }

    private void refuseIfNothingOfThisPeriod(int number, Path file, RegisterTables.FileCounts counts) {
        if (counts.accepted() == 0) {
            throw new UnusableFileException(file + ": none of its " + counts.read() + " rows belongs to "
                    + inputs.period() + ", they are of " + otherPeriods.getOrDefault(number, new TreeSet<>())
                    + ". Give the register of that period, or another --period.");
        }
    }
}
