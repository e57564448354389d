package io.tieout.roster;

import io.tieout.batch.Progress;
import io.tieout.database.Copy;
import io.tieout.payroll.Outcome;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hashes the accepted rows and copies them into staging; of refused ones the refs alone, because whose row is broken
 * is not missing. Counts all.
 */
class StageWriter<R> implements ItemWriter<Outcome<R>> {

    private final DataSource dataSource;
    private final JdbcClient db;
    private final long run;
    private final Staging<R> staging;
    private final Hasher hasher;
    private final Progress progress;

    StageWriter(DataSource dataSource, JdbcClient db, long run, Staging<R> staging, Hasher hasher, Progress progress) {
        this.dataSource = dataSource;
        this.db = db;
        this.run = run;
        this.staging = staging;
        this.hasher = hasher;
        this.progress = progress;
    }

    @Override
    public void write(Chunk<? extends Outcome<R>> outcomes) {
        List<Object[]> accepted = new ArrayList<>(outcomes.size());
        List<Object[]> seen = new ArrayList<>();
        for (Outcome<R> outcome : outcomes) {
            if (outcome instanceof Outcome.Accepted<R> good) {
                accepted.add(staging.values(run, good.row(), hasher));
            } else if (outcome instanceof Outcome.Refused<R> bad && bad.read() != null) {
                Object[] refs = staging.unreadable(run, bad.read());
                if (refs != null) {
                    seen.add(refs);
                }
            }
        }
        Copy.rows(dataSource, staging.table() + " " + staging.columns(), accepted);
        Copy.rows(dataSource, staging.table() + " " + staging.unreadableColumns(), seen);
        db.sql("""
                        update roster_file set rows = rows + :rows, unreadable = unreadable + :unreadable
                        where run_id = :run and subject = :subject
                        """)
                .param("rows", outcomes.size())
                .param("unreadable", outcomes.size() - accepted.size())
                .param("run", run)
                .param("subject", staging.fields().subject().word())
                .update();
        progress.advance(outcomes.size());
    }
}
