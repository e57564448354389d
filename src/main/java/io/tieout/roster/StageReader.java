package io.tieout.roster;

import io.tieout.payroll.Outcome;
import io.tieout.payroll.RowSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of one file for staging. It always begins with an empty staging table and the first line,
 * also after a kill: that is quicker than remembering, and a step that stopped half-way leaves nothing.
 */
class StageReader<R> implements ItemStreamReader<Outcome<R>> {

    private final JdbcClient db;
    private final long run;
    private final Staging<R> staging;
    private final Supplier<RowSource<R>> file;

    private @Nullable RowSource<R> rows;

    StageReader(JdbcClient db, long run, Staging<R> staging, Supplier<RowSource<R>> file) {
        this.db = db;
        this.run = run;
        this.staging = staging;
        this.file = file;
    }

    @Override
    public void open(ExecutionContext context) {
        WorkTables.empty(db, staging.table(), run);
        RowSource<R> opened = file.get();
        rows = opened;
        db.sql("""
                        insert into roster_file (run_id, subject, ignored_columns, has_leave_on)
                        values (:run, :subject, :ignored, :leave)
                        on conflict (run_id, subject) do update set rows = 0, unreadable = 0, refused = 0,
                            rejects = null, ignored_columns = excluded.ignored_columns,
                            has_leave_on = excluded.has_leave_on
                        """)
                .param("run", run)
                .param("subject", staging.fields().subject().word())
                .param("ignored", String.join(", ", opened.ignoredColumns()))
                .param("leave", opened.hasColumn("leave_on"))
                .update();
    }

    @Override
    public @Nullable Outcome<R> read() {
        return rows == null ? null : rows.next();
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }
}
