package io.tieout.reconciliation;

import io.tieout.batch.Progress;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The employers of a run that were pulled and not settled yet. A restart goes on with what the table
 * says, so this reader keeps no position of its own.
 */
@Component
@StepScope
class UnsettledEmployers implements ItemReader<String> {

    private final JdbcClient jdbc;
    private final long run;
    private final Progress progress;
    private @Nullable Iterator<String> employers;

    UnsettledEmployers(DataSource dataSource, @Value("#{jobParameters['run']}") long run, Progress progress) {
        this.jdbc = JdbcClient.create(dataSource);
        this.run = run;
        this.progress = progress;
    }

    @Override
    public @Nullable String read() {
        if (employers == null) {
            List<String> unsettled = unsettled();
            progress.begin("Reconciling employers", unsettled.size());
            employers = unsettled.iterator();
        }
        if (!employers.hasNext()) {
            progress.end();
            return null;
        }
        return employers.next();
    }

    private List<String> unsettled() {
        return jdbc.sql("""
                        select employer_ref from run_employer
                        where run_id = ? and pulled_at is not null and reconciled_at is null
                          and failure is null and review is null
                        order by employer_ref collate "C"
                        """).param(run).query(String.class).list();
    }
}
