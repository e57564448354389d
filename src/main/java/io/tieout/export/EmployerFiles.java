package io.tieout.export;

import io.tieout.batch.Progress;
import io.tieout.jobfile.ReconcileInputs;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the employers' folders, several at a time, and marks each as done in a transaction of its own. Nobody waits
 * for the disk to keep the mark: the folder is whole before it, and a mark that a crash took back is made again.
 */
class EmployerFiles implements ItemWriter<String> {

    private final long run;
    private final ReconcileInputs inputs;
    private final Names names;
    private final EmployerExport export;
    private final SideBySide sideBySide;
    private final JdbcClient db;
    private final Clock clock;
    private final Progress progress;

    EmployerFiles(
            long run,
            ReconcileInputs inputs,
            EmployerExport export,
            SideBySide sideBySide,
            JdbcClient db,
            Clock clock,
            Progress progress) {
        this.run = run;
        this.inputs = inputs;
        this.names = new Names(inputs.names(), new EmployerNames(inputs.employerNames()), LocalDate.now(clock));
        this.export = export;
        this.sideBySide = sideBySide;
        this.db = db;
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public void write(Chunk<? extends String> employerRefs) throws IOException {
        sideBySide.each(employerRefs.getItems(), ref -> {
            db.sql("set local synchronous_commit = off").update();
            export.export(run, ref, inputs, names);
            db.sql("update run_employer set exported_at = ? where run_id = ? and employer_ref = ?")
                    .params(clock.instant().atOffset(ZoneOffset.UTC), run, ref)
                    .update();
            progress.advance(1);
        });
    }
}
